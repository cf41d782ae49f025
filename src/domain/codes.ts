import type { Write } from '../db/client.ts'
import { replaceCode, type Tried, type Try, takingTry, useCode, waitsOf } from '../db/codes.ts'
import type { Asked } from '../db/journeys.ts'
import { isSignature, newId, newToken, sign } from '../db/keys.ts'
import { clear } from '../db/limits.ts'
import type { Reading } from '../db/reading.ts'
import type { Refusal } from './decision.ts'
import type { Fault } from './faults.ts'
import { countWrongCode, limitId, limits, minutes, type Take } from './limits.ts'
import type { Channel } from './phone.ts'
import { no, ok, type Result } from './result.ts'
import type { Visit } from './visit.ts'

export type Purpose = 'register' | 'sign-in' | 'reset-password' | 'phone' | 'email-change' | 'mobile-change'

/** Whether a code of a purpose goes to a number that nobody has proved to be theirs yet. */
export const isToNewNumber = (purpose: string | undefined): boolean => purpose === 'phone' || purpose === 'mobile-change'

/** When a journey's latest code was sent (ms), and how many have been sent: what the code page tells, and what a resend waits for.
 * Where it can go to several phones, in several ways, also to which and how: another way need not wait. */
export type Sends = { at: number; count: number; to?: string; by?: Channel }

/** What a code is for and whose it is. */
type CodeOf = {
  journeyId: string
  purpose: Purpose
  /** whose wrong tries count together, across codes and journeys: an account, or an address */
  of: string
  /** the phone or the address that it goes to, where the person can change that: on another one's page the code is worth nothing */
  to?: string | undefined
}

/**
 * Makes a new code for a journey, in the place of the one before.
 * @param live false where nobody may get through (an address without an account, or one that has one already): the same row and
 *   the same work, but no digits match it
 * @returns its id, which its message carries; the digits, to be sent and then forgotten; the statements that put the code in place
 */
export function makeCode(visit: Visit, { live, ...which }: CodeOf & { live: boolean }) {
  const { journeyId, purpose, of } = which
  const digits = randomDigits(visit.council.code.digits)
  const id = newId()
  const writes = replaceCode(visit.db, {
    id,
    journeyId,
    purpose,
    owner: sign(visit.keys.signing, `limit ${visit.council.slug} wrong-code ${purpose}`, of),
    hash: sign(visit.keys.signing, 'code', bound(visit, which, live ? digits : newToken())),
    triesLeft: limits.code.triesPerCode,
    expiresAt: visit.now + limits.code.lifetimeMs,
  })
  return { id, digits, writes }
}

/**
 * Where anybody can name the address that a code goes to, wrong tries count for the site that they come from: a stranger's must
 * not make its owner wait.
 */
const isAnybodys = (purpose: Purpose) => purpose === 'register' || purpose === 'reset-password'
const typistOf = (visit: Visit, purpose: Purpose) => (isAnybodys(purpose) ? visit.site : '')

/** Spends a try on a journey's live code: asked before the code is compared. */
export const tryingCode = (
  visit: Visit,
  { journeyId, purpose, isNew }: Pick<Tried, 'journeyId' | 'isNew'> & { purpose: Purpose },
): Reading<Try> =>
  takingTry(visit.db, { journeyId, purpose, typist: typistOf(visit, purpose), ...(isNew ? { isNew } : {}) }, visit.now)

/** The same for the code of the journey whose form is being claimed. */
export const tryingCodeOf =
  (purpose: Purpose) =>
  (visit: Visit, _: unknown, { journey, isNew }: Asked): Reading<Try> =>
    tryingCode(visit, { journeyId: journey.id, purpose, isNew })

/**
 * Checks what a person typed against a code on which a try was spent.
 * @returns the statements that use the code up and clear its owner's wrong tries: part of the batch that lets them through
 */
