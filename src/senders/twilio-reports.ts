import type { CallEnd, Heard, Incoming, Report } from './sender.ts'
import { isOfRecipient } from './twilio-errors.ts'

/*
 * What Twilio tells: at /webhooks/twilio/<message>/status what became of a text or a call; at …/call that a call was answered; at
 * …/keys/<how often it was asked> what was pressed.
 */

/** Reads what became of a text or a call. The address says of which. */
export async function readReport(incoming: Incoming, token: string): Promise<Report | 'forged' | undefined> {
  if (!(await isSigned(incoming, token))) return 'forged'
  const [message, what] = incoming.path
  const told = new URLSearchParams(incoming.body)
  if (!message || what !== 'status') return undefined
  if (told.has('CallStatus')) return callReport(message, told)
  const status = told.get('MessageStatus') ?? told.get('SmsStatus')
  return status === null ? undefined : textReport(message, status, Number(told.get('ErrorCode')))
}

/** What became of a text, by Twilio's word for it: twilio.com/docs/messaging/api/message-resource#message-status-values */
export function textReport(message: string, status: string | undefined, code: number): Report {
  if (status === 'delivered' || status === 'read') return { message, state: 'delivered' }
  if (status !== 'undelivered' && status !== 'failed' && status !== 'canceled') return { message, state: 'sent' }
  return { message, state: 'undelivered', ...(isOfRecipient(code) ? { recipient: true as const } : {}) }
}

/** How calls end: twilio.com/docs/voice/api/call-resource#call-status-values */
const ends: Record<string, CallEnd> = { busy: 'engaged', 'no-answer': 'unanswered', failed: 'failed', canceled: 'failed' }

/** SIP's words for a number that nobody has, or that is not whole (RFC 3261 21.4). */
const noSuchNumber: ReadonlySet<string> = new Set(['404', '410', '484', '604'])

function callReport(message: string, told: URLSearchParams): Report {
  const status = told.get('CallStatus') ?? ''
  if (status === 'completed')
    return isMachine(told) ? { message, state: 'undelivered', call: 'answerphone' } : { message, state: 'sent', call: 'hung-up' }
  const call = ends[status]
  // On its way: queued, initiated, ringing, in-progress.
  if (!call) return { message, state: 'sent' }
  const recipient = noSuchNumber.has(told.get('SipResponseCode') ?? '') || isOfRecipient(Number(told.get('ErrorCode')))
  return { message, state: 'undelivered', call, ...(call === 'failed' && recipient ? { recipient: true as const } : {}) }
}

/** What answered, as far as Twilio can tell: twilio.com/docs/voice/answering-machine-detection. */
const isMachine = (told: URLSearchParams) => /^(machine_|fax$)/.test(told.get('AnsweredBy') ?? '')
const isPerson = (told: URLSearchParams) => told.get('AnsweredBy') === 'human'

/** Reads that a call was answered, or what was pressed in it. */
export async function readCall(incoming: Incoming, token: string): Promise<Heard | 'forged' | undefined> {
  const [message, what, asked] = incoming.path
  if (!message || (what !== 'call' && what !== 'keys')) return undefined
  if (!(await isSigned(incoming, token))) return 'forged'
  const told = new URLSearchParams(incoming.body)
  if (what === 'call') return { message, answeredBy: isMachine(told) ? 'machine' : isPerson(told) ? 'person' : 'unsure' }
  return { message, keys: told.get('Digits') ?? '', asked: Number(asked) }
}

/**
 * Whether Twilio has signed a request: HMAC-SHA1 by the auth token, over the address as it was called and every parameter, sorted by
 * name, each value once (twilio.com/docs/usage/webhooks/webhooks-security). Compared in constant time, by WebCrypto.
 */
async function isSigned({ url, headers, body }: Incoming, token: string): Promise<boolean> {
  const signature = fromBase64(headers.get('x-twilio-signature') ?? '')
  const told = [...new URLSearchParams(body)]
  // Nothing is worked out for what cannot be Twilio's: who sends it is not known yet.
  if (signature?.length !== sha1Bytes || !token || told.length > mostParameters) return false
  const encoder = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), hmac, false, ['verify'])
  return crypto.subtle.verify(hmac, key, signature, encoder.encode(url + joined(told)))
}

const sha1Bytes = 20
/** Twilio tells some thirty things of a call. */
const mostParameters = 200

/** All that was posted, as it is signed: names and values in their order, and none twice. */
function joined(told: readonly (readonly [string, string])[]): string {
  const sorted = told.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))
  return sorted
    .filter(([name, value], at) => sorted[at - 1]?.[0] !== name || sorted[at - 1]?.[1] !== value)
    .flat()
    .join('')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
