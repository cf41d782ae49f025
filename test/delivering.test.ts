import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit, connect } from '../src/db/client.ts'
import { listAttempts, noteAttempt } from '../src/db/message-moves.ts'
import type { About } from '../src/db/messages.ts'
import { circuits, messages } from '../src/db/schema.ts'
import { makeCode, sendingToPhone } from '../src/domain/codes.ts'
import { deliver, noteReport, type Outgoing } from '../src/domain/delivering.ts'
import { limits, takeAll } from '../src/domain/limits.ts'
import { planMessage } from '../src/domain/messages.ts'
import { settle } from '../src/domain/settling.ts'
import type { Visit } from '../src/domain/visit.ts'
import type { Channel, Delivery, Report, Sender, Sent } from '../src/senders/sender.ts'
import { eastVale } from './east-vale.ts'
import { db, keys } from './visitor.ts'

/* What becomes of a message, at every provider's worst: down, slow, busy, taking and then reporting, and the Worker gone half-way. */

const start = Date.UTC(2026, 10, 21, 9)
const { graceMs } = limits.message
let many = 0

/** A council of this test's own, whose providers do as they are told. */
function council() {
  const own = { ...eastVale, slug: `delivering-${many++}` }
  const log: Record<string, unknown>[] = []
  const pending: Promise<unknown>[] = []
  const outgoing = (senders: readonly Sender[], now = start): Outgoing => ({
    db,
    keys,
    council: own,
    now,
    senders: Object.fromEntries(senders.map(({ channel }) => [channel, senders.filter((each) => each.channel === channel)])),
    origin: 'https://delivering.example',
    budgetEmail: () => ({ subject: 'Budget', text: 'Budget', language: 'en' }),
    later: (work) => void pending.push(work),
    log: (record) => void log.push(record),
  })
  const visit = (now: number) => ({ db, keys, council: own, now, origin: 'https://delivering.example' }) as unknown as Visit
  return {
    slug: own.slug,
    log,
    outgoing,
    /** writes a message as its cause does */
    async plan({ channel = 'sms' as Channel, about = {} as About, now = start, keptMs = limits.message.codeKeptMs } = {}) {
      const wording = { subject: 'Code', text: '123456', language: 'en' as const }
      const planned = planMessage(visit(now), { channel, to: '+447700900147', wording, keptMs, kind: 'code', about })
      await commit(db, [planned.write])
      return planned.deliver[0]!
    },
    /** a live code of a journey, in the place of its earlier one */
    async code(journeyId: string, now = start) {
      const { id, writes } = makeCode(visit(now), { journeyId, purpose: 'sign-in', of: 'account', live: true })
      await commit(db, writes)
      return id
    },
    /** sends, and waits until what came of it is written */
    async send(delivery: Delivery, senders: readonly Sender[], now = start) {
      const delivered = await deliver(outgoing(senders, now), delivery)
      await Promise.all(pending.splice(0))
      return delivered
    },
  }
}

type Does = Sent | (() => Sent | Promise<Sent>)

/** A provider that answers as it is told, and knows what it was given. */
function provider(name: string, answer: Does, { channel = 'sms' as Channel, find = undefined as Sender['find'] } = {}) {
  const got: Delivery[] = []
  const sender: Sender = {
    name,
    channel,
    send: async (delivery) => {
      got.push(delivery)
      return typeof answer === 'function' ? answer() : answer
    },
    ...(find ? { find } : {}),
  }
  return { ...sender, got }
}

const taken: Sent = { ok: true, reference: 'theirs' }
const unreachable: Sent = { ok: false, why: 'unreachable' }
const busy: Sent = { ok: false, why: 'busy' }
const badSetUp: Sent = { ok: false, why: 'refused' }
const badNumber: Sent = { ok: false, why: 'refused', recipient: true }
const reported =
  (state: Report['state'], more: Partial<Report> = {}) =>
  (message: string) => ({ message, state, ...more })

