import { z } from 'zod'
import { routesOf } from '../../domain/account-routes.ts'
import { checkCode, resending, tryingCodeOf } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { ownerWith } from '../../domain/journey.ts'
import { atField } from '../../domain/limits.ts'
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

  asks: tryingCodeOf('reset-password'),

  async submit(visit, { code: typed }, tried) {
    const { journey } = visit
    const checked = await checkCode(visit, tried, { journeyId: journey.id, purpose: 'reset-password', typed })
    if (!checked.ok) return no(checked.fault)
    // Who has the mailbox may know what else opens their account: perhaps they need no password.
    const owner = ownerWith(journey, journey.progress.email!)
    const opens = owner ? routesOf(owner.account, owner.identities) : []
    return ok({
      facts: { proved: true as const, opens, passwordChangedAt: owner?.account.passwordChangedAt },
      writes: checked.value,
      overtaken: { key: 'code.unusable', field: 'code' },
    })
  },

  actions: {
    async resend(visit) {
      const { email, sends } = visit.journey.progress
      const again = resending(visit, visit.journey.id, sends)
      if (!again.ok) return refuse({ ...again.fault, field: 'resend' })
      const { takes, ...sent } = sendResetCode(visit, {
        typed: email!,
        account: ownerWith(visit.journey, visit.journey.progress.email!)?.account,
        field: 'resend',
      })
      return ok({
        ...sent,
        takes: [...atField('resend', again.value), ...takes],
        facts: { sends: { at: visit.now, count: (sends?.count ?? 0) + 1 } },
      })
    },
  },
})
