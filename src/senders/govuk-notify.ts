import { createHash, timingSafeEqual } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Answer, ask, baseOf, busy, parse, refused, refusedRecipient, textAt, unreachable, valueAt } from './ask.ts'
import type { Channel, Delivery, Incoming, Provider, Report, Sender, Sent, Setting } from './sender.ts'

const apiUrl: Setting = {
  name: 'NOTIFY_API_URL',
  about: 'Where GOV.UK Notify is.',
  otherwise: 'https://api.notifications.service.gov.uk',
}
const apiKey: Setting = {
  name: 'NOTIFY_API_KEY',
  about: 'A key of the council’s service at GOV.UK Notify: API integration, API keys.',
  form: /^.+(-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){2}$/i,
  local: 'local-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
}
const callbackToken: Setting = {
  name: 'NOTIFY_CALLBACK_TOKEN',
  about:
    'A long random text of your own, at least 20 characters and no spaces. It stands beside the address for delivery receipts at GOV.UK Notify: API integration, Callbacks.',
  form: /^\S{20,}$/,
  local: 'local-notify-callback-token',
}
const templateId = (channel: 'email' | 'sms'): Setting => ({
  name: `NOTIFY_${channel.toUpperCase()}_TEMPLATE_ID`,
  about:
    channel === 'email'
      ? 'The id of an e-mail template there, whose subject is ((subject)) and whose message is ((body)).'
      : 'The id of a text message template there, whose message is ((body)).',
  form: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  local: channel === 'email' ? '9d751e0e-f929-4891-82a1-a3e1c3c18ee3' : 'f33517ff-2a88-4f6e-b855-c550268ce08a',
})

/** E-mails by GOV.UK Notify. */
export const notifyEmail = notify('email')
/** Texts by GOV.UK Notify. */
export const notifySms = notify('sms')

/** GOV.UK Notify, whose templates hold our words whole: a subject and a body. docs.notifications.service.gov.uk/rest-api.html */
function notify(channel: 'email' | 'sms'): Provider {
  const template = templateId(channel)
  return {
    name: 'govuk-notify',
    channel,
    settings: [apiUrl, apiKey, template, callbackToken],
    connect(setting, patienceMs) {
      const [base, key] = [baseOf(setting(apiUrl.name)), setting(apiKey.name)]
      const request = async (path: string, more: RequestInit = {}) => {
        const headers = { authorization: `Bearer ${await tokenFor(key)}`, 'content-type': 'application/json' }
        return ask(`${base}/v2/notifications${path}`, { ...more, headers }, patienceMs)
      }
      return {
        name: 'govuk-notify',
        channel,
        async send(delivery) {
          const body = JSON.stringify(bodyOf(delivery, setting(template.name)))
          return sentBy(await request(`/${channel}`, { method: 'POST', body }), delivery)
        },
        async find({ id }) {
          return foundBy(await request(`?reference=${encodeURIComponent(id)}`), id)
        },
        readReport: async (incoming) => readReport(incoming, setting(callbackToken.name)),
      } satisfies Sender
    },
  }
}

const bodyOf = ({ id, channel, to, subject, text }: Delivery, template: string) => ({
  ...(channel === 'email' ? { email_address: to } : { phone_number: to }),
  template_id: template,
  personalisation: channel === 'email' ? { subject, body: text } : { body: text },
  reference: id,
})

/** A key is a name, the service's id and a secret, with hyphens between them; each request carries a token of its own. */
const tokenFor = (key: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .setIssuer(key.slice(-73, -37))
    .setIssuedAt()
    .sign(new TextEncoder().encode(key.slice(-36)))

/** What Notify's answer means. Its messages may change, its errors' names do not: only these are looked at. */
function sentBy(answer: Answer | undefined, { to, channel }: Delivery): Sent {
  if (!answer) return unreachable
  const { status, json } = answer
  const reference = textAt(json, 'id')
  if (status === 201) return reference ? { ok: true, reference } : unreachable
  if (status === 429) return busy(answer)
  // It can be asked by our reference whether it has it all the same.
  if (status < 400 || status >= 500) return unreachable
  const error = textAt(json, 'errors', 0, 'error')
  // Of what we send, only whom it is for differs from message to message. What else is not allowed is said by another name.
  if (status === 400 && error === 'ValidationError') return refusedRecipient
  return status === 400 && error === 'BadRequestError' && isForeign(channel, to) ? refusedRecipient : refused
}

/** Where texts to other countries are turned off at Notify, it is not the key that is wrong. */
const isForeign = (channel: Channel, to: string) => channel === 'sms' && !to.startsWith('+44')

function foundBy(answer: Answer | undefined, id: string): Report | 'none' | 'unknown' {
  const listed = valueAt(answer?.json, 'notifications')
  if (answer?.status !== 200 || !Array.isArray(listed)) return 'unknown'
  const found: unknown = listed.find((each) => textAt(each, 'reference') === id)
  return found ? reportOf(id, textAt(found, 'status')) : 'none'
}

function readReport({ headers, body }: Incoming, token: string): Report | 'forged' | undefined {
  if (!isSame(headers.get('authorization') ?? '', `Bearer ${token}`)) return 'forged'
  const told = parse(body)
  const [reference, status] = [textAt(told, 'reference'), textAt(told, 'status')]
  return reference && status ? reportOf(reference, status) : undefined
}

/** Notify's word for what became of a message: docs.notifications.service.gov.uk/rest-api.html#status-descriptions */
function reportOf(message: string, status: string | undefined): Report {
  if (status === 'delivered') return { message, state: 'delivered' }
  if (status === 'permanent-failure') return { message, state: 'undelivered', recipient: true }
  // A phone that is off or a full inbox, and Notify's own faults: the address may be right.
  if (status === 'temporary-failure' || status === 'technical-failure') return { message, state: 'undelivered' }
  return { message, state: 'sent' }
}

/** Whether two texts are the same, in a time that does not tell how far they are. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}
