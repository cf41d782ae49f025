import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { makeCode, maySendToAnyone } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Fault } from '../../domain/faults.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, minutes } from '../../domain/limits.ts'
import { languageOf, planEmail } from '../../domain/messages.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import { resetCodeEmail } from '../../fragments/messages/code.ts'

/**
 * Sends a code to an address that may have an account, unless too many were. Where it has none, or a suspended one, the same is
 * written and nothing sent.
 */
export async function sendResetCode(
  visit: JourneyVisit<ResetProgress>,
  typed: string,
): Promise<Result<Omit<Settled<unknown>, 'facts'>, Fault>> {
  const { council } = visit
  const fault = await maySendToAnyone(visit, 'reset-password', foldEmail(typed))
  if (fault) return no(fault)
  const account = await findAccountByEmail(visit.db, visit.keys, council.slug, typed)
  const live = account?.status === 'active'
  const { id, digits, writes } = makeCode(visit, { journeyId: visit.journey.id, purpose: 'reset-password', live })
  const language = account ? languageOf(visit, account) : visit.language
  const { write, deliver } = planEmail(visit, {
    to: account?.email ?? typed,
    keptMs: limits.message.codeKeptMs,
    forNobody: !live,
    kind: 'code',
    about: { codeId: id, ...(account ? { accountId: account.id } : {}) },
    wording: resetCodeEmail({ council, language, digits, minutes: minutes(limits.code.lifetimeMs) }),
  })
  return ok({
    writes: [...writes, write],
    deliver,
    events: [{ name: 'reset.code-sent', ...(account ? { accountId: account.id } : {}), facts: { live } }],
  })
}
