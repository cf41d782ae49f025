import { z } from 'zod'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { VerifiedPage } from '../../fragments/register/verified.tsx'
import { defineStep } from '../step.ts'

/** Says that the address is proved, as the guide does. It asks for nothing but to go on. */
export const verified = defineStep<RegisterProgress>()({
  path: 'verified',
  title: (words) => words.signUp.verifiedTitle,
  needs: ({ proved }) => proved !== undefined,
  settles: 'continued',
  schema: () => z.object({}),
  fragment: VerifiedPage,
  submit: async () => ok({ facts: { continued: true as const } }),
})
