import type { SignInProgress } from '../../domain/progress.ts'
import { ConfirmTextPage } from '../../fragments/sign-in/confirm-text.tsx'
import { defineStep } from '../step.ts'
import { codeSchema, proveByText, reachAgain, reportLost, signInWithPhone } from './prove.ts'

export const confirmText = defineStep<SignInProgress>()({
  path: 'confirm-text',
  title: (words) => words.phone.title,
  needs: ({ account, channel }) => account?.phone !== undefined && channel === 'text',
  settles: 'textConfirmed',
  once: true,
  schema: codeSchema,
  fragment: ConfirmTextPage,
  submit: async (visit, { code }) => signInWithPhone(visit, await proveByText(visit, 'sign-in', code), 'text'),
  actions: { resend: reachAgain('sign-in', 'text'), call: reachAgain('sign-in', 'call'), lost: reportLost },
})
