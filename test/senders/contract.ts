import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { Kept } from '../../commands/message-providers/double.ts'
import type { Delivery, Provider, Sender, Sent } from '../../src/senders/sender.ts'

const doubles = inject('messageProvidersUrl')

/** Where the double of a provider is; with a day, one on which not everything is well there: commands/message-providers/days.ts. */
export const doubleOf = (provider: string, day = '') => `${doubles}/${day && `${day}/`}${provider}`

/** What the double was sent, the newest first. */
export async function sentBy(provider: string, to: string): Promise<Kept[]> {
  const answer = await fetch(`${doubleOf(provider)}/sent?to=${encodeURIComponent(to)}`)
  return answer.json()
}

/** The settings with which a provider is told where its double is, as npm start makes them. */
export function settingsFor({ name, settings }: Provider, day = ''): Record<string, string> {
  const local = settings.map((setting) => [setting.name, setting.local ?? setting.otherwise])
  return { ...Object.fromEntries(local), [addressOf(settings)]: doubleOf(name, day) }
}

const addressOf = (settings: Provider['settings']) => settings.find(({ name }) => name.endsWith('_API_URL'))!.name

let messages = 0
const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')

/** A message that no other test sends, whose code does not stand in its recipient's number. */
export function newDelivery(channel: Delivery['channel'], more: Partial<Delivery> = {}): Delivery {
  const number = String(++messages + Math.floor(Math.random() * 90_000) * 1000).padStart(8, '0')
  const code = [...number.slice(-6)].reverse().join('').replace(/^0/, '9')
  if (`4477${number}`.includes(code)) return newDelivery(channel, more)
  return {
    id: random(),
    channel,
    to: channel === 'email' ? `ada-${number}@families.example` : `+4477${number}`,
    subject: 'Your verification code',
    text: `Your verification code is ${code}.\n\nIt lasts 10 minutes – “ŵ” & <b>.\n\n@doorstep.example #${code}`,
    language: 'en',
    webhooks: 'https://doorstep.example/norfolk/webhooks',
    ...more,
  }
}

const codeIn = ({ text }: Delivery) => /\d{6}/.exec(text)![0]

type Given = {
  provider: Provider
  /** an address or number that the provider refuses, and its double, too */
  nobody: string
  /** settings with a key that the provider does not know */
  badKey: Record<string, string>
  /** what a fault there means: nobody knows whether the message left, or it did not */
  down: 'unreachable' | 'busy'
  /** looks at what came to the provider, beside whom it is for */
  arrived(kept: Kept, delivery: Delivery): void
  /** it can be asked what became of a message only by whom it was for */
  asksByRecipient?: true
}

