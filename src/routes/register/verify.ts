import { z } from 'zod'
import type { Council } from '../../councils/council.ts'
import { foldEmail } from '../../db/accounts.ts'
import { checkCode } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { verificationCodeEmail } from '../../fragments/messages/code.ts'
import { VerifyPage } from '../../fragments/register/verify.tsx'
import { code } from '../fields.ts'
import { defineStep } from '../step.ts'
import { findOwned } from './owned.ts'
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

  async submit(visit, { code: typed }) {
    const owner = { of: foldEmail(visit.journey.progress.email!), typist: visit.network }
    const checked = await checkCode(visit, { journeyId: visit.journey.id, purpose: 'register', owner, typed })
    if (!checked.ok) return no(checked.fault)
    const overtaken = { key: 'code.unusable', field: 'code' } as const
    const { email, identity, invited } = visit.journey.progress
    const owned = await findOwned(visit, email!, { identity, invited })
    return ok({ ...owned, facts: provedFacts(visit.council), writes: checked.value, overtaken })
  },

  actions: {
    async resend(visit) {
      const sent = await sendAgain(visit, visit.journey.progress.email!, { mail: verificationCodeEmail, mailboxFirst: true })
      return sent.ok ? sent : refuse({ ...sent.fault, field: 'resend' })
    },
  },
})
