import { type JWTPayload, SignJWT } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { reportOf } from '../../commands/message-providers/govuk-notify.ts'
import { notifyEmail, notifySms } from '../../src/senders/govuk-notify.ts'
import type { Provider } from '../../src/senders/sender.ts'
import { contract, doubleOf, newDelivery, sentBy, settingsFor } from './contract.ts'

const otherSecret = { NOTIFY_API_KEY: 'local-26785a09-ab16-4eb0-8407-a37497a57506-00000000-8d35-48ac-975b-e847b4f122b0' }
const templates = { email: '9d751e0e-f929-4891-82a1-a3e1c3c18ee3', sms: 'f33517ff-2a88-4f6e-b855-c550268ce08a' }

describe('e-mail', () => {
  contract({
    provider: notifyEmail,
    nobody: 'nobody@nowhere',
    badKey: otherSecret,
    down: 'unreachable',
    arrived(kept, { id, subject, text }) {
      expect(kept).toMatchObject({ reference: id, subject, text, type: 'email', template: { id: templates.email } })
    },
  })
})

describe('text', () => {
  contract({
    provider: notifySms,
    nobody: '+44770090',
    badKey: otherSecret,
    down: 'unreachable',
    arrived(kept, { id, text }) {
      expect(kept).toMatchObject({ reference: id, text, type: 'sms', template: { id: templates.sms } })
      expect(kept).not.toHaveProperty('subject')
    },
  })
})

const connect = (provider: Provider, change: Record<string, string> = {}) => {
  const values: Record<string, string> = { ...settingsFor(provider), ...change }
  return provider.connect((name) => values[name] ?? '', 5000)
}

describe('GOV.UK Notify', () => {
  it('takes no foreign numbers unless that is turned on: another provider may', async () => {
    const delivery = newDelivery('sms', { to: '+33612345678' })
    expect(await connect(notifySms).send(delivery)).toEqual({ ok: false, why: 'refused', recipient: true })
  })

  it.each([
    ['an unknown service', 'local-00000000-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'],
    ['what is no key', 'key'],
    ['a key with a long name', 'a-name-with-hyphens-26785a09-ab16-4eb0-8407-a37497a57506-00000000-8d35-48ac-975b-e847b4f122b0'],
  ])('refuses %s', async (_, NOTIFY_API_KEY) => {
    expect(await connect(notifySms, { NOTIFY_API_KEY }).send(newDelivery('sms'))).toEqual({ ok: false, why: 'refused' })
  })

  it('takes a key whatever its name is', async () => {
    const NOTIFY_API_KEY = 'of the-council-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
    expect(await connect(notifySms, { NOTIFY_API_KEY }).send(newDelivery('sms'))).toMatchObject({ ok: true })
  })

  // What its documentation says it answers, whatever was sent: the names of errors are looked at, their words are not.
  it.each([
    ['a service on trial', 400, 'BadRequestError', { ok: false, why: 'refused' }],
    ['another clock', 403, 'AuthError', { ok: false, why: 'refused' }],
    ['the limit of a minute', 429, 'RateLimitError', { ok: false, why: 'busy' }],
    ['the limit of a day', 429, 'TooManyRequestsError', { ok: false, why: 'busy' }],
  ])('tells of %s', async (_, status, error, expected) => {
    const answer = Response.json({ errors: [{ error, message: 'phone_number' }], status_code: status }, { status })
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(answer)
    expect(await connect(notifySms).send(newDelivery('sms'))).toEqual(expected)
    asked.mockRestore()
  })

  it.each([
    ['+447700900003', { state: 'undelivered' }],
    ['+447700900002', { state: 'undelivered', recipient: true }],
    ['+447700900111', { state: 'delivered' }],
  ])('is asked what became of a text to %s', async (to, expected) => {
    const delivery = newDelivery('sms', { to })
    await connect(notifySms).send(delivery)
    expect(await connect(notifySms).find!(delivery)).toEqual({ message: delivery.id, ...expected })
  })
})

