import { type Answer, busy, refused, refusedRecipient, unreachable, valueAt } from './ask.ts'
import type { NotSent } from './sender.ts'

/*
 * What Twilio's error codes mean here: twilio.com/docs/api/errors. Whatever is about the number that is written to is the recipient's,
 * also where it is Twilio or its account that does not serve such numbers: others are not to be passed over for one that nobody
 * serves. Everything else is the set-up's.
 */

const ofRecipient: ReadonlySet<number> = new Set([
  // a call: no such number, not supported, blocked, a country that is not allowed
  ...[13223, 13224, 13225, 13226, 13227],
  // no valid number, a premium one, a country that is not called, not reached, not allowed, not valid
  ...[21211, 21202, 21203, 21214, 21215, 21216, 21217],
  // short codes, the sender's own number, premium and information services
  ...[21263, 21265, 21266, 21268],
  // a country that is not texted
  21408,
  // has replied STOP, cannot be reached from this sender, is no mobile, is a landline
  ...[21610, 21612, 21614, 21635],
  // what the network says later: blocked, unknown, a landline
  ...[30004, 30005, 30006],
])

/** Too many requests, too many calls at a time, and a sender whose queue is full: nothing has left. */
const isBusy: ReadonlySet<number> = new Set([20429, 10004, 21611])

/** Whether an error says that it is this number that cannot be written to. */
export const isOfRecipient = (code: number): boolean => ofRecipient.has(code)

/** What an answer means that is not 201. */
export function notSent(answer: Answer): NotSent {
  const { status, json } = answer
  const code = Number(valueAt(json, 'code'))
  if (status === 429 || (status >= 400 && isBusy.has(code))) return busy(answer)
  // Twilio knows no key that makes a second request the same as the first: it may have taken it.
  if (status < 400 || status >= 500) return unreachable
  return isOfRecipient(code) ? refusedRecipient : refused
}
