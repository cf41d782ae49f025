import { answer, readingCall, replaceCall, type StoredCall } from '../db/calls.ts'
import type { Db, Write } from '../db/client.ts'
import type { Tried } from '../db/codes.ts'
import { newId } from '../db/keys.ts'
import { ask, derived, type Reading } from '../db/reading.ts'
import type { CallEnd, Delivery } from '../senders/sender.ts'
import { isToNewNumber, type Purpose } from './codes.ts'
import { limits } from './limits.ts'
import { planMessage, type Wording } from './messages.ts'
import type { Visit } from './visit.ts'

/** How a call stands. Nobody tells that it rings for nobody: after a while that is taken to be so. */
export type CallState = 'ringing' | 'confirmed' | CallEnd | 'expired'

type Which = { journeyId: string; purpose: Purpose }

/**
 * Plans a call in which # must be pressed, in the place of the journey's call before. It may be answered as long as a code lives.
 * @returns the statements to be written with their cause, and the call to be made once they are
 */
export function planCall(
  visit: Visit,
  { journeyId, purpose, to, wording, accountId }: Which & { to: string; wording: Wording; accountId: string },
): { writes: Write[]; deliver: Delivery[] } {
  const { id, write, deliver } = planMessage(visit, {
    channel: 'voice',
    kind: 'call',
    to,
    wording,
    keptMs: limits.message.codeKeptMs,
    about: { accountId },
    unproved: isToNewNumber(purpose),
  })
  const call = { id: newId(), journeyId, purpose, messageId: id, expiresAt: visit.now + limits.code.lifetimeMs }
  return { writes: [...replaceCall(visit.db, call), write], deliver }
}

/** How a call stands, and its row. */
export type Stands = { id: string; state: CallState }

/** How a journey's call stands; without one, or when it was used, as if it had expired. */
export function readingCallOf(
  db: Db,
  { journeyId, purpose }: { journeyId: Tried['journeyId']; purpose: Purpose },
  now: number,
): Reading<Stands> {
  return derived(readingCall(db, journeyId, purpose), (call) => standingOf(call, now))
}

/** The same, in a request of its own. */
export const callOf = (db: Db, which: Which, now: number): Promise<Stands> => ask(db, readingCallOf(db, which, now))

function standingOf(call: StoredCall | undefined, now: number): Stands {
  if (!call || call.usedAt !== null || call.expiresAt <= now) return { id: call?.id ?? '', state: 'expired' }
  const began = call.expiresAt - limits.code.lifetimeMs
  const lasted = now - began
  if (call.status === 'answered') return { id: call.id, state: lasted >= limits.call.lastsForMs ? 'hung-up' : 'ringing' }
  const silent = call.status === 'ringing' && lasted >= limits.call.ringsForMs
  return { id: call.id, state: silent ? 'unanswered' : call.status }
}

/**
 * What was pressed in a call: # confirms, once; anything else changes nothing. Who answers late, when the page has already offered
 * another way, is still let in, as long as no other call or text took this one's place.
 * @returns whether it confirmed
 */
export async function answerCall(db: Db, messageId: string, keys: string, now: number): Promise<boolean> {
  return keys.trim() === '#' && (await answer(db, messageId, now))
}