/** What holds for every sender. */
export function contract({ provider, nobody, badKey, down, arrived, asksByRecipient }: Given) {
  const { name, channel, settings } = provider

  const connect = ({ day = '', change = {}, patienceMs = 5000 }: Connecting = {}): Sender => {
    const values: Record<string, string> = { ...settingsFor(provider, day), ...change }
    return provider.connect((setting) => values[setting] ?? '', patienceMs)
  }

  const said: string[] = []
  beforeEach(() => {
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((...args) => void said.push(JSON.stringify(args)))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    expect(said.splice(0)).toEqual([])
  })

  /** Sends, and sees to it that what comes of it tells nothing. */
  async function send(sender: Sender, delivery: Delivery): Promise<Sent> {
    const sent = await sender.send(delivery)
    const text = JSON.stringify(sent)
    const keys = Object.keys({ ...settingsFor(provider), ...badKey }).filter((each) => !each.endsWith('_API_URL'))
    const secrets = keys.flatMap((each) => [settingsFor(provider)[each], badKey[each]]).filter((each) => each && each.length > 4)
    for (const secret of [...secrets, delivery.to, delivery.text, delivery.subject]) expect(text).not.toContain(secret)
    expect(['ok', 'why', 'recipient', 'afterMs', 'reference']).toEqual(expect.arrayContaining(Object.keys(sent)))
    return sent
  }

  const isKept = async (delivery: Delivery) => (await sentBy(name, delivery.to)).length > 0

  describe('what it is', () => {
    it('has a name, a channel, and settings with a sentence each', () => {
      const sender = connect()
      expect([sender.name, sender.channel, sender.local]).toEqual([name, channel, undefined])
      for (const { about, local, otherwise } of settings)
        expect([about.length > 10, Boolean(local) || otherwise !== undefined]).toEqual([true, true])
      expect(settings.filter((each) => each.otherwise === undefined).length).toBeGreaterThan(0)
    })
  })

  describe('a message that goes well', () => {
    it('is taken under the provider’s own reference, as it was written', async () => {
      const delivery = newDelivery(channel)
      const sent = await send(connect(), delivery)
      const [kept, ...more] = await sentBy(name, delivery.to)
      expect(more).toEqual([])
      expect(sent).toEqual({ ok: true, reference: kept!.id })
      arrived(kept!, delivery)
    })

    it('is taken in Welsh, too', async () => {
      const delivery = newDelivery(channel, { language: 'cy', subject: 'Eich cod dilysu', text: 'Eich cod yw 123456. Ŵyna!' })
      expect(await send(connect(), delivery)).toMatchObject({ ok: true })
      arrived((await sentBy(name, delivery.to))[0]!, delivery)
    })

    it('does not mind a slash at the end of the provider’s address', async () => {
      const change = { [addressOf(settings)]: `${doubleOf(name)}/` }
      expect(await send(connect({ change }), newDelivery(channel))).toMatchObject({ ok: true })
    })
  })

  describe('a message that is refused', () => {
    it('is, for whom it is for', async () => {
      expect(await send(connect(), newDelivery(channel, { to: nobody }))).toEqual({ ok: false, why: 'refused', recipient: true })
    })

    it('is, for a key that is wrong', async () => {
      const delivery = newDelivery(channel)
      expect(await send(connect({ change: badKey }), delivery)).toEqual({ ok: false, why: 'refused' })
      expect(await isKept(delivery)).toBe(false)
    })

    it('is, for a key that was withdrawn', async () => {
      expect(await send(connect({ day: 'refusing' }), newDelivery(channel))).toEqual({ ok: false, why: 'refused' })
    })

    it('is, by somebody in between', async () => {
      expect(await send(connect({ day: 'page-refusal' }), newDelivery(channel))).toEqual({ ok: false, why: 'refused' })
    })
  })

  describe('a provider that has too much to do', () => {
    it('says how long, in seconds', async () => {
      expect(await send(connect({ day: 'busy' }), newDelivery(channel))).toEqual({ ok: false, why: 'busy', afterMs: 7000 })
    })

    it('says until when', async () => {
      const sent = await send(connect({ day: 'busy-date' }), newDelivery(channel))
      expect(sent).toEqual({ ok: false, why: 'busy', afterMs: expect.any(Number) })
      const { afterMs } = sent as { afterMs: number }
      expect(afterMs).toBeGreaterThan(4000)
      expect(afterMs).toBeLessThanOrEqual(8000)
    })

    it('does not say', async () => {
      expect(await send(connect({ day: 'busy-vague' }), newDelivery(channel))).toEqual({ ok: false, why: 'busy' })
    })
  })

  describe('a provider that is not well', () => {
    it('says so', async () => {
      expect(await send(connect({ day: 'down' }), newDelivery(channel))).toEqual({ ok: false, why: down })
    })

    it('is not there', async () => {
      const change = { [addressOf(settings)]: 'http://127.0.0.1:9' }
      expect(await send(connect({ change }), newDelivery(channel))).toEqual({ ok: false, why: 'unreachable' })
    })

    it.each(['slow', 'unending'])('is waited for no longer than it may take: %s', async (day) => {
      const began = performance.now()
      expect(await send(connect({ day, patienceMs: 400 }), newDelivery(channel))).toEqual({ ok: false, why: 'unreachable' })
      expect(performance.now() - began).toBeLessThan(3000)
    })

    it.each(['garbage', 'empty', 'page', 'huge', 'cut'])('may have taken it: %s', async (day) => {
      const delivery = newDelivery(channel)
      expect(await send(connect({ day }), delivery)).toEqual({ ok: false, why: 'unreachable' })
      expect(await isKept(delivery)).toBe(true)
    })

    it('has somebody in between who says so', async () => {
      expect(await send(connect({ day: 'page-down' }), newDelivery(channel))).toEqual({ ok: false, why: 'unreachable' })
    })

    it('leads nowhere else', async () => {
      const delivery = newDelivery(channel)
      expect(await send(connect({ day: 'redirecting' }), delivery)).toEqual({ ok: false, why: 'unreachable' })
      expect(await isKept(delivery)).toBe(false)
    })
  })

  describe('what is asked', () => {
    it('has nothing in its address that tells whom, what, or the key', async () => {
      const asked = vi.spyOn(globalThis, 'fetch')
      const delivery = newDelivery(channel)
      const sender = connect()
      await sender.send(delivery)
      await sender.find?.(delivery)
      const addresses = asked.mock.calls.map(([input]) => (input instanceof Request ? input.url : String(input)))
      const secrets = Object.entries(badKey).map(([setting]) => settingsFor(provider)[setting]!)
      for (const address of addresses)
        for (const secret of [...secrets, delivery.text, codeIn(delivery), ...(asksByRecipient ? [] : [delivery.to])])
          expect(decodeURIComponent(address)).not.toContain(secret)
    })
  })

  if (!connect().find) return

  describe('a message of which nobody knows', () => {
    const find = async (sender: Sender, delivery: Delivery) => {
      const found = await sender.find!(delivery)
      expect(JSON.stringify(found)).not.toContain(delivery.to)
      return found
    }

    it('is found', async () => {
      const delivery = newDelivery(channel)
      expect(await send(connect({ day: 'garbage' }), delivery)).toMatchObject({ ok: false })
      expect(await find(connect(), delivery)).toMatchObject({
        message: delivery.id,
        state: expect.stringMatching(/^(sent|delivered)$/),
      })
    })

    it('is not found when it never came there', async () => {
      const delivery = newDelivery(channel)
      await send(connect({ day: 'down' }), delivery)
      // Another to the same address tells nothing of this one.
      await send(connect(), newDelivery(channel, { to: delivery.to, text: 'Your verification code is 999999.' }))
      expect(await find(connect(), delivery)).toBe('none')
    })

    it.each(['down', 'busy', 'refusing', 'garbage', 'empty', 'page', 'huge', 'cut', 'page-refusal', 'redirecting'])(
      'stays unknown where the provider does not tell: %s',
      async (day) => expect(await find(connect({ day }), newDelivery(channel))).toBe('unknown'),
    )

    it('stays unknown where it does not tell in time, or not this key', async () => {
      const delivery = newDelivery(channel)
      expect(await find(connect({ day: 'slow', patienceMs: 400 }), delivery)).toBe('unknown')
      expect(await find(connect({ change: badKey }), delivery)).toBe('unknown')
    })
  })
}

type Connecting = { day?: string; change?: Record<string, string>; patienceMs?: number }
