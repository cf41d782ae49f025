import { countRoutes, listIdentities, removeIdentity } from '../../../db/identities.ts'
import { removalPage } from './removal.ts'

/** Takes an account at a provider off the account here. */
export const removeIdentityPage = removalPage(
  async ({ visit, account, part }) => {
    const { db, keys } = visit
    const identity = (await listIdentities(db, keys, account.id)).find(({ id }) => id === part('identity'))
    if (!identity) return undefined
    const { id, provider: route, email } = identity
    return { id, route, email, only: (await countRoutes(db, account.id)) === 1 }
  },
  ({ visit, account }, { id }) => removeIdentity(visit.db, { id, accountId: account.id }),
)
