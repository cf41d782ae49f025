import { type Account, foldEmail, readingAccountByEmail } from '../../db/accounts.ts'
import type { Reading } from '../../db/reading.ts'
import { makeCode, sendingToAnyone } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { atField, limits, minutes } from '../../domain/limits.ts'
import { planEmail } from '../../domain/messages.ts'
import type { ResetProgress } from '../../domain/progress.ts'
import type { Visit } from '../../domain/visit.ts'
import { resetCodeEmail } from '../../fragments/messages/code.ts'

/** The account that a typed address has, asked with its form. */
export const askingOf = ({ db, keys, council }: Visit, typed: string): Reading<Account | undefined> =>
  readingAccountByEmail(db, keys, council.slug, typed)

/**
 * Sends a code to an address that may have an account, unless too many were. Where it has none, or a suspended one, the same is
 * written and nothing sent.
 * @param field where it is told that there were too many
 */
export function sendResetCode(
  visit: JourneyVisit<ResetProgress>,
  { typed, account, field }: { typed: string; account: Account | undefined; field: string },
): Omit<Settled<unknown>, 'facts'> & Required<Pick<Settled<unknown>, 'takes'>> {
  const { council } = visit
  const live = account?.status === 'active'
  const which = { journeyId: visit.journey.id, purpose: 'reset-password', of: foldEmail(typed) } as const
  const { id, digits, writes } = makeCode(visit, { ...which, live })
  const { write, deliver } = planEmail(visit, {
    to: account?.email ?? typed,
    keptMs: limits.message.codeKeptMs,
    forNobody: !live,
    kind: 'code',
    about: { codeId: id, ...(account ? { accountId: account.id } : {}) },
    wording: resetCodeEmail({ council, language: visit.language, digits, minutes: minutes(limits.code.lifetimeMs) }),
  })
  return {
    takes: atField(field, sendingToAnyone(visit, 'reset-password', foldEmail(typed))),
    writes: [...writes, write],
    deliver,
    events: [{ name: 'reset.code-sent', ...(account ? { accountId: account.id } : {}), facts: { live } }],
  }
}
