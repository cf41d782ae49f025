import type { Person } from '../db/accounts.ts'
import type { Sends } from './codes.ts'

/*
 * What a person has told us so far, per journey: one optional fact a step. It is kept sealed, for a day, and forgotten at the end.
 */

/** Whom a link was sent to that began the journey: no other address is taken. */
export type Invited = { email: string }

export type RegisterProgress = {
  details?: Person
  /** of the password only its Argon2id hash is kept between steps */
  credentials?: { email: string; hash: string }
  /** the address, where it is proved before anything else is asked for */
  email?: string
  proved?: true
  continued?: true
  sends?: Sends
  account?: true
  invited?: Invited
}

export type SignInProgress = {
  account?: { id: string; email: string; passwordChangedAt: number }
  sends?: Sends
  signedIn?: true
  invited?: Invited
}

export type ResetProgress = {
  email?: string
  sends?: Sends
  proved?: true
  changed?: true
}

/** The journeys, by name, and what each is told. */
export type ProgressOf = { register: RegisterProgress; 'sign-in': SignInProgress; 'reset-password': ResetProgress }
export type JourneyName = keyof ProgressOf

/** A journey that is to begin with something known already. */
export type Beginning = { [Name in JourneyName]: { journey: Name; facts: ProgressOf[Name] } }[JourneyName]
