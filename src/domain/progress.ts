import type { Person } from '../db/accounts.ts'
import type { Sends } from './codes.ts'

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
  account?: { id: string; email: string; passwordChangedAt: number }
  sends?: Sends
  signedIn?: true
}

export type ResetProgress = {
  email?: string
  sends?: Sends
  proved?: true
  changed?: true
}
