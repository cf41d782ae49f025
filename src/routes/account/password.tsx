import { Hono } from 'hono'
import { z } from 'zod'
import { findAccount, findPasswordHistory, foldEmail, replacePassword } from '../../db/accounts.ts'
import { removeContactChangesOf } from '../../db/contact-changes.ts'
import { newId } from '../../db/keys.ts'
import { endSessionsOf, listLiveSessions } from '../../db/sessions.ts'
import { forgetSending } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { countWrongPassword, forgetWrongPasswords, takePasswordTry } from '../../domain/limits.ts'
import { planNotice } from '../../domain/messages.ts'
import { findUnfit } from '../../domain/new-password.ts'
import { hashPassword, isPassword } from '../../domain/passwords.ts'
import { no, ok } from '../../domain/result.ts'
import { ChangePasswordPage } from '../../fragments/account/password.tsx'
import { passwordChangedEmail } from '../../fragments/messages/notices.ts'
import type { App } from '../../middleware/app.ts'
import { signedIn } from '../../middleware/guards.ts'
import { newPassword, required, text, withBothTheSame } from '../fields.ts'
import { definePage, formAt } from '../form.tsx'

/**
 * A new password, for who knows the one before (ASVS 6.2.3): whoever finds a session open cannot take the account with it. Wrong ones count
 * like those of signing in. Every session ends, this one, too: who changes it may fear that somebody else is signed in (ASVS 7.4.3).
 */
const form = definePage({
  title: (words) => words.changePassword.title,
  async load({ visit: { db, keys, council }, account, sent }) {
    // Once it is sent, it may have been changed since the request began.
    const { email, password } = (sent && (await findAccount(db, keys, council.slug, account.id))) || account
    return { email, has: password !== undefined }
  },
  schema: (_, council) =>
    withBothTheSame(
      z.object({
        'current-password': text.refine((typed) => typed !== '', { message: 'current-password.missing' }),
        ...required(newPassword(council)),
      }),
    ),
  fragment: ChangePasswordPage,

  async submit({ visit, account }, { 'current-password': current, password }, { has }) {
    const { db, keys, council, now } = visit
    if (!has) return refuse({ key: 'form.overtaken' })
    const email = foldEmail(account.email)
    const resting = await takePasswordTry(visit, email)
    if (resting) return refuse(resting)
    if (!(await isPassword(account.password, current))) {
      const { delayMs } = await countWrongPassword(visit, email)
      return no({
        faults: [{ key: 'current-password.wrong', field: 'current-password' }],
        events: [{ name: 'sign-in.password-wrong', accountId: account.id }],
        answerAfterMs: delayMs,
      })
    }
    const keep = council.password.history
    const unfit = await findUnfit(council, password, account, await findPasswordHistory(db, keys, account.id, keep))
    if (unfit) return refuse(unfit)

    const { write, deliver } = planNotice(visit, account, (facts) => passwordChangedEmail({ ...facts, address: visit.origin }))
    return ok({
      to: '/sign-in/password?notice=password-changed',
      writes: [
        removeContactChangesOf(db, account.id),
        ...replacePassword(db, keys, { account, hash: await hashPassword(password), historyId: newId(), keep, now }),
        ...endSessionsOf(db, account.id, 'password-changed', now),
        ...forgetWrongPasswords(visit, email),
        ...forgetSending(visit, account.id),
        write,
      ],
      events: [{ name: 'account.password-changed', accountId: account.id }],
      deliver,
      endedSessions: await listLiveSessions(db, account.id),
    })
  },
})

export const changePassword = new Hono<App>()
changePassword.use('/', signedIn)
formAt(changePassword, '/', form)
