import { html } from 'hono/html'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parse } from '../../commands/message-providers/twilio-line.ts'
import type { Incoming, Provider, Saying } from '../../src/senders/sender.ts'
import { twilioSms, twilioVoice } from '../../src/senders/twilio.ts'
import { contract, newDelivery, sentBy, settingsFor } from './contract.ts'

const otherToken = { TWILIO_AUTH_TOKEN: 'another-auth-token' }
const from = '+441632960999'
const place = (id: string, what: string) => `https://doorstep.example/norfolk/webhooks/twilio/${id}/${what}`

describe('text', () => {
  contract({
    provider: twilioSms,
    nobody: '+15005550001',
    badKey: otherToken,
    down: 'unreachable',
    asksByRecipient: true,
    arrived(kept, { id, to, text }) {
      expect(kept.form).toEqual({ To: to, From: from, Body: text, StatusCallback: place(id, 'status') })
    },
  })
})

describe('call', () => {
  contract({
    provider: twilioVoice,
    nobody: '+15005550001',
    badKey: otherToken,
    down: 'unreachable',
    arrived(kept, { id, to, text }) {
      expect(kept.form).toMatchObject({ To: to, From: from, Url: place(id, 'call'), StatusCallback: place(id, 'status') })
      expect(kept.form).toMatchObject({ MachineDetection: 'Enable', Timeout: '25' })
      expect(JSON.stringify(kept.form)).not.toContain(/\d{6}/.exec(text)?.[0])
    },
  })
})

const connect = (provider: Provider, change: Record<string, string> = {}) => {
  const values: Record<string, string> = { ...settingsFor(provider), ...change }
  return provider.connect((name) => values[name] ?? '', 5000)
}

afterEach(() => vi.restoreAllMocks())

describe('Twilio', () => {
  it('is told for how long a text is worth anything', async () => {
    const validities = [600_000, 400, 100_000_000].map(async (livesMs) => {
      const delivery = newDelivery('sms', { livesMs })
      await connect(twilioSms).send(delivery)
      return ((await sentBy('twilio', delivery.to))[0]!.form as Record<string, string>).ValidityPeriod
    })
    expect(await Promise.all(validities)).toEqual(['600', '1', '36000'])
  })

  it.each([
    ['sms', '+15005550001'], // no valid number
    ['sms', '+15005550002'], // not reached
    ['sms', '+15005550003'], // a country that is not texted
    ['sms', '+15005550004'], // replied STOP
    ['sms', '+15005550009'], // no mobile
    ['voice', '+15005550001'],
    ['voice', '+15005550002'],
    ['voice', '+15005550003'],
    ['voice', '+15005550004'],
  ] as const)('says of its magic numbers that they cannot be written to: %s %s', async (channel, to) => {
    const provider = channel === 'sms' ? twilioSms : twilioVoice
    expect(await connect(provider).send(newDelivery(channel, { to }))).toEqual({ ok: false, why: 'refused', recipient: true })
  })

  it.each([
    ['sms', '+15005550001', { ok: false, why: 'refused' }],
    ['sms', '+15005550007', { ok: false, why: 'refused' }],
    ['sms', '+15005550008', { ok: false, why: 'busy' }],
    ['voice', '+441632960001', { ok: false, why: 'refused' }],
  ] as const)('says of a sender that it is the set-up’s fault, or busy: %s %s', async (channel, TWILIO_FROM, expected) => {
    const provider = channel === 'sms' ? twilioSms : twilioVoice
    expect(await connect(provider, { TWILIO_FROM }).send(newDelivery(channel))).toEqual(expected)
  })

  it.each([
    [400, 21608, { ok: false, why: 'refused' }], // a trial account
    [400, 21635, { ok: false, why: 'refused', recipient: true }],
    [400, 10004, { ok: false, why: 'busy' }],
    [429, 20429, { ok: false, why: 'busy' }],
    [403, 20003, { ok: false, why: 'refused' }],
    [404, 20404, { ok: false, why: 'refused' }],
    [503, 20503, { ok: false, why: 'unreachable' }],
  ])('tells of %s with %s', async (status, code, expected) => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ code, message: '', status }, { status }))
    expect(await connect(twilioSms).send(newDelivery('sms'))).toEqual(expected)
  })

  it('is asked for a text by its words, among those of a day', async () => {
    const delivery = newDelivery('sms')
    const listed = (more: object, page: object = {}) =>
      vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(
        Response.json(
          {
            messages: [{ body: delivery.text, status: 'undelivered', error_code: 30006, ...more }],
            next_page_uri: null,
            ...page,
          },
          { headers: { date: 'Sat, 21 Nov 2026 09:00:00 GMT' } },
        ),
      )
    const find = () => connect(twilioSms).find!(delivery)
    listed({ date_created: 'Sat, 21 Nov 2026 08:59:00 +0000' })
    expect(await find()).toEqual({ message: delivery.id, state: 'undelivered', recipient: true })
    listed({ date_created: 'Thu, 19 Nov 2026 08:59:00 +0000' })
    expect(await find()).toBe('none')
    listed({ date_created: 'Sat, 21 Nov 2026 08:59:00 +0000', body: '' })
    expect(await find()).toBe('unknown')
    listed({ date_created: 'Sat, 21 Nov 2026 08:59:00 +0000', body: 'Another' }, { next_page_uri: '/2010-04-01/…' })
    expect(await find()).toBe('unknown')
  })
})