describe('a delivery receipt', () => {
  const sender = connect(notifyEmail)
  const url = 'https://doorstep.example/durham/webhooks/govuk-notify'

  async function receipt(status: string, authorization = 'Bearer local-notify-callback-token') {
    const delivery = newDelivery('email')
    await sender.send(delivery)
    const [kept] = await sentBy('govuk-notify', delivery.to)
    const headers = new Headers({ authorization, 'content-type': 'application/json' })
    const report = await sender.readReport!({ url, headers, path: [], body: JSON.stringify(reportOf(kept!, status)) })
    return { delivery, report }
  }

  it.each([
    ['delivered', { state: 'delivered' }],
    ['permanent-failure', { state: 'undelivered', recipient: true }],
    ['temporary-failure', { state: 'undelivered' }],
    ['technical-failure', { state: 'undelivered' }],
    ['sending', { state: 'sent' }],
  ])('says %s', async (status, expected) => {
    const { delivery, report } = await receipt(status)
    expect(report).toEqual({ message: delivery.id, ...expected })
  })

  it.each([
    '',
    'Bearer ',
    'Bearer another',
    'local-notify-callback-token',
    'Bearer local-notify-callback-token2',
    'Basic bG9jYWw=',
  ])('is forged with "%s"', async (authorization) => expect((await receipt('delivered', authorization)).report).toBe('forged'))

  it.each(['', 'null', '[]', '{"reference":null,"status":"delivered"}', '{"reference":"a"}', '{"status":"delivered"}', '{'])(
    'tells nothing in %s',
    async (body) => {
      const headers = new Headers({ authorization: 'Bearer local-notify-callback-token' })
      expect(await sender.readReport!({ url, headers, body, path: [] })).toBeUndefined()
    },
  )
})

/** Without these, the tests above would show nothing. */
describe('the double of GOV.UK Notify refuses what GOV.UK Notify refuses', () => {
  const post = async (body: object, authorization = '') => {
    const answer = await fetch(`${doubleOf('govuk-notify')}/v2/notifications/sms`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { errors } = (await answer.json()) as { errors: { error: string; message: string }[] }
    return [answer.status, errors[0]!.message]
  }
  const token = async (claims: object, header = { typ: 'JWT', alg: 'HS256' }, secret = '3d844edf-8d35-48ac-975b-e847b4f122b0') =>
    `Bearer ${await new SignJWT(claims as JWTPayload).setProtectedHeader(header).sign(new TextEncoder().encode(secret))}`
  const iss = '26785a09-ab16-4eb0-8407-a37497a57506'
  const now = () => Math.floor(Date.now() / 1000)
  const good = { phone_number: '+447700900147', template_id: templates.sms, personalisation: { body: 'Hello' } }

  it('a request without a token, or with another', async () => {
    expect(await post(good)).toEqual([401, expect.any(String)])
    expect(await post(good, 'Bearer nothing')).toEqual([403, expect.any(String)])
    expect(await post(good, await token({ iss, iat: now() }, undefined, 'x'.repeat(36)))).toEqual([403, expect.any(String)])
  })

  it.each([-45, 45])('a token of %i seconds from now', async (seconds) => {
    expect(await post(good, await token({ iss, iat: now() + seconds }))).toEqual([403, expect.stringContaining('30 seconds')])
  })

  it.each<[object, string]>([
    [{ template_id: 'mine' }, 'template_id is not a valid UUID'],
    [{ template_id: undefined }, 'template_id is a required property'],
    [{ personalisation: {} }, 'Missing personalisation: body'],
    [{ phone_number: 'home' }, 'phone_number Must not contain letters or symbols'],
    [{ to: 'x' }, 'Additional properties are not allowed (to was unexpected)'],
  ])('%j', async (change, message) => {
    expect(await post({ ...good, ...change }, await token({ iss, iat: now() }))).toEqual([400, message])
  })
})
