import { z } from 'zod'
import { refuse } from '../../domain/decision.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { RegisteredPage } from '../../fragments/register/ready.tsx'
import { defineStep } from '../step.ts'

/** The last page of a registration. It asks nothing. */
export const ready = defineStep<RegisterProgress>()({
  path: 'ready',
  title: (words) => words.registered.title,
  needs: ({ account }) => account !== undefined,
  schema: () => z.object({}),
  fragment: RegisteredPage,
  submit: async () => refuse({ key: 'form.incomplete' }),
})
