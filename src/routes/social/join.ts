import type { Account } from '../../db/accounts.ts'
import type { Write } from '../../db/client.ts'
import { addIdentity, subjectOf } from '../../db/identities.ts'
import { newId } from '../../db/keys.ts'
import type { Sent } from '../../domain/decision.ts'
import { planNotice } from '../../domain/messages.ts'
import type { Visit } from '../../domain/visit.ts'
import { routeJoinedEmail } from '../../fragments/messages/routes.ts'
import type { Identity } from '../../identity-providers/identity-provider.ts'

/** The statements that let a provider's account open one here, and the id of its row. */
export function openedBy(
  { db, keys, council, now }: Visit,
  accountId: string,
  { provider, subject, email }: Identity,
): { identityId: string; writes: Write[] } {
  const id = newId()
  const joined = {
    id,
    council: council.slug,
    accountId,
    provider,
    subject: subjectOf({ provider, subject }),
    email,
    joinedAt: now,
  }
  return { identityId: id, writes: addIdentity(db, keys, joined) }
}

/** The same for an account that somebody has had before, and has just proved: its owner is told (ASVS 6.3.7). */
export function joinIdentity(
  visit: Visit,
  account: Account,
  identity: Identity,
): Required<Pick<Sent, 'writes' | 'events' | 'deliver'>> {
  const mail = planNotice(visit, account, (facts) =>
    routeJoinedEmail({ ...facts, route: identity.provider, address: visit.origin }),
  )
  return {
    writes: [...openedBy(visit, account.id, identity).writes, mail.write],
    events: [{ name: 'route.joined', accountId: account.id, facts: { route: identity.provider } }],
    deliver: mail.deliver,
  }
}
