import { tryingCodeOf } from '../../domain/codes.ts'
import { newsOfSignIn } from '../../domain/news.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { PhoneCodePage } from '../../fragments/sign-in/phone-code.tsx'
import { defineStep } from '../step.ts'
import { addPhone, codeSchema, proveByCode, reachAgain } from './prove.ts'

export const phoneCode = defineStep<SignInProgress>()({
  path: 'phone-code',
  title: (words) => words.phone.addTitle,
  needs: ({ account, number }) => account !== undefined && number !== undefined && number.channel !== 'call',
  settles: 'codeProved',
  unsettles: ['number', 'sends'],
  once: true,
  schema: codeSchema,
  fragment: PhoneCodePage,
  news: newsOfSignIn('phone'),
  asks: tryingCodeOf('phone'),
  submit: async (visit, { code }, tried) =>
    addPhone(visit, await proveByCode(visit, 'phone', tried, code), visit.journey.progress.number!.channel),
  actions: { resend: reachAgain('phone'), text: reachAgain('phone', 'text'), call: reachAgain('phone', 'call') },
})
