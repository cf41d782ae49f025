import type { Write } from '../db/client.ts'
import { replaceCode, takeTry, useCode } from '../db/codes.ts'
import { isSignature, newId, newToken, sign } from '../db/keys.ts'
import { clear } from '../db/limits.ts'
import type { Refusal } from './decision.ts'
import type { Fault } from './faults.ts'
import { countWrongCode, limitId, limits, minutes, take } from './limits.ts'
import type { Channel } from './phone.ts'
import { no, ok, type Result } from './result.ts'
import type { Visit } from './visit.ts'

export type Purpose = 'register' | 'sign-in' | 'reset-password' | 'phone' | 'email-change' | 'mobile-change'

/** Whether a code of a purpose goes to a number that nobody has proved to be theirs yet. */
export const isToNewNumber = (purpose: string | undefined): boolean => purpose === 'phone' || purpose === 'mobile-change'

/** When a journey's latest code was sent (ms), and how many have been sent: what the code page tells, and what a resend waits for.
 * Where it can go to several phones, in several ways, also to which and how: another way need not wait. */
export type Sends = { at: number; count: number; to?: string; by?: Channel }

/**
 * Makes a new code for a journey, in the place of the one before.
 * @param live false where nobody may get through (an address without an account, or one that has one already): the same row and
 *   the same work, but no digits match it
 * @param to the phone or the address that it goes to, where the person can change that: on another one's page the code is worth nothing
 * @returns its id, which its message carries; the digits, to be sent and then forgotten; the statements that put the code in place
 */
export function makeCode(
  visit: Visit,
  { journeyId, purpose, live, to }: { journeyId: string; purpose: Purpose; live: boolean; to?: string },
) {
  const digits = randomDigits(visit.council.code.digits)
  const id = newId()
  const writes = replaceCode(visit.db, {
    id,
    journeyId,
    purpose,
    hash: sign(visit.keys.signing, 'code', bound(visit, { journeyId, purpose, to }, live ? digits : newToken())),
    triesLeft: limits.code.triesPerCode,
    expiresAt: visit.now + limits.code.lifetimeMs,
  })
  return { id, digits, writes }
}

/** Whose code it is, and who is typing it. */
export type Owner = { of: string; typist: string }

/**
 * Checks what a person typed against the journey's live code. The try is spent before the comparison.
 * @param owner whose wrong tries count together, across codes and journeys: an account or an address, and who types for it. Where
 *   anybody can name the address, that is the network: a stranger's wrong codes must not make its owner wait
 * @returns the statements that use the code up and clear the owner's wrong tries: part of the batch that lets them through
 */
export async function checkCode(
  visit: Visit,
  { journeyId, purpose, owner, typed, to }: { journeyId: string; purpose: Purpose; owner: Owner; typed: string; to?: string },
): Promise<Result<Write[], Refusal>> {
  const waits = {
    typist: limitId(visit, `wrong-code ${purpose}`, `${owner.of} ${owner.typist}`),
    everybody: limitId(visit, `wrong-code-everybody ${purpose}`, owner.of),
  }
  const { code, waitUntil, isLive } = await takeTry(visit.db, { journeyId, purpose, waits: Object.values(waits), now: visit.now })
  if (waitUntil !== undefined) return refused(waitFor(minutes(waitUntil - visit.now), isLive))
  if (!code) return refused({ key: 'code.unusable', field: 'code' })

  if (!isSignature(visit.keys.signing, 'code', bound(visit, { journeyId, purpose, to }, typed), code.hash)) {
    const waitMinutes = await countWrongCode(visit, waits)
    if (waitMinutes) return refused(waitFor(waitMinutes, code.triesLeft > 0))
    return refused(code.triesLeft > 0 ? { key: 'code.wrong', field: 'code' } : { key: 'code.unusable', field: 'code' })
  }
  return ok([...useCode(visit.db, code.id, visit.now), ...Object.values(waits).map((id) => clear(visit.db, id))])
}

/** What a wait is told with: afterwards the same code can be tried, or only a new one. */
const waitFor = (minutes: number, isLive: boolean): Fault => ({
  key: isLive ? 'code.wait' : 'code.spent',
  field: 'code',
  values: { minutes },
})

const refused = (fault: Fault) =>
  no({ faults: [fault], events: [{ name: fault.values?.minutes ? ('code.wait' as const) : ('code.wrong' as const) }] })

