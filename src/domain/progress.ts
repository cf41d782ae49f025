import type { Person } from '../db/accounts.ts'
import type { Identity, IdentityProviderName } from '../identity-providers/identity-provider.ts'
import type { Sends } from './codes.ts'
import type { Channel, Phone } from './phone.ts'

/*
 * What a person has told us so far, per journey: one optional fact a step. It is kept sealed, for a day, and forgotten at the end.
 */

/**
 * Whom a link was sent to that began the journey: nobody signs up with another address; who signs in with one is somebody else. The
 * names are those that the worker knows. The journey shows them once the address is proved; whoever has the link sees them, with the
 * address, on the page that it leads to.
 */
export type Invited = { email: string; given: string; surname: string }

/** What opens an account. */
export type RouteName = 'password' | IdentityProviderName

/** The provider's account that somebody came with, in the place of a password. */
export type Route = { provider: IdentityProviderName; identityId: string }

export type RegisterProgress = {
  /** who somebody is to a provider, whose account opens none here yet */
  identity?: Identity
  details?: Person
  /** of the password only its Argon2id hash is kept between steps */
  credentials?: { email: string; hash: string }
  /** the address, where it is proved before anything else is asked for */
  email?: string
  /** the account that the address had when it was typed: whoever proves the mailbox is told of it */
  ownerId?: string | undefined
  proved?: true
  continued?: true
  sends?: Sends
  account?: true
  /** the same, of who came from a provider */
  signedUp?: true
  invited?: Invited
}

export type SignInProgress = {
  /** whose password was right, or who came from a provider, and the phone that proves them */
  account?: {
    id: string
    email: string
    passwordChangedAt: number
    phone?: Phone & { changedAt: number | null }
    route?: Route
  }
  /** a proved mailbox has this account: proving it by the routes that open it adds a new one */
  joining?: { accountId: string; email: string; opens: RouteName[]; identity?: Identity }
  /** somebody signed in (by this session) is to prove a second account of theirs */
  merging?: { accountId: string; sessionId: string }
  sends?: Sends
  signedIn?: true
  /** who has no phone yet: the number that they named, as typed and as read, and how it is to be proved */
  number?: Phone & { country: string; typed: string; channel: Channel }
  codeProved?: true
  callProved?: true
  /** how the account's phone is to be reached */
  channel?: Channel
  codeConfirmed?: true
  callConfirmed?: true
  /** they have said that they no longer have the phone */
  phoneLost?: true
  invited?: Invited
}

export type ResetProgress = {
  email?: string
  /** the account that the address has */
  accountId?: string | undefined
  sends?: Sends
  proved?: true
  /** of the account whose mailbox is proved: what opens it, and its password, which must not be changed until there is a new one */
  opens?: RouteName[]
  passwordChangedAt?: number | undefined
  changed?: true
}

/** The journeys, by name, and what each is told. */
export type ProgressOf = { register: RegisterProgress; 'sign-in': SignInProgress; 'reset-password': ResetProgress }
export type JourneyName = keyof ProgressOf

/** A journey that is to begin with something known already. */
export type Beginning = { [Name in JourneyName]: { journey: Name; facts: ProgressOf[Name] } }[JourneyName]
