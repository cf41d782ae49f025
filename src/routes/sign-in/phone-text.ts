import type { SignInProgress } from '../../domain/progress.ts'
import { PhoneTextPage } from '../../fragments/sign-in/phone-text.tsx'
import { defineStep } from '../step.ts'
import { addPhone, codeSchema, proveByText, reachAgain } from './prove.ts'

export const phoneText = defineStep<SignInProgress>()({
  path: 'phone-text',
  title: (words) => words.phone.addTitle,
  needs: ({ account, number }) => account !== undefined && number?.channel === 'text',
  settles: 'textProved',
  unsettles: ['number', 'sends'],
  once: true,
  schema: codeSchema,
  fragment: PhoneTextPage,
  submit: async (visit, { code }) => addPhone(visit, await proveByText(visit, 'phone', code), 'text'),
  actions: { resend: reachAgain('phone', 'text'), call: reachAgain('phone', 'call') },
})
