import { z } from 'zod'
import { addAccount } from '../../db/accounts.ts'
import { newId } from '../../db/keys.ts'
import { checkCode, tryingCodeOf } from '../../domain/codes.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { registerCodeEmail } from '../../fragments/messages/code.ts'
import { RegisterCodePage } from '../../fragments/register/code.tsx'
import { code } from '../fields.ts'
import { defineStep } from '../step.ts'
import { sendAgain } from './send-code.ts'
import { takenOr } from './taken.ts'

export const registerCode = defineStep<RegisterProgress>()({
  path: 'code',
  title: (words) => words.registerCode.title,
  needs: ({ details, credentials }) => details !== undefined && credentials !== undefined,
  settles: 'account',
  once: true,
  schema: (council) => z.object({ code: code(council) }),
  fragment: RegisterCodePage,

  asks: tryingCodeOf('register'),

  async submit(visit, { code: typed }, tried) {
    const { details, credentials } = visit.journey.progress
    const { email, hash } = credentials!
    const checked = await checkCode(visit, tried, { journeyId: visit.journey.id, purpose: 'register', typed })
    if (!checked.ok) return no(checked.fault)

    const account = {
      id: newId(),
      council: visit.council.slug,
      email,
      person: details!,
      password: hash,
      status: 'active' as const,
    }
    return ok({
      facts: { account: true as const },
      forget: true,
      writes: [...checked.value, ...addAccount(visit.db, visit.keys, account, visit.now)],
      events: [{ name: 'account.registered', accountId: account.id }],
      // The mailbox is proved: what is said now is said to its owner.
      overtaken: takenOr(visit, email, { key: 'code.unusable', field: 'code' }),
    })
  },

  actions: {
    async resend(visit) {
      return sendAgain(visit, visit.journey.progress.credentials!.email, { mail: registerCodeEmail })
    },
  },
})
