import type { Person } from '../db/accounts.ts'
import type { Sends } from './codes.ts'
import type { Channel, Phone } from './phone.ts'

/*
 * What a person has told us so far, per journey: one optional fact a step. It is kept sealed, for a day, and forgotten at the end.
 */

export type RegisterProgress = {
  details?: Person
  /** of the password only its Argon2id hash is kept between steps */
  credentials?: { email: string; hash: string }
  sends?: Sends
  account?: true
}

export type SignInProgress = {
  /** whose password was right, and the phone that proves them */
  account?: { id: string; email: string; passwordChangedAt: number; phone?: Phone & { changedAt: number | null } }
  sends?: Sends
  signedIn?: true
  /** who has no phone yet: the number that they named, as typed and as read, and how it is to be proved */
  number?: Phone & { country: string; typed: string; channel: Channel }
  textProved?: true
  callProved?: true
  /** how the account's phone is to be reached */
  channel?: Channel
  textConfirmed?: true
  callConfirmed?: true
  /** they have said that they no longer have the phone */
  phoneLost?: true
}

export type ResetProgress = {
  email?: string
  sends?: Sends
  proved?: true
  changed?: true
}