const rowOf = async (id: string) => (await db.select().from(messages).where(eq(messages.id, id)))[0]!
const statusOf = async ({ id }: { id: string }) => (await rowOf(id)).status

describe('a message', () => {
  it('goes by the first provider, and the second is not asked', async () => {
    const { plan, send } = council()
    const [first, second] = [provider('first', taken), provider('second', taken)]
    const message = await plan()
    expect(await send(message, [first, second])).toBe('taken')
    expect(second.got).toEqual([])
    expect(await rowOf(message.id)).toMatchObject({ status: 'sent', provider: 'first', reference: 'theirs' })
  })

  it.each([
    ['cannot be reached', unreachable],
    ['is busy', busy],
    ['refuses its key', badSetUp],
    ['refuses the number', badNumber],
  ])('goes by the second, in the same words, when the first %s', async (_, answer) => {
    const { plan, send } = council()
    const [first, second] = [provider('first', answer), provider('second', taken)]
    const message = await plan()
    expect(await send(message, [first, second])).toBe('taken')
    expect(second.got).toEqual(first.got)
    expect(await rowOf(message.id)).toMatchObject({ status: 'sent', provider: 'second' })
    expect(await listAttempts(db, message.id)).toEqual(
      expect.arrayContaining([
        { provider: 'first', outcome: answer.ok ? 'sent' : answer.why },
        { provider: 'second', outcome: 'sent' },
      ]),
    )
  })

  it('that nobody takes says whether it is the number', async () => {
    const { plan, send, log } = council()
    expect(await send(await plan(), [provider('first', busy), provider('second', badSetUp)])).toBe('provider')
    expect(await send(await plan(), [provider('first', badNumber), provider('second', badNumber)])).toBe('recipient')
    // One that might have taken it another time leaves it open.
    const open = await plan()
    expect(await send(open, [provider('first', badNumber), provider('second', busy)])).toBe('provider')
    expect(await statusOf(open)).toBe('waiting')
    expect(await send(await plan(), [])).toBe('provider')
    expect(JSON.stringify(log)).not.toMatch(/123456|900147/)
  })

  it('is sent although the database is away by then', async () => {
    const { plan, outgoing } = council()
    const message = await plan()
    const first = provider('first', taken)
    const nobody = connect('http://127.0.0.1:1')
    const away = { ...outgoing([first]), db: nobody, later: (work: Promise<unknown>) => void work.catch(() => {}) }
    expect(await deliver(away, message)).toBe('taken')
    expect(first.got).toHaveLength(1)
  })
})

