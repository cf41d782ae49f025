// What Twilio does by itself: it signs what it tells, reports what became of texts and calls, and plays a call as somebody hears it. In a
// browser's own terms, so that tests can do it inside workerd, too.

/** Where a portal is reached, with what Twilio posts there. */
export type Line = {
  token: string
  reach(url: string, init: { method: 'POST'; headers: Record<string, string>; body: string }): Promise<Reached>
}
type Reached = { status: number; type: string; text: string }

/** A text or a call that the double took. */
export type Taken = { id: string; to: string; from?: string; accountSid?: string; url?: string; statusCallback?: string }

type Parameters = [string, string][]

/** X-Twilio-Signature (twilio.com/docs/usage/webhooks/webhooks-security). */
export async function sign(token: string, url: string, parameters: Parameters): Promise<string> {
  const names = [...new Set(parameters.map(([name]) => name))].sort()
  const valuesOf = (wanted: string) =>
    [...new Set(parameters.filter(([name]) => name === wanted).map(([, value]) => value))].sort()
  const text =
    url +
    names
      .map((name) =>
        valuesOf(name)
          .map((value) => name + value)
          .join(''),
      )
      .join('')
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))))
}

/** Posts something to the portal, signed. */
export async function post({ token, reach }: Line, url: string, parameters: Parameters): Promise<Reached> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': await sign(token, url, parameters),
  }
  return reach(url, { method: 'POST', headers, body: new URLSearchParams(parameters).toString() })
}

/** Reports what became of a text: "delivered", or "undelivered" with an error code. */
export const reportText = (
  line: Line,
  { id, to, from = '', accountSid = '', statusCallback }: Taken,
  status: string,
  code?: number,
) =>
  post(line, statusCallback!, [
    ...Object.entries({ AccountSid: accountSid, ApiVersion: '2010-04-01', From: from, To: to }),
    ...Object.entries({ MessageSid: id, MessageStatus: status, SmsSid: id, SmsStatus: status }),
    ...(code ? Object.entries({ ErrorCode: String(code) }) : []),
  ])

export type Course = {
  /** what is pressed, each time a key is waited for; nothing at the end of the list */
  press?: string[]
  answeredBy?: 'human' | 'machine_start' | 'fax' | 'unknown'
  /** nobody answers */
  end?: 'busy' | 'no-answer' | 'failed' | 'canceled'
  /** the network's own word for that */
  sip?: string
}

/** What somebody hears of a call. */
export type Heard = { said: { text: string; language: string; voice: string }[]; hungUp: boolean; documents: string[] }

/** Makes a call, with what is pressed in it, and reports how it ended. */
export async function playCall(line: Line, call: Taken, { press = [], answeredBy = 'human', end, sip }: Course): Promise<Heard> {
  const heard: Heard = { said: [], hungUp: false, documents: [] }
  if (!end) await talk(line, call, { press: [...press], answeredBy }, heard)
  await reportCall(line, call, end ?? 'completed', {
    ...(end ? {} : { AnsweredBy: answeredBy }),
    ...(sip ? { SipResponseCode: sip } : {}),
  })
  return heard
}

/** Reports how a call stands. */
export const reportCall = (line: Line, call: Taken, status: string, more: Record<string, string> = {}) =>
  post(line, call.statusCallback!, [...parametersOf(call, status), ...Object.entries(more)])

const parametersOf = ({ id, to, from = '', accountSid = '' }: Taken, status: string): Parameters =>
  Object.entries({
    ...{ AccountSid: accountSid, ApiVersion: '2010-04-01', CallSid: id, CallStatus: status, Direction: 'outbound-api' },
    ...{ Called: to, Caller: from, From: from, To: to },
  })

async function talk(line: Line, call: Taken, { press, answeredBy }: { press: string[]; answeredBy: string }, heard: Heard) {
  const basic = [...parametersOf(call, 'in-progress'), ['AnsweredBy', answeredBy] as [string, string]]
  let next: { url: string; more: Parameters } | undefined = { url: call.url!, more: [] }
  for (let documents = 0; next && documents < 20; documents++) {
    const { url, more }: { url: string; more: Parameters } = next
    const { status, type, text } = await post(line, url, [...basic, ...more])
    if (status !== 200 || !/^(text|application)\/xml\b/.test(type)) {
      heard.said.push({ text: 'We are sorry, an application error has occurred. Goodbye.', language: 'en-US', voice: 'man' })
      return
    }
    heard.documents.push(text)
    next = follow(parse(text), url, press, heard)
  }
}

/** Carries out a document. @returns where the next one is */
function follow(verbs: Verb[], here: string, press: string[], heard: Heard): { url: string; more: Parameters } | undefined {
  for (const { name, attributes, children, text } of verbs) {
    if (name === 'Say') heard.said.push({ text, language: attributes.language ?? 'en-US', voice: attributes.voice ?? 'man' })
    else if (name === 'Gather') {
      follow(children, here, [], heard)
      const pressed = press.shift()
      if (pressed === '#' && attributes.finishOnKey !== '') throw new Error('# ends this Gather and is not told.')
      if (pressed !== undefined || attributes.actionOnEmptyResult === 'true')
        return { url: new URL(attributes.action ?? '', here).toString(), more: [['Digits', pressed ?? '']] }
    } else if (name === 'Hangup') {
      heard.hungUp = true
      return undefined
    } else if (name !== 'Pause') throw new Error(`This double does not know <${name}>.`)
  }
  return undefined
}

type Verb = { name: string; attributes: Record<string, string>; children: Verb[]; text: string }

const piece = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** Reads TwiML, which must be whole. */
export function parse(xml: string): Verb[] {
  const whole: Verb = { name: '', attributes: {}, children: [], text: '' }
  const open = [whole]
  const rest = xml.replace(/^<\?xml[^>]*\?>/, '').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(rest)) throw new Error('This is no XML.')
  for (piece.lastIndex = 0; piece.lastIndex < rest.length; ) {
    const at = piece.lastIndex
    const found = piece.exec(rest)
    if (!found) throw new Error(`This is no XML at ${rest.slice(at, at + 40)}`)
    const [, closing, name = '', attributes = '', alone, text] = found
    if (text !== undefined) for (const each of open) each.text += decode(text)
    else if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes nothing.`)
    } else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decode(value!)])
      const verb: Verb = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      open.at(-1)!.children.push(verb)
      // What stands between two digits is a rest.
      if (name === 'break') for (const each of open) each.text += ' … '
      if (!alone) open.push(verb)
    }
  }
  const [response, ...more] = whole.children
  if (open.length !== 1 || response?.name !== 'Response' || more.length > 0) throw new Error('This is no TwiML.')
  return response.children
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }

function decode(text: string): string {
  return text.replace(/&([^;]*);?/g, (all, name: string) => {
    if (!all.endsWith(';') || !(name in entities)) throw new Error(`This is no XML: ${all}`)
    return entities[name]!
  })
}
