import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { makeCode, maySendToAnyone, wasToldEnough } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Fault } from '../../domain/faults.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, minutes } from '../../domain/limits.ts'
import { planEmail } from '../../domain/messages.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import { registerCodeEmail } from '../../fragments/messages/code.ts'
import { addressTakenEmail } from '../../fragments/messages/notices.ts'

/**
 * Sends a code to an address that is to be registered, unless too many were. Where it has an account already its owner is told
 * instead, and nothing that can be typed gets through; to whoever is registering both are the same.
 */
export async function sendRegisterCode(
  visit: JourneyVisit<RegisterProgress>,
  to: string,
): Promise<Result<Omit<Settled<unknown>, 'facts'>, Fault>> {
  const { council, language, origin } = visit
  const fault = await maySendToAnyone(visit, 'register', foldEmail(to))
  if (fault) return no(fault)
  const toldEnough = await wasToldEnough(visit, foldEmail(to))
  const owner = await findAccountByEmail(visit.db, visit.keys, council.slug, to)
  const { digits, writes } = makeCode(visit, { journeyId: visit.journey.id, purpose: 'register', live: !owner })
  const { write, deliver } = owner
    ? planEmail(visit, {
        to: owner.email,
        keptMs: limits.message.noticeKeptMs,
        forNobody: toldEnough,
        wording: addressTakenEmail({ council, language: owner.person.language ?? language, address: origin }),
      })
    : planEmail(visit, {
        to,
        keptMs: limits.message.codeKeptMs,
        wording: registerCodeEmail({ council, language, digits, minutes: minutes(limits.code.lifetimeMs) }),
      })
  return ok({
    writes: [...writes, write],
    deliver,
    events: [owner ? { name: 'registration.address-taken', accountId: owner.id } : { name: 'registration.code-sent' }],
  })
}
