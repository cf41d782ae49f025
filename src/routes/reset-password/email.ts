import { z } from 'zod'
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
    const sent = await sendResetCode(visit, address)
    if (!sent.ok) return refuse({ ...sent.fault, field: 'email' })
    return ok({ ...sent.value, facts: { email: address, sends: { at: visit.now, count: 1 } } })
  },
})
