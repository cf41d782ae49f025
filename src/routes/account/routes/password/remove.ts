import { countRoutes, removePassword } from '../../../../db/identities.ts'
import { newId } from '../../../../db/keys.ts'
import { removalPage } from '../removal.ts'

/** Takes the password off the account of who is signed in: from then on only accounts at providers open it. */
export const removePasswordPage = removalPage(
  async ({ visit, account }) => {
    if (account.password === undefined) return undefined
    return { route: 'password' as const, email: account.email, only: (await countRoutes(visit.db, account.id)) === 1 }
  },
  ({ visit: { db, keys, council, now }, account }) =>
    removePassword(db, keys, { account, historyId: newId(), keep: council.password.history, now }),
)
