import { z } from 'zod'
import { foldEmail } from '../../db/accounts.ts'
import { resending } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { atField } from '../../domain/limits.ts'
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
  proves: ({ email: kept }, { email: typed }) => kept === undefined || foldEmail(kept) !== foldEmail(typed),
  unsettles: ['proved'],
  schema: () => z.object({ email }),
  fragment: ResetEmailPage,
  values: ({ email: typed }): Record<string, string> => (typed ? { email: typed } : {}),

  asks: (visit, { email: address }) => askingOf(visit, address),

  async submit(visit, { email: address }, account) {
    const { email: kept, accountId, sends, proved } = visit.journey.progress
    const known = { email: address, accountId: account?.id }
    // Back and on again with the same address is not asking for another code: it is still proved, or the one that was just sent works.
    const same = kept !== undefined && foldEmail(kept) === foldEmail(address)
    if (same && proved && account?.id === accountId) return ok({ facts: { ...known, proved } })
    if (same && sends && sends.at + visit.clocks.resendWait > visit.now) return ok({ facts: known })
    const again = same ? resending(visit, visit.journey.id, sends) : ok([])
    if (!again.ok) return refuse({ ...again.fault, field: 'email' })
    const { takes, ...sent } = sendResetCode(visit, { typed: address, account, field: 'email' })
    return ok({
      ...sent,
      takes: [...atField('email', again.value), ...takes],
      facts: { ...known, sends: { at: visit.now, count: same ? (sends?.count ?? 0) + 1 : 1 } },
    })
  },
})
