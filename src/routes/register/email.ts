import { z } from 'zod'
import { foldEmail } from '../../db/accounts.ts'
import { refuse } from '../../domain/decision.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { verificationCodeEmail } from '../../fragments/messages/code.ts'
import { RegisterEmailPage } from '../../fragments/register/email.tsx'
import { email } from '../fields.ts'
import { defineStep } from '../step.ts'
import { askingOf, sendToTyped } from './send-code.ts'
import { provedFacts } from './verify.ts'

/** The address, proved before anything else is asked for. */
export const registerEmail = defineStep<RegisterProgress>()({
  path: 'email',
  title: (words) => words.signUp.emailTitle,
  needs: () => true,
  settles: 'email',
  proves: ({ email: kept }, { email: typed }) => kept === undefined || foldEmail(kept) !== foldEmail(typed),
  unsettles: ['proved', 'continued'],
  schema: () => z.object({ email }),
  fragment: RegisterEmailPage,
  values: ({ email: typed, invited, identity }): Record<string, string> => {
    const address = typed ?? invited?.email ?? identity?.email
    return address ? { email: address } : {}
  },

  asks: (visit, { email: address }) => askingOf(visit, address),

  async submit(visit, { email: typed }, asked) {
    const { invited, email: kept, proved } = visit.journey.progress
    if (invited && foldEmail(typed) !== foldEmail(invited.email))
      return refuse({ key: 'email.not-invited', field: 'email', values: { email: invited.email } })
    // Back and on again with the address that was proved: it still is.
    if (proved && kept && foldEmail(typed) === foldEmail(kept))
      return ok({ facts: { email: typed, ...provedFacts(visit.council) } })

    const sent = sendToTyped(visit, { typed, kept, mail: verificationCodeEmail, mailboxFirst: true, ...asked })
    if (!sent.ok) return refuse(sent.fault)
    return ok({ ...sent.value, facts: { ...sent.value.facts, email: typed } })
  },
})
