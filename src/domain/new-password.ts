import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import type { Fault } from './faults.ts'
import { findWeakness } from './password-weakness.ts'
import { isPassword } from './passwords.ts'

/**
 * Why an account may not have a password that keeps the rules of the council: it is easily guessed, it is the one that the account has,
 * or one of those before it.
 * @param earlier the hashes of those that must not come back
 */
export async function findUnfit(
  council: Council,
  typed: string,
  account: Pick<Account, 'email' | 'person' | 'password'>,
  earlier: readonly string[],
): Promise<Fault | undefined> {
  const field = 'password'
  const weakness = await findWeakness(council, typed, account)
  if (weakness) return { key: weakness, field }
  if (account.password !== undefined && (await isPassword(account.password, typed))) return { key: 'password.current', field }
  for (const hash of earlier)
    if (await isPassword(hash, typed)) return { key: 'password.previous', field, values: { most: council.password.history } }
  return undefined
}
