import { z } from 'zod'
import { checkCode, mayResend, maySendToAccount } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
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

  async submit(visit, { code: typed }) {
    const { id } = visit.journey.progress.account!
    const checked = await checkCode(visit, {
      journeyId: visit.journey.id,
      purpose: 'sign-in',
      owner: { of: id, typist: id },
      typed,
    })
    if (!checked.ok)
      return no({ ...checked.fault, events: checked.fault.events?.map((event) => ({ ...event, accountId: id })) ?? [] })
    const owner = await findOwner(visit)
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
      const fault = (await mayResend(visit, visit.journey.id, sends)) ?? (await maySendToAccount(visit, account!.id))
      if (fault) return refuse({ ...fault, field: 'resend' })
      return ok({ ...sendSignInCode(visit, account!), facts: { sends: { at: visit.now, count: (sends?.count ?? 0) + 1 } } })
    },
  },
})
