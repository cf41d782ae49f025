import { z } from 'zod'
import { foldEmail } from '../../db/accounts.ts'
import { mayResend } from '../../domain/codes.ts'
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
  // The schema cannot know whether there is a password to keep.
  alsoWrong: ({ credentials }, { password, confirm }) =>
    credentials || password || confirm ? [] : [{ key: 'password.missing', field: 'password' }],

  async submit(visit, typed) {
    const { credentials, sends } = visit.journey.progress
    if (!typed.password && !credentials) return refuse({ key: 'password.missing', field: 'password' })

    const same = credentials !== undefined && foldEmail(credentials.email) === foldEmail(typed.email)
    // Back and Next with the same address is not asking for another code: the one that was sent still works.
    const sending = !(same && sends && sends.at + visit.clocks.resendWait > visit.now)
    const fault = sending && same ? await mayResend(visit, visit.journey.id, sends) : undefined
    if (fault) return refuse({ ...fault, field: 'email' })
    const sent = sending ? await sendRegisterCode(visit, typed.email) : undefined
    if (sent && !sent.ok) return refuse({ ...sent.fault, field: 'email' })

    // Hashing comes last: what is refused must not cost it.
    const hash = typed.password ? await hashPassword(typed.password) : credentials!.hash
    const facts = { credentials: { email: typed.email, hash } }
    if (!sent) return ok({ facts })
    return ok({ ...sent.value, facts: { ...facts, sends: { at: visit.now, count: same ? (sends?.count ?? 0) + 1 : 1 } } })
  },
})
