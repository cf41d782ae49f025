import { findAccountByEmail } from '../../db/accounts.ts'
import { listIdentities } from '../../db/identities.ts'
import type { Owner } from '../../db/journeys.ts'
import { routesOf } from '../../domain/account-routes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Invited } from '../../domain/progress.ts'
import type { Visit } from '../../domain/visit.ts'
import type { Identity } from '../../identity-providers/identity-provider.ts'

type CameWith = { identity?: Identity | undefined; invited?: Invited | undefined }

/**
 * Where the owner of a proved mailbox goes on who has an account with it already: they sign in to it, by the routes that open it,
 * which are told to nobody else. What they came with, an identity or an invitation, goes with them.
 */
export function ownedBy(
  { account, identities }: Owner,
  { identity, invited }: CameWith,
): Required<Pick<Settled<unknown>, 'begin' | 'events'>> {
  const opens = routesOf(account, identities)
  const joining = { accountId: account.id, email: account.email, opens, ...(identity ? { identity } : {}) }
  return {
    begin: { journey: 'sign-in', facts: { joining, ...(invited ? { invited } : {}) } },
    events: [{ name: 'registration.address-taken', accountId: account.id }],
  }
}

/** The same, by the address. @returns nothing for an address without an account */
export async function findOwned({ db, keys, council }: Visit, email: string, cameWith: CameWith) {
  const account = await findAccountByEmail(db, keys, council.slug, email)
  return account && ownedBy({ account, identities: await listIdentities(db, keys, account.id) }, cameWith)
}
