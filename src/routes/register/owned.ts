import { findAccountByEmail } from '../../db/accounts.ts'
import { listRoutes } from '../../domain/account-routes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Invited } from '../../domain/progress.ts'
import type { Visit } from '../../domain/visit.ts'
import type { Identity } from '../../identity-providers/identity-provider.ts'

/**
 * Where the owner of a proved mailbox goes on who has an account with it already: they sign in to it, by the routes that open it,
 * which are told to nobody else. What they came with, an identity or an invitation, goes with them.
 * @returns nothing for an address without an account
 */
export async function findOwned(
  visit: Visit,
  email: string,
  { identity, invited }: { identity?: Identity | undefined; invited?: Invited | undefined },
): Promise<Pick<Settled<unknown>, 'begin' | 'events'> | undefined> {
  const { db, keys, council } = visit
  const account = await findAccountByEmail(db, keys, council.slug, email)
  if (!account) return undefined
  const opens = await listRoutes(db, keys, account)
  const joining = { accountId: account.id, email: account.email, opens, ...(identity ? { identity } : {}) }
  return {
    begin: { journey: 'sign-in', facts: { joining, ...(invited ? { invited } : {}) } },
    events: [{ name: 'registration.address-taken', accountId: account.id }],
  }
}
