import { z } from 'zod'
import type { SignInProgress } from '../../domain/progress.ts'
import { PhoneCallPage } from '../../fragments/sign-in/phone-call.tsx'
import { defineStep } from '../step.ts'
import { addPhone, askingOfCall, proveByCall, reachAgain } from './prove.ts'

export const phoneCall = defineStep<SignInProgress>()({
  path: 'phone-call',
  title: (words) => words.phone.addTitle,
  needs: ({ account, number }) => account !== undefined && number?.channel === 'call',
  settles: 'callProved',
  unsettles: ['number', 'sends'],
  once: true,
  schema: () => z.object({}),
  fragment: PhoneCallPage,
  asks: askingOfCall('phone'),
  submit: async (visit, _, stands) => addPhone(visit, proveByCall(visit, stands), 'call'),
  actions: { resend: reachAgain('phone'), text: reachAgain('phone', 'text') },
})