describe('what nobody took', () => {
  it('is tried again after a minute, in the same words, by one run alone', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', busy)])
    expect(await statusOf(message)).toBe('waiting')
    const well = provider('first', taken)
    await settle(outgoing([well], start + graceMs - 1))
    expect(well.got).toEqual([])
    await Promise.all([1, 2, 3].map(() => settle(outgoing([well], start + graceMs))))
    expect(well.got.map(({ id, text }) => ({ id, text }))).toEqual([{ id: message.id, text: '123456' }])
    expect(await statusOf(message)).toBe('sent')
  })

  it('is not sent once its code has been replaced, used or is too old', async () => {
    const { plan, send, code, outgoing } = council()
    const journey = crypto.randomUUID()
    const [old, later] = [await plan({ about: { codeId: await code(journey) } }), start + graceMs]
    await send(old, [provider('first', busy)])
    const young = await plan({ about: { codeId: await code(journey) } })
    await send(young, [provider('first', busy)])
    const well = provider('first', taken)
    await settle(outgoing([well], later))
    expect(well.got.map(({ id }) => id)).toEqual([young.id])
    expect(await rowOf(old.id)).toMatchObject({ status: 'failed', why: 'replaced' })

    const late = await plan()
    await send(late, [provider('first', busy)])
    await settle(outgoing([well], start + limits.message.codeKeptMs))
    expect(well.got).toHaveLength(1)
    expect(await rowOf(late.id)).toMatchObject({ status: 'failed', why: 'provider' })
  })

  it('and then perhaps left after all, is asked for and not sent again', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', busy)])
    const slow = provider('first', unreachable, { find: async ({ id }) => reported('sent')(id) })
    await settle(outgoing([slow], start + graceMs))
    expect([slow.got.length, await statusOf(message)]).toEqual([1, 'sending'])
    await settle(outgoing([slow], start + 2 * graceMs))
    expect([slow.got.length, await statusOf(message)]).toEqual([1, 'sent'])
  })

  it('does not wait behind another that cannot be read', async () => {
    const { plan, send, outgoing } = council()
    const [unreadable, message] = [await plan(), await plan()]
    for (const each of [unreadable, message]) await send(each, [provider('first', busy)])
    await db.update(messages).set({ body: 'nothing that was sealed' }).where(eq(messages.id, unreadable.id))
    const well = provider('first', taken)
    await expect(settle(outgoing([well], start + graceMs))).rejects.toThrow()
    expect(await statusOf(message)).toBe('sent')
  })

  it('because of its number is not tried again', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', badNumber)])
    const well = provider('first', taken)
    await settle(outgoing([well], start + graceMs))
    expect([well.got, await rowOf(message.id)]).toEqual([[], expect.objectContaining({ status: 'failed', why: 'recipient' })])
  })

  it('and was a call, rings nobody later', async () => {
    const { plan, send, outgoing } = council()
    for (const answer of [busy, unreachable]) {
      const message = await plan({ channel: 'voice' })
      await send(message, [provider('first', answer, { channel: 'voice' })])
      const well = provider('first', taken, { channel: 'voice', find: async () => 'none' })
      await settle(outgoing([well], start + graceMs))
      expect([well.got, await statusOf(message)]).toEqual([[], 'failed'])
    }
  })
})

describe('a message of which nobody knows', () => {
  it.each([
    ['when the provider did not answer', true],
    ['when the Worker ended between sending and writing', false],
  ])('is asked for by our reference and not sent again, %s', async (_, written) => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    if (written) await send(message, [provider('first', unreachable)])
    expect(await statusOf(message)).toBe('sending')
    const asked: string[] = []
    const find = async ({ id }: Delivery) => {
      asked.push(id)
      return reported('delivered')(id)
    }
    const well = provider('first', taken, { find })
    await settle(outgoing([well], start + graceMs))
    expect([asked, well.got]).toEqual([[message.id], []])
    expect(await rowOf(message.id)).toMatchObject({ status: 'delivered', provider: 'first' })
  })

  it('is asked for where it may be: at the first provider, or behind the one that did not take it', async () => {
    const { plan, outgoing } = council()
    const mute = provider('second', taken)
    const [fresh, passedOn] = [await plan(), await plan()]
    await commit(db, [noteAttempt(db, passedOn.id, { provider: 'first', outcome: 'busy' }, start)])
    const well = provider('first', taken, { find: async () => 'none' })
    await settle(outgoing([well, mute], start + graceMs))
    expect(well.got.map(({ id }) => id)).toEqual([fresh.id])
    expect([await statusOf(fresh), await statusOf(passedOn)]).toEqual(['sent', 'sending'])
  })

  it('is sent when the provider has never seen it', async () => {
    const { plan, outgoing } = council()
    const message = await plan()
    const well = provider('first', taken, { find: async () => 'none' })
    await settle(outgoing([well], start + graceMs))
    expect(well.got.map(({ id }) => id)).toEqual([message.id])
    expect(await statusOf(message)).toBe('sent')
  })

  it('and nobody can be asked, is never sent again, and stays unknown in the end', async () => {
    const { plan, outgoing } = council()
    const message = await plan()
    const mute = provider('first', taken)
    await settle(outgoing([mute], start + graceMs))
    expect(await statusOf(message)).toBe('sending')
    await settle(outgoing([mute], start + limits.message.codeKeptMs))
    expect([mute.got, await statusOf(message)]).toEqual([[], 'unknown'])
  })
})

