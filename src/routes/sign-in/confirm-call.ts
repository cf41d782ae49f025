import { z } from 'zod'
import type { SignInProgress } from '../../domain/progress.ts'
import { ConfirmCallPage } from '../../fragments/sign-in/confirm-call.tsx'
import { defineStep } from '../step.ts'
import { askingOfCall, proveByCall, reachAgain, reportLost, signInWithPhone } from './prove.ts'

export const confirmCall = defineStep<SignInProgress>()({
  path: 'confirm-call',
  title: (words) => words.phone.title,
  needs: ({ account, channel }) => account?.phone !== undefined && channel === 'call',
  settles: 'callConfirmed',
  once: true,
  schema: () => z.object({}),
  fragment: ConfirmCallPage,
  asks: askingOfCall('sign-in'),
  submit: async (visit, _, stands) => signInWithPhone(visit, proveByCall(visit, stands), 'call'),
  actions: { resend: reachAgain('sign-in'), text: reachAgain('sign-in', 'text'), lost: reportLost },
})
