import { z } from 'zod'
import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { mayResend, maySendToAnyone, type Sends } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { hashPassword } from '../../domain/passwords.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { EmailAndPasswordPage } from '../../fragments/register/email-and-password.tsx'
import { email, newPassword, withBothTheSame } from '../fields.ts'
import { defineStep } from '../step.ts'
import { sendRegisterCode } from './send-code.ts'

export const emailAndPassword = defineStep<RegisterProgress>()({
  path: 'email-and-password',
  title: (words) => words.credentials.title,
  needs: ({ details }) => details !== undefined,
  settles: 'credentials',
  schema: (council) => withBothTheSame(z.object({ email, ...newPassword(council) })),
  fragment: EmailAndPasswordPage,
  values: ({ credentials }): Record<string, string> => (credentials ? { email: credentials.email } : {}),
  async submit(visit, typed) {
    const { credentials, sends } = visit.journey.progress
    if (!typed.password && !credentials) return refuse({ key: 'password.missing', field: 'password' })

    const same = credentials !== undefined && foldEmail(credentials.email) === foldEmail(typed.email)
    const hash = typed.password ? await hashPassword(typed.password) : credentials!.hash
    const facts = { credentials: { email: typed.email, hash } }
    // Back and Next with the same address is not asking for another code: the one that was sent still works.
    if (same && sends && sends.at + visit.clocks.resendWait > visit.now) return ok({ facts })

    const fault =
      (same ? await mayResend(visit, visit.journey.id, sends) : undefined) ??
      (await maySendToAnyone(visit, foldEmail(typed.email)))
    if (fault) return refuse({ ...fault, field: 'email' })
    const count: Sends = { at: visit.now, count: same ? (sends?.count ?? 0) + 1 : 1 }
    const owner = await findAccountByEmail(visit.db, visit.keys, visit.council.slug, typed.email)
    return ok({ ...sendRegisterCode(visit, typed.email, owner), facts: { ...facts, sends: count } })
  },
})