export async function checkCode(
  visit: Visit,
  { code, waitUntil, isLive }: Try,
  { typed, ...which }: Omit<CodeOf, 'of'> & { typed: string },
): Promise<Result<Write[], Refusal>> {
  if (waitUntil !== undefined) return refused(waitFor(minutes(waitUntil - visit.now), isLive))
  if (!code) return refused({ key: 'code.unusable', field: 'code' })

  const waits = waitsOf({ purpose: which.purpose, typist: typistOf(visit, which.purpose) }, code)
  if (!isSignature(visit.keys.signing, 'code', bound(visit, which, typed), code.hash)) {
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
 * Another code for a journey: not before the wait is over, and not more than so many in an hour.
 * @param isFirstCounted its first code is asked for here, too
 */
export function resending(
  visit: Visit,
  journeyId: string,
  sends: Sends | undefined,
  { isFirstCounted = false }: { isFirstCounted?: boolean } = {},
): Result<Take[], Fault> {
  const left = (sends?.at ?? 0) + visit.clocks.resendWait - visit.now
  if (left > 0) return no({ key: 'code.resend-wait', values: { seconds: Math.ceil(left / 1000) } })
  const { most, windowMs } = limits.send.resendsPerJourney
  const window = { most: isFirstCounted ? most + 1 : most, windowMs }
  return ok([{ name: 'resend', subject: journeyId, window, fault: { key: 'code.resend-limit' } }])
}

/**
 * A code to an address that anybody could have named (registration, reset). What its network may not send counts for nobody: a
 * stranger must not use up an owner's way back (ASVS 6.1.1).
 */
export function sendingToAnyone({ network, site }: Visit, purpose: Purpose, email: string): Take[] {
  const { perAddressAndNetwork, perAddress, perNetwork } = limits.send
  const fault = { key: 'code.send-limit' } as const
  return [
    { name: `send-address-network ${purpose}`, subject: `${email} ${site}`, window: perAddressAndNetwork, fault },
    { name: 'send-network', subject: network, window: perNetwork, fault },
    { name: `send-address ${purpose}`, subject: email, window: perAddress, fault },
  ]
}

/**
 * What an address's owner is told in a day of others' tries to register with it. Counted for every address, with an account or
 * without: both cost the same (ASVS 6.3.8).
 */
export const tellingOwner = (email: string): Take => ({
  ...{ name: 'notice', subject: email, window: limits.send.noticesPerAddress },
})

/**
 * Begins an account's sending anew, where its password has been changed: whoever had the old one may have used up what its owner signs
 * in with. What goes to its number, to numbers that are not proved, and out of a budget is counted on, and so are wrong codes.
 */
export const forgetSending = (visit: Visit, accountId: string): Write[] =>
  ['send-account', 'phone-account'].map((name) => clear(visit.db, limitId(visit, name, accountId)))

/** A code that a right password causes: every one does, up to so many in an hour. */
export const sendingToAccount = (accountId: string): Take[] => [
  { name: 'send-account', subject: accountId, window: limits.send.perSignedInAccount, fault: { key: 'code.send-limit' } },
]

/**
 * Another text or call for an account, and to a number, in a day: each is paid for out of what all others need too. What leaves for a
 * number that is proved to be the account's, and what leaves for it before, is counted apart: whoever names somebody else's number takes
 * nothing of what its owner signs in with.
 */
export const sendingToPhone = (accountId: string, number: string, { proved }: { proved: boolean }): Take[] => [
  {
    ...{ name: proved ? 'phone-account' : 'phone-account unproved', subject: accountId },
    ...{ window: limits.send.phonePerAccount, fault: { key: 'code.send-limit' } },
  },
  {
    ...{ name: proved ? 'phone-number' : 'phone-number unproved', subject: number },
    ...{ window: limits.send.phonePerNumber, fault: { key: 'code.send-limit' } },
  },
]

/**
 * A text or a call to a number that nobody has proved to be theirs yet. Whoever has an account can name any number: nobody's phone is
 * to ring all day for it. A number that is an account's own is not counted here, so that nobody can use up another's way
 * in; and what a network may not send counts for no number.
 */
export function sendingToNewNumber({ site }: Visit, number: string): Take[] {
  const { newNumbersPerNetwork, perNewNumber } = limits.send
  return [
    { name: 'send-number-network', subject: site, window: newNumbersPerNetwork, fault: { key: 'phone.network-limit' } },
    { name: 'send-number', subject: number, window: perNewNumber, fault: { key: 'phone.send-limit' } },
  ]
}

// Keyed, because eight digits on their own are quickly searched if the table leaks; bound to council, journey and purpose (ASVS 6.6.2).
const bound = ({ council }: Visit, { journeyId, purpose, to }: Omit<CodeOf, 'of'>, digits: string) =>
  [council.slug, journeyId, purpose, ...(to ? [to] : []), digits].join(' ')

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