describe('what Twilio tells', () => {
  // The example of Twilio's own library (twilio-node, spec/unit/webhooks.spec.ts).
  const body = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  }).toString()
  const example: Incoming = {
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    headers: new Headers({ 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }),
    body,
    path: ['message', 'keys', '1'],
  }
  const sender = connect(twilioVoice, { TWILIO_AUTH_TOKEN: '12345' })

  it('is believed for its signature', async () => {
    expect(await sender.readCall!(example)).toEqual({ message: 'message', keys: '1234', asked: 1 })
  })

  it.each<[string, Partial<Incoming>]>([
    ['another address', { url: 'https://mycompany.com/myapp.php?foo=1&bar=3' }],
    ['another host', { url: 'https://mycompany.org/myapp.php?foo=1&bar=2' }],
    ['more in its body', { body: `${body}&AnsweredBy=human` }],
    ['another value', { body: body.replace('1234', '1235') }],
    ['a parameter twice', { body: `${body}&Digits=1235` }],
    ['no signature', { headers: new Headers() }],
    ['what is no signature', { headers: new Headers({ 'x-twilio-signature': 'ä' }) }],
    ['half a signature', { headers: new Headers({ 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd9=' }) }],
  ])('is not believed with %s', async (_, change) => {
    expect(await sender.readCall!({ ...example, ...change })).toBe('forged')
    expect(await sender.readReport!({ ...example, ...change })).toBe('forged')
  })

  it('is not believed with another token, or none', async () => {
    for (const TWILIO_AUTH_TOKEN of ['12346', '']) {
      expect(await connect(twilioVoice, { TWILIO_AUTH_TOKEN }).readCall!(example)).toBe('forged')
    }
  })

  it('takes a value that stands twice as one, like its library', async () => {
    expect(await sender.readCall!({ ...example, body: `${body}&Digits=1234` })).toMatchObject({ keys: '1234' })
  })
})

describe('what is said in a call', () => {
  const saying: Saying = { message: 'id', language: 'en', text: '', webhooks: 'https://doorstep.example/norfolk/webhooks' }
  const say = (more: Partial<Saying>) => connect(twilioVoice).say!({ ...saying, ...more }, html).body

  it('is whole, whatever stands in it', () => {
    const verbs = parse(say({ text: 'A & B <Hangup/> "c" \u0000\u0008\ufffe \ud800d’ŵ 😀' }))
    expect(verbs.map(({ name }) => name)).toEqual(['Say', 'Pause', 'Hangup'])
    expect(verbs[0]!.text).toBe('A & B <Hangup/> "c" d’ŵ 😀')
  })

  it('is in the voice of its language', () => {
    expect(parse(say({ text: 'Helo', language: 'cy' }))[0]!.attributes).toEqual({ voice: 'Polly.Gwyneth', language: 'cy-GB' })
    expect(parse(say({ text: 'Hello' }))[0]!.attributes).toEqual({ voice: 'Polly.Amy', language: 'en-GB' })
  })

  it('rests between digits, and leaves out what only an eye can read', () => {
    const [first, , second] = parse(say({ text: 'Your code is: 1, 2, 3.\n\nPress the hash key (#), or call 0344 800 8020.' }))
    expect(first!.text.replace(/\s+/g, ' ')).toBe('Your code is: 1 … 2 … 3 … .')
    expect(second!.text).toBe('Press the hash key, or call 0 3 4 4; 8 0 0; 8 0 2 0.')
  })

  it('waits for one key, # too, from the first word on', () => {
    const [gather, ...more] = parse(say({ text: 'Press #.', asked: 2 }))
    expect(more).toEqual([])
    expect(gather).toMatchObject({ name: 'Gather', attributes: { finishOnKey: '', numDigits: '1', actionOnEmptyResult: 'true' } })
    expect(gather!.attributes.action).toBe(place('id', 'keys/2'))
    expect(gather!.children.map(({ name }) => name)).toEqual(['Say', 'Pause'])
  })

  it('is nothing where nothing is to be heard', () => {
    expect(parse(say({})).map(({ name }) => name)).toEqual(['Hangup'])
  })
})
