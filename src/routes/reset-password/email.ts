import { z } from 'zod'
import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { maySendToAnyone } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { ResetEmailPage } from '../../fragments/reset-password/email.tsx'
import { email } from '../fields.ts'
import { defineStep } from '../step.ts'
import { sendResetCode } from './send-code.ts'

export const resetEmail = defineStep<ResetProgress>()({
  path: 'email',
  title: (words) => words.resetEmail.title,
  needs: () => true,
  settles: 'email',
  unsettles: ['proved'],
  schema: () => z.object({ email }),
  fragment: ResetEmailPage,
  values: ({ email: typed }): Record<string, string> => (typed ? { email: typed } : {}),

  async submit(visit, { email: address }) {
    const fault = await maySendToAnyone(visit, foldEmail(address))
    if (fault) return refuse({ ...fault, field: 'email' })
    const account = await findAccountByEmail(visit.db, visit.keys, visit.council.slug, address)
    return ok({ ...sendResetCode(visit, address, account), facts: { email: address, sends: { at: visit.now, count: 1 } } })
  },
})
