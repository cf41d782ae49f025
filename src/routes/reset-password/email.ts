import { z } from 'zod'
import type { ResetProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { ResetEmailPage } from '../../fragments/reset-password/email.tsx'
import { email } from '../fields.ts'
import { defineStep } from '../step.ts'
import { askingOf, sendResetCode } from './send-code.ts'

export const resetEmail = defineStep<ResetProgress>()({
  path: 'email',
  title: (words) => words.resetEmail.title,
  needs: () => true,
  settles: 'email',
  unsettles: ['proved'],
  schema: () => z.object({ email }),
  fragment: ResetEmailPage,
  values: ({ email: typed }): Record<string, string> => (typed ? { email: typed } : {}),

  asks: (visit, { email: address }) => askingOf(visit, address),

  submit: async (visit, { email: address }, account) =>
    ok({
      ...sendResetCode(visit, { typed: address, account, field: 'email' }),
      facts: { email: address, accountId: account?.id, sends: { at: visit.now, count: 1 } },
    }),
})
