import { listIdentities, removeIdentity } from '../../../db/identities.ts'
import { removalPage } from './removal.ts'

/** Takes an account at a provider off the account here. */
export const removeIdentityPage = removalPage(
  async ({ visit, account, part }) => {
    const all = await listIdentities(visit.db, visit.keys, account.id)
    const identity = all.find(({ id }) => id === part('identity'))
    return (
      identity && {
        id: identity.id,
        route: identity.provider,
        email: identity.email,
        only: all.length === 1 && account.password === undefined,
      }
    )
  },
  ({ visit, account }, { id }) => removeIdentity(visit.db, { id, accountId: account.id }),
)
