import { z } from 'zod'
import { foldEmail, readingPasswordHistory, replacePassword } from '../../db/accounts.ts'
import { removeContactChangesOf } from '../../db/contact-changes.ts'
import { newId } from '../../db/keys.ts'
import { together } from '../../db/reading.ts'
import { endSessionsOf, readingLiveSessions } from '../../db/sessions.ts'
import { forgetSending } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { ownerWith } from '../../domain/journey.ts'
import { forgetWrongPasswords } from '../../domain/limits.ts'
import { planNotice } from '../../domain/messages.ts'
import { findUnfit } from '../../domain/new-password.ts'
import { hashPassword } from '../../domain/passwords.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { passwordChangedEmail } from '../../fragments/messages/notices.ts'
import { passwordAddedEmail } from '../../fragments/messages/routes.ts'
import { ResetPasswordPage } from '../../fragments/reset-password/password.tsx'
import { newPassword, required, withBothTheSame } from '../fields.ts'
import { defineStep } from '../step.ts'

export const resetPassword = defineStep<ResetProgress>()({
  path: 'password',
  title: (words) => words.resetPassword.title,
  needs: ({ proved }) => proved !== undefined,
  settles: 'changed',
  schema: (council) => withBothTheSame(z.object(required(newPassword(council)))),
  fragment: ResetPasswordPage,

  asks: ({ db, keys, council }, _, { journey }) =>
    together({
      history: readingPasswordHistory(db, keys, journey.accountId, council.password.history),
      sessions: readingLiveSessions(db, journey.accountId),
    }),

  async submit(visit, { password }, { history, sessions }) {
    const { db, keys, council, now } = visit
    const keep = council.password.history
    const { email, passwordChangedAt } = visit.journey.progress
    const account = ownerWith(visit.journey, email!)?.account
    // Whoever was in the mailbox for a moment must not undo what its owner has set since then.
    if (account?.status !== 'active' || account.passwordChangedAt !== passwordChangedAt) return refuse({ key: 'reset.over' })

    const unfit = await findUnfit(council, password, account, history)
    if (unfit) return refuse(unfit)

    // Who has signed in by other routes only is given one more by this.
    const isFirst = account.password === undefined
    const { write, deliver } = planNotice(visit, account, (facts) =>
      (isFirst ? passwordAddedEmail : passwordChangedEmail)({ ...facts, address: visit.origin }),
    )
    return ok({
      facts: { changed: true as const },
      writes: [
        removeContactChangesOf(db, account.id),
        ...replacePassword(db, keys, { account, hash: await hashPassword(password), historyId: newId(), keep, now }),
        ...endSessionsOf(db, account.id, 'password-reset', now),
        ...forgetWrongPasswords(visit, foldEmail(account.email)),
        ...forgetSending(visit, account.id),
        write,
      ],
      events: [
        { name: 'reset.done', accountId: account.id },
        ...(isFirst ? [{ name: 'route.joined' as const, accountId: account.id, facts: { route: 'password' as const } }] : []),
      ],
      deliver,
      endedSessions: sessions,
      leave: { to: '/sign-in/password?notice=password-changed' },
    })
  },
})