describe('a report', () => {
  const report = async (from: Outgoing, { id }: Delivery, by: string, state: Report['state'], more: Partial<Report> = {}) =>
    commit(db, noteReport(from, await rowOf(id), by, { message: id, state, ...more }))

  it('that comes before the status is written stays', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await report(outgoing([]), message, 'first', 'delivered')
    await send(message, [provider('first', taken)])
    expect(await statusOf(message)).toBe('delivered')
    expect(await listAttempts(db, message.id)).toEqual([{ provider: 'first', outcome: 'delivered' }])
  })

  it('in any order, repeated and late, moves the status forward only', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', taken)])
    const seen: string[] = []
    for (const state of ['sent', 'undelivered', 'sent', 'undelivered', 'delivered', 'undelivered', 'sent'] as const) {
      await report(outgoing([]), message, 'first', state)
      seen.push(await statusOf(message))
    }
    expect(seen).toEqual(['sent', 'failed', 'failed', 'failed', 'delivered', 'delivered', 'delivered'])
  })

  it('that the number cannot be reached says so', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', taken)])
    await report(outgoing([]), message, 'first', 'undelivered', { recipient: true })
    expect(await rowOf(message.id)).toMatchObject({ status: 'failed', why: 'recipient', provider: 'first' })
  })

  it('that a provider took it and could not deliver it, has it sent by the next, and each is tried once', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    const [first, second] = [provider('first', taken), provider('second', taken)]
    await send(message, [first, second])
    await report(outgoing([first, second]), message, 'first', 'undelivered')
    expect(await statusOf(message)).toBe('waiting')
    await settle(outgoing([first, second], start + graceMs))
    await report(outgoing([first, second]), message, 'first', 'undelivered')
    expect(await rowOf(message.id)).toMatchObject({ status: 'sent', provider: 'second' })
    await report(outgoing([first, second]), message, 'second', 'undelivered')
    await settle(outgoing([first, second], start + 2 * graceMs))
    expect(await rowOf(message.id)).toMatchObject({ status: 'failed', why: 'provider' })
    expect([first.got.length, second.got.length]).toEqual([1, 1])
  })

  it('that it could not be delivered sends no code again that is dead by then', async () => {
    const { plan, code, send, outgoing } = council()
    const journeyId = crypto.randomUUID()
    const message = await plan({ about: { codeId: await code(journeyId) } })
    const [first, second] = [provider('first', taken), provider('second', taken)]
    await send(message, [first, second])
    await code(journeyId)
    await report(outgoing([first, second]), message, 'first', 'undelivered')
    await settle(outgoing([first, second], start + graceMs))
    expect(second.got).toEqual([])
    expect(await rowOf(message.id)).toMatchObject({ status: 'failed', why: 'replaced' })
  })

  it('of a failure that comes while another provider is asked, does not outlast that one’s success', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    const early = provider('second', async () => {
      await report(outgoing([]), message, 'first', 'undelivered', { recipient: true })
      return taken
    })
    await send(message, [provider('first', unreachable), early])
    expect(await rowOf(message.id)).toMatchObject({ status: 'sent', provider: 'second', why: null })
  })

  it('of a provider that another has stood in for, only counts when it tells of a delivery', async () => {
    const { plan, send, outgoing } = council()
    const message = await plan()
    await send(message, [provider('first', unreachable), provider('second', taken)])
    await report(outgoing([]), message, 'first', 'undelivered')
    expect(await rowOf(message.id)).toMatchObject({ status: 'sent', provider: 'second' })
    await report(outgoing([]), message, 'first', 'delivered')
    expect(await statusOf(message)).toBe('delivered')
  })
})

