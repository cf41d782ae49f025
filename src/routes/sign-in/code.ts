import { z } from 'zod'
import { checkCode, resending, sendingToAccount, tryingCodeOf } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { atField } from '../../domain/limits.ts'
import { newsOfSignIn } from '../../domain/news.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { SignInCodePage } from '../../fragments/sign-in/code.tsx'
import { code } from '../fields.ts'
import { defineStep } from '../step.ts'
import { arrive } from './arrive.ts'
import { findOwner, stillTheSame } from './reach.ts'
import { sendSignInCode } from './send-code.ts'

export const signInCode = defineStep<SignInProgress>()({
  path: 'code',
  title: (words) => words.signInCode.title,
  needs: ({ account }) => account !== undefined,
  settles: 'signedIn',
  once: true,
  schema: (council) => z.object({ code: code(council) }),
  fragment: SignInCodePage,
  news: newsOfSignIn('sign-in'),

  asks: tryingCodeOf('sign-in'),

  async submit(visit, { code: typed }, tried) {
    const { id } = visit.journey.progress.account!
    const checked = await checkCode(visit, tried, { journeyId: visit.journey.id, purpose: 'sign-in', typed })
    if (!checked.ok)
      return no({ ...checked.fault, events: checked.fault.events?.map((event) => ({ ...event, accountId: id })) ?? [] })
    const owner = findOwner(visit)
    if (!owner.ok) return refuse(owner.fault)
    const arrived = await arrive(visit, owner.value, { factor: 'email', to: visit.council.afterSignIn })
    return ok({
      ...arrived,
      facts: { signedIn: true as const },
      writes: [...checked.value, ...stillTheSame(visit), ...arrived.writes],
      overtaken: arrived.overtaken ?? { key: 'code.unusable', field: 'code' },
    })
  },

  actions: {
    async resend(visit) {
      const { account, sends } = visit.journey.progress
      const again = resending(visit, visit.journey.id, sends)
      if (!again.ok) return refuse({ ...again.fault, field: 'resend' })
      const takes = atField('resend', [...again.value, ...sendingToAccount(account!.id)])
      return ok({
        ...sendSignInCode(visit, account!),
        takes,
        facts: { sends: { at: visit.now, count: (sends?.count ?? 0) + 1 } },
      })
    },
  },
})
