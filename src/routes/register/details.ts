import { z } from 'zod'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { DetailsPage } from '../../fragments/register/details.tsx'
import { choice, line, optionalLine, postCode } from '../fields.ts'
import { defineStep } from '../step.ts'

export const details = defineStep<RegisterProgress>()({
  path: 'details',
  title: (words) => words.details.title,
  needs: () => true,
  settles: 'details',
  proves: ({ credentials }) => credentials === undefined,
  schema: ({ roles }) =>
    z
      .object({
        forename: line('forename.missing'),
        surname: line('surname.missing'),
        professional: z.enum(['yes', 'no']).optional().catch(undefined),
        role: choice(
          roles.map(({ value }) => value),
          'role.missing',
        ),
        otherRole: optionalLine(),
        organisation: line('organisation.missing'),
        street: line('street.missing', 200),
        town: line('town.missing'),
        postCode,
      })
      .refine(({ role, otherRole }) => role !== 'other' || otherRole !== '', {
        path: ['otherRole'],
        message: 'role.other-missing',
        when: () => true,
      }),
  fragment: DetailsPage,
  values: ({ details }) => ({ ...details }),
  submit: async ({ language }, { professional, otherRole, ...person }) =>
    ok({
      facts: {
        details: {
          ...person,
          language,
          ...(professional ? { professional } : {}),
          ...(person.role === 'other' ? { otherRole } : {}),
        },
      },
    }),
})
