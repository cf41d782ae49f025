import { z } from 'zod'
import { foldEmail } from '../../db/accounts.ts'
import { refuse } from '../../domain/decision.ts'
import { findWeakness } from '../../domain/password-weakness.ts'
import { hashPassword } from '../../domain/passwords.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { registerCodeEmail } from '../../fragments/messages/code.ts'
import { EmailAndPasswordPage } from '../../fragments/register/email-and-password.tsx'
import { email, newPassword, withBothTheSame } from '../fields.ts'
import { defineStep } from '../step.ts'
import { askingOf, sendToTyped } from './send-code.ts'

export const emailAndPassword = defineStep<RegisterProgress>()({
  path: 'email-and-password',
  title: (words) => words.credentials.title,
  needs: ({ details }) => details !== undefined,
  settles: 'credentials',
  schema: (council) => withBothTheSame(z.object({ email, ...newPassword(council) })),
  fragment: EmailAndPasswordPage,
  proves: ({ credentials }, typed) => credentials === undefined || foldEmail(credentials.email) !== foldEmail(typed.email),
  values: ({ credentials }): Record<string, string> => (credentials ? { email: credentials.email } : {}),
  // The schema cannot know whether there is a password to keep.
  alsoWrong: ({ credentials }, { password, confirm }) =>
    credentials || password || confirm ? [] : [{ key: 'password.missing', field: 'password' }],

  asks: (visit, { email: address }) => askingOf(visit, address),

  async submit(visit, typed, asked) {
    const { details: person, credentials } = visit.journey.progress
    if (!typed.password && !credentials) return refuse({ key: 'password.missing', field: 'password' })
    const weakness = typed.password && (await findWeakness(visit.council, typed.password, { email: typed.email, person }))
    if (weakness) return refuse({ key: weakness, field: 'password' })

    const sent = sendToTyped(visit, { typed: typed.email, kept: credentials?.email, mail: registerCodeEmail, ...asked })
    if (!sent.ok) return refuse(sent.fault)

    // Hashing comes last: what is refused must not cost it.
    const hash = typed.password ? await hashPassword(typed.password) : credentials!.hash
    return ok({ ...sent.value, facts: { ...sent.value.facts, credentials: { email: typed.email, hash } } })
  },
})
