import type { Account } from '../../db/accounts.ts'
import { makeCode } from '../../domain/codes.ts'
import type { Sent } from '../../domain/decision.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, minutes } from '../../domain/limits.ts'
import { planEmail } from '../../domain/messages.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { signInCodeEmail } from '../../fragments/messages/code.ts'

/** Sends a code to somebody whose password was right: they are waited with, and told when it does not leave. */
export function sendSignInCode(visit: JourneyVisit<SignInProgress>, { id, email }: Pick<Account, 'id' | 'email'>): Sent {
  const { council, language } = visit
  const {
    id: codeId,
    digits,
    writes,
  } = makeCode(visit, {
    ...{ journeyId: visit.journey.id, purpose: 'sign-in', of: id },
    live: true,
  })
  const { write, deliver } = planEmail(visit, {
    to: email,
    kind: 'code',
    about: { codeId, accountId: id },
    keptMs: limits.message.codeKeptMs,
    wording: signInCodeEmail({ council, language, digits, minutes: minutes(limits.code.lifetimeMs) }),
  })
  return {
    writes: [...writes, write],
    deliver,
    tellIfUnsent: (why) => (why === 'recipient' ? 'send.refused' : 'send.failed'),
    events: [{ name: 'sign-in.code-sent', accountId: id }],
  }
}
