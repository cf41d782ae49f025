import { tryingCodeOf } from '../../domain/codes.ts'
import { newsOfSignIn } from '../../domain/news.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { ConfirmCodePage } from '../../fragments/sign-in/confirm-code.tsx'
import { defineStep } from '../step.ts'
import { codeSchema, proveByCode, reachAgain, reportLost, signInWithPhone } from './prove.ts'

export const confirmCode = defineStep<SignInProgress>()({
  path: 'confirm-code',
  title: (words) => words.phone.title,
  needs: ({ account, channel }) => account?.phone !== undefined && channel !== undefined && channel !== 'call',
  settles: 'codeConfirmed',
  once: true,
  schema: codeSchema,
  fragment: ConfirmCodePage,
  news: newsOfSignIn('sign-in'),
  asks: tryingCodeOf('sign-in'),
  submit: async (visit, { code }, tried) =>
    signInWithPhone(visit, await proveByCode(visit, 'sign-in', tried, code), visit.journey.progress.channel!),
  actions: {
    resend: reachAgain('sign-in'),
    text: reachAgain('sign-in', 'text'),
    call: reachAgain('sign-in', 'call'),
    lost: reportLost,
  },
})
