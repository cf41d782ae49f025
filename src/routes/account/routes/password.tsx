import { z } from 'zod'
import { findAccount, findPasswordHistory, replacePassword } from '../../../db/accounts.ts'
import { newId } from '../../../db/keys.ts'
import { refuse } from '../../../domain/decision.ts'
import { planNotice } from '../../../domain/messages.ts'
import { findUnfit } from '../../../domain/new-password.ts'
import { hashPassword } from '../../../domain/passwords.ts'
import { ok } from '../../../domain/result.ts'
import { AddPasswordPage } from '../../../fragments/account/routes/password.tsx'
import { routeJoinedEmail } from '../../../fragments/messages/routes.ts'
import { newPassword, required, withBothTheSame } from '../../fields.ts'
import { definePage } from '../../form.tsx'

/** Gives a password to an account that has none. One that is there is changed at /account/password. */
export const addPasswordPage = definePage({
  title: ({ routes }) => routes.password.title,
  async load({ visit: { db, keys, council }, account, sent }) {
    // Once it is sent, another tab may have added one since the request began.
    const { email, password } = (sent && (await findAccount(db, keys, council.slug, account.id))) || account
    return { email, already: password !== undefined }
  },
  schema: (_, council) => withBothTheSame(z.object(required(newPassword(council)))),
  fragment: AddPasswordPage,
  async submit({ visit, account }, { password }, { already }) {
    const { db, keys, council, now } = visit
    if (already) return refuse({ key: 'route.changed' })
    const { history } = council.password
    const unfit = await findUnfit(council, password, account, await findPasswordHistory(db, keys, account.id, history))
    if (unfit) return refuse(unfit)

    const { write, deliver } = planNotice(visit, account, (facts) =>
      routeJoinedEmail({ ...facts, address: visit.origin, route: 'password' }),
    )
    return ok({
      to: '/account/routes?done=password-added',
      writes: [
        ...replacePassword(db, keys, { account, hash: await hashPassword(password), historyId: newId(), keep: history, now }),
        write,
      ],
      events: [{ name: 'route.joined', accountId: account.id, facts: { route: 'password' } }],
      deliver,
      overtaken: { key: 'route.changed' },
    })
  },
})