/**
 * Whether a journey may have another code: not before the wait is over, and not more than so many in an hour.
 * @param isFirstCounted its first code is asked for here, too
 */
export async function mayResend(
  visit: Visit,
  journeyId: string,
  sends: Sends | undefined,
  { isFirstCounted = false }: { isFirstCounted?: boolean } = {},
): Promise<Fault | undefined> {
  const left = (sends?.at ?? 0) + visit.clocks.resendWait - visit.now
  if (left > 0) return { key: 'code.resend-wait', values: { seconds: Math.ceil(left / 1000) } }
  const { most, windowMs } = limits.send.resendsPerJourney
  const window = { most: isFirstCounted ? most + 1 : most, windowMs }
  const wait = await take(visit, [{ name: 'resend', subject: journeyId, window }])
  return wait ? { key: 'code.resend-limit', values: { minutes: wait } } : undefined
}

/**
 * Whether a code may go to an address that anybody could have named (registration, reset). What a network may send is counted
 * first, and what it may not send counts for nobody: a stranger must not use up an owner's way back (ASVS 6.1.1).
 */
export async function maySendToAnyone(visit: Visit, purpose: Purpose, email: string): Promise<Fault | undefined> {
  const { perAddressAndNetwork, perAddress, perNetwork } = limits.send
  const wait =
    (await take(visit, [
      { name: `send-address-network ${purpose}`, subject: `${email} ${visit.network}`, window: perAddressAndNetwork },
      { name: 'send-network', subject: visit.network, window: perNetwork },
    ])) ?? (await take(visit, [{ name: `send-address ${purpose}`, subject: email, window: perAddress }]))
  return wait ? { key: 'code.send-limit', values: { minutes: wait } } : undefined
}

/**
 * Whether an address's owner has been told often enough today of others' tries to register with it. Counted for every address,
 * with an account or without: both cost the same (ASVS 6.3.8).
 */
export const wasToldEnough = async (visit: Visit, email: string): Promise<boolean> =>
  (await take(visit, [{ name: 'notice', subject: email, window: limits.send.noticesPerAddress }])) !== undefined

/** Whether a right password may cause another code: every one does, up to so many in an hour. */
export async function maySendToAccount(visit: Visit, accountId: string): Promise<Fault | undefined> {
  const wait = await take(visit, [{ name: 'send-account', subject: accountId, window: limits.send.perSignedInAccount }])
  return wait ? { key: 'code.send-limit', values: { minutes: wait } } : undefined
}

/** Whether another text or call may go out for an account, and to a number, today: each is paid for out of what all others need too. */
export async function maySendToPhone(visit: Visit, accountId: string, number: string): Promise<Fault | undefined> {
  const wait = await take(visit, [
    { name: 'phone-account', subject: accountId, window: limits.send.phonePerAccount },
    { name: 'phone-number', subject: number, window: limits.send.phonePerNumber },
  ])
  return wait ? { key: 'code.send-limit', values: { minutes: wait } } : undefined
}

/**
 * Whether a text or a call may go to a number that nobody has proved to be theirs yet. Whoever has an account can name any number:
 * nobody's phone is to ring all day for it. A number that is an account's own is counted by the account alone, so that nobody can
 * use up another's way in.
 */
export async function maySendToNewNumber(visit: Visit, number: string): Promise<Fault | undefined> {
  const { newNumbersPerNetwork, perNewNumber } = limits.send
  // What a network may not send counts for no number.
  const many = await take(visit, [{ name: 'send-number-network', subject: visit.network, window: newNumbersPerNetwork }])
  if (many) return { key: 'phone.network-limit', values: { minutes: many } }
  const wait = await take(visit, [{ name: 'send-number', subject: number, window: perNewNumber }])
  return wait ? { key: 'phone.send-limit', values: { minutes: wait } } : undefined
}

// Keyed, because eight digits on their own are quickly searched if the table leaks; bound to council, journey and purpose (ASVS 6.6.2).
const bound = (
  { council }: Visit,
  { journeyId, purpose, to }: { journeyId: string; purpose: Purpose; to: string | undefined },
  digits: string,
) => [council.slug, journeyId, purpose, ...(to ? [to] : []), digits].join(' ')

/** Digits from the system's random source, every one equally likely (ASVS 6.5.3). */
export function randomDigits(length: number) {
  let digits = ''
  while (digits.length < length) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    // 250 is the largest multiple of ten in a byte: beyond it the low digits would be likelier.
    if (byte! < 250) digits += byte! % 10
  }
  return digits
}
