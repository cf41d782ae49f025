import { z } from 'zod'
import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { listRoutes } from '../../domain/account-routes.ts'
import { checkCode, mayResend } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { ResetCodePage } from '../../fragments/reset-password/code.tsx'
import { code } from '../fields.ts'
import { defineStep } from '../step.ts'
import { sendResetCode } from './send-code.ts'

export const resetCode = defineStep<ResetProgress>()({
  path: 'code',
  title: (words) => words.resetCode.title,
  needs: ({ email }) => email !== undefined,
  settles: 'proved',
  once: true,
  schema: (council) => z.object({ code: code(council) }),
  fragment: ResetCodePage,

  async submit(visit, { code: typed }) {
    const owner = { of: foldEmail(visit.journey.progress.email!), typist: visit.network }
    const checked = await checkCode(visit, { journeyId: visit.journey.id, purpose: 'reset-password', owner, typed })
    if (!checked.ok) return no(checked.fault)
    // Who has the mailbox may know what else opens their account: perhaps they need no password.
    const { db, keys, council, journey } = visit
    const account = await findAccountByEmail(db, keys, council.slug, journey.progress.email!)
    const opens = account ? await listRoutes(db, keys, account) : []
    return ok({
      facts: { proved: true as const, opens },
      writes: checked.value,
      overtaken: { key: 'code.unusable', field: 'code' },
    })
  },

  actions: {
    async resend(visit) {
      const { email, sends } = visit.journey.progress
      const fault = await mayResend(visit, visit.journey.id, sends)
      if (fault) return refuse({ ...fault, field: 'resend' })
      const sent = await sendResetCode(visit, email!)
      if (!sent.ok) return refuse({ ...sent.fault, field: 'resend' })
      return ok({ ...sent.value, facts: { sends: { at: visit.now, count: (sends?.count ?? 0) + 1 } } })
    },
  },
})
