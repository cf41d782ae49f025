import { z } from 'zod'
import type { Council } from '../../councils/council.ts'
import { checkCode, tryingCodeOf } from '../../domain/codes.ts'
import { ownerWith } from '../../domain/journey.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { verificationCodeEmail } from '../../fragments/messages/code.ts'
import { VerifyPage } from '../../fragments/register/verify.tsx'
import { code } from '../fields.ts'
import { defineStep } from '../step.ts'
import { ownedBy } from './owned.ts'
import { sendAgain } from './send-code.ts'

/** What is known once the address is proved: where no page says so, nobody needs to go on from it. */
export const provedFacts = ({ journeys }: Council): Pick<RegisterProgress, 'proved' | 'continued'> =>
  journeys.register.includes('verified') ? { proved: true } : { proved: true, continued: true }

/** The code that proves the address. Whose address has an account goes on to sign in to it, and is told how. */
export const verify = defineStep<RegisterProgress>()({
  path: 'verify',
  title: (words) => words.signUp.verifyTitle,
  needs: ({ email }) => email !== undefined,
  settles: 'proved',
  once: true,
  schema: (council) => z.object({ code: code(council) }),
  fragment: VerifyPage,

  asks: tryingCodeOf('register'),

  async submit(visit, { code: typed }, tried) {
    const { journey } = visit
    const checked = await checkCode(visit, tried, { journeyId: journey.id, purpose: 'register', typed })
    if (!checked.ok) return no(checked.fault)
    const overtaken = { key: 'code.unusable', field: 'code' } as const
    const { email, identity, invited } = journey.progress
    // Of an account that the address has got since then, the last step tells.
    const owner = ownerWith(journey, email!)
    const owned = owner ? ownedBy(owner, { identity, invited }) : {}
    return ok({ ...owned, facts: provedFacts(visit.council), writes: checked.value, overtaken })
  },

  actions: {
    async resend(visit) {
      return sendAgain(visit, visit.journey.progress.email!, { mail: verificationCodeEmail, mailboxFirst: true })
    },
  },
})
