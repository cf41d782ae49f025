import { type Answer, ask, baseOf, textAt, unreachable, valueAt } from './ask.ts'
import type { Delivery, Provider, Report, Sender, Sent, Setting } from './sender.ts'
import { notSent } from './twilio-errors.ts'
import { readCall, readReport, textReport } from './twilio-reports.ts'
import { say } from './twilio-speech.ts'

const apiUrl: Setting = {
  name: 'TWILIO_API_URL',
  about: 'Where Twilio is.',
  otherwise: 'https://api.twilio.com',
}
const accountSid: Setting = {
  name: 'TWILIO_ACCOUNT_SID',
  about: 'The account at Twilio: console.twilio.com, Account Info. It begins with AC.',
  local: 'AC0123456789abcdef0123456789abcdef',
}
const authToken: Setting = {
  name: 'TWILIO_AUTH_TOKEN',
  about: 'Its primary auth token, beside it. It also signs what Twilio reports: an API key would not do.',
  local: 'local-twilio-auth-token',
}
const from: Setting = {
  name: 'TWILIO_FROM',
  about: 'The number, in E.164, that texts and calls come from. It must be able to do both.',
  local: '+441632960999',
}
const settings = [apiUrl, accountSid, authToken, from] as const
const name = 'twilio'

/** Texts by Twilio: twilio.com/docs/messaging/api/message-resource */
export const twilioSms: Provider = {
  name,
  channel: 'sms',
  settings,
  connect(setting, patienceMs): Sender {
    const account = accountAt(setting, patienceMs)
    return {
      name,
      channel: 'sms',
      send: async (delivery) =>
        sentBy(await account.post('Messages', textOf(delivery, setting(from.name))), /^[SM]M[\da-f]{32}$/i),
      find: async (delivery) =>
        foundBy(await account.get('Messages', { To: delivery.to, PageSize: String(mostListed) }), delivery),
      readReport: (incoming) => readReport(incoming, setting(authToken.name)),
    }
  },
}

/**
 * Calls by Twilio: twilio.com/docs/voice/api/call-resource. What is said is asked for when somebody has answered: no code stands in
 * the request, and an answerphone is told nothing. Which of the calls to a number is which Twilio cannot be asked: a call itself
 * tells, as soon as it is answered or over.
 */
export const twilioVoice: Provider = {
  name,
  channel: 'voice',
  settings,
  connect(setting, patienceMs): Sender {
    const account = accountAt(setting, patienceMs)
    return {
      name,
      channel: 'voice',
      send: async (delivery) => sentBy(await account.post('Calls', callOf(delivery, setting(from.name))), /^CA[\da-f]{32}$/i),
      readReport: (incoming) => readReport(incoming, setting(authToken.name)),
      readCall: (incoming) => readCall(incoming, setting(authToken.name)),
      say,
    }
  },
}

type Fields = Record<string, string>

/** An account, as its own requests reach it. */
function accountAt(setting: (name: string) => string, patienceMs: number) {
  const sid = setting(accountSid.name)
  const base = `${baseOf(setting(apiUrl.name))}/2010-04-01/Accounts/${encodeURIComponent(sid)}`
  const authorization = `Basic ${btoa(`${sid}:${setting(authToken.name)}`)}`
  return {
    post: (what: string, fields: Fields) =>
      ask(`${base}/${what}.json`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) }, patienceMs),
    get: (what: string, query: Fields) =>
      ask(`${base}/${what}.json?${new URLSearchParams(query)}`, { headers: { authorization } }, patienceMs),
  }
}

/** Where Twilio tells of one message. */
const placeOf = ({ webhooks, id }: Delivery, what: string) => `${webhooks}/${name}/${id}/${what}`

const textOf = (delivery: Delivery, number: string): Fields => ({
  To: delivery.to,
  From: number,
  Body: delivery.text,
  StatusCallback: placeOf(delivery, 'status'),
  ...(delivery.livesMs === undefined ? {} : { ValidityPeriod: String(secondsOf(delivery.livesMs)) }),
})

/** What Twilio takes: from a second to ten hours. */
const secondsOf = (ms: number) => Math.min(Math.max(Math.floor(ms / 1000), 1), 36_000)

const callOf = (delivery: Delivery, number: string): Fields => ({
  To: delivery.to,
  From: number,
  Url: placeOf(delivery, 'call'),
  StatusCallback: placeOf(delivery, 'status'),
  MachineDetection: 'Enable',
  // Who answers hears nothing until it is known that they are no machine.
  MachineDetectionTimeout: '8',
  // Most answerphones begin later.
  Timeout: '25',
  TimeLimit: '150',
})

function sentBy(answer: Answer | undefined, isReference: RegExp): Sent {
  if (!answer) return unreachable
  if (answer.status !== 201) return notSent(answer)
  const reference = textAt(answer.json, 'sid')
  return reference && isReference.test(reference) ? { ok: true, reference } : unreachable
}

const mostListed = 50
const dayMs = 24 * 60 * 60_000

/** Twilio keeps no reference of ours: a text is known by whom it went to and by its words: that of a code by the
 * code, and others are not sent twice in a day. */
function foundBy(answer: Answer | undefined, { id, text }: Delivery): Report | 'none' | 'unknown' {
  const listed = valueAt(answer?.json, 'messages')
  if (answer?.status !== 200 || !Array.isArray(listed)) return 'unknown'
  const now = Date.parse(answer.headers.get('date') ?? '')
  const recent = listed.filter((each) => !(now - Date.parse(textAt(each, 'date_created') ?? '') > dayMs))
  const found: unknown = recent.find((each) => textAt(each, 'body')?.trim() === text.trim())
  if (found) return textReport(id, textAt(found, 'status'), Number(valueAt(found, 'error_code')))
  // Where an account keeps no words, none can be compared; where there are more, it may be among them.
  const isWordless = recent.some((each) => textAt(each, 'body') === undefined)
  return isWordless || textAt(answer.json, 'next_page_uri') ? 'unknown' : 'none'
}
