import type { Account } from '../../db/accounts.ts'
import { makeCode } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, minutes } from '../../domain/limits.ts'
import { planEmail } from '../../domain/messages.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import { resetCodeEmail } from '../../fragments/messages/code.ts'

/** Sends a code to an address that may have an account. Where it has none, or a suspended one, the same is written and nothing sent. */
export function sendResetCode(
  visit: JourneyVisit<ResetProgress>,
  typed: string,
  account: Account | undefined,
): Omit<Settled<unknown>, 'facts'> {
  const { council } = visit
  const live = account?.status === 'active'
  const { digits, writes } = makeCode(visit, { journeyId: visit.journey.id, purpose: 'reset-password', live })
  const language = account?.person.language ?? visit.language
  const { write, deliver } = planEmail(visit, {
    to: account?.email ?? typed,
    keptMs: limits.message.codeKeptMs,
    forNobody: !live,
    wording: resetCodeEmail({ council, language, digits, minutes: minutes(limits.code.lifetimeMs) }),
  })
  return {
    writes: [...writes, write],
    deliver,
    events: [{ name: 'reset.code-sent', ...(account ? { accountId: account.id } : {}), facts: { live } }],
  }
}