describe('a provider that keeps failing', () => {
  const { after, openMs } = limits.circuit
  const circuitsOf = async (slug: string) => (await db.select().from(circuits)).filter(({ id }) => id.startsWith(`${slug} `))

  /** Lets the first provider fail until it is passed over. */
  async function failed(answer: Sent = unreachable) {
    const own = council()
    const [first, second] = [provider('first', answer), provider('second', taken)]
    for (let times = 0; times < after; times++) await own.send(await own.plan(), [first, second])
    return { ...own, first, second }
  }

  it.each([
    ['is not reached', unreachable],
    ['is busy', busy],
    ['refuses its key', badSetUp],
  ])('and %s is passed over for a while, and tried by one request then', async (_, answer) => {
    const { plan, send, first, second } = await failed(answer)
    expect(first.got).toHaveLength(after)
    await send(await plan(), [first, second])
    expect(first.got).toHaveLength(after)
    expect(second.got).toHaveLength(after + 1)
    const later = await Promise.all([1, 2, 3].map(() => plan()))
    await Promise.all(later.map((message) => send(message, [first, second], start + openMs)))
    expect(first.got).toHaveLength(after + 1)
    // It failed again: the next time is longer.
    await send(await plan(), [first, second], start + 2 * openMs)
    expect(first.got).toHaveLength(after + 1)
  })

  it('is used again once it is well', async () => {
    const { slug, plan, send, second } = await failed()
    const well = provider('first', taken)
    await send(await plan(), [well, second], start + openMs)
    expect(await circuitsOf(slug)).toEqual([])
    await send(await plan(), [well, second], start + openMs)
    expect(well.got).toHaveLength(2)
  })

  it('comes last where another fails as well', async () => {
    const { plan, send, first } = await failed()
    const dead = provider('second', unreachable)
    await send(await plan(), [first, dead])
    expect([dead.got.length, first.got.length]).toEqual([1, after + 1])
  })

  it('is tried all the same where there is no other', async () => {
    const { plan, send, first } = await failed()
    await send(await plan(), [first])
    expect(first.got).toHaveLength(after + 1)
  })

  it('is not one that refuses a number', async () => {
    const { slug, first } = await failed(badNumber)
    expect(first.got).toHaveLength(after)
    expect(await circuitsOf(slug)).toEqual([])
  })

  it('and says when it can be asked again is believed, up to a point', async () => {
    const { plan, send } = council()
    const [first, second] = [provider('first', { ok: false, why: 'busy', afterMs: 60_000 }), provider('second', taken)]
    await send(await plan(), [first, second])
    await send(await plan(), [first, second], start + 59_999)
    expect(first.got).toHaveLength(1)
    await send(await plan(), [first, second], start + 60_000)
    expect(first.got).toHaveLength(2)
  })

  it('of one council is no other council’s matter', async () => {
    await failed()
    const other = council()
    const first = provider('first', taken)
    await other.send(await other.plan(), [first])
    expect(first.got).toHaveLength(1)
  })
})

describe('texts and calls in a day', () => {
  const visit = { db, keys, council: { ...eastVale, slug: `delivering-day-${many++}` }, now: start } as unknown as Visit
  const { phonePerAccount, phonePerNumber } = limits.send

  it('are not used up by one account, nor by one number with many', async () => {
    const [account, number] = [crypto.randomUUID(), '+447700900147']
    const send = (accountId: string, to: string, now = start, proved = false) =>
      takeAll({ ...visit, now }, sendingToPhone(accountId, to, { proved }))
    for (let times = 0; times < phonePerAccount.most; times++) expect(await send(account, number)).toBe(undefined)
    expect(await send(account, '+447700900148')).toMatchObject({ key: 'code.send-limit' })
    const left = phonePerNumber.most - phonePerAccount.most
    for (let times = 0; times < left; times++) expect(await send(crypto.randomUUID(), number)).toBe(undefined)
    expect(await send(crypto.randomUUID(), number)).toMatchObject({ key: 'code.send-limit' })
    // Whose number it is signs in with it all the same.
    expect(await send(crypto.randomUUID(), number, start, true)).toBe(undefined)
    expect(await send(account, number, start + phonePerNumber.windowMs)).toBe(undefined)
  })
})
