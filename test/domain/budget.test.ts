import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Council } from '../../src/councils/council.ts'
import norfolkFile from '../../src/councils/norfolk.ts'
import { commit } from '../../src/db/client.ts'
import { newId } from '../../src/db/keys.ts'
import { addMessage } from '../../src/db/messages.ts'
import { limits as counts, events, messages } from '../../src/db/schema.ts'
import { budgetsToday, mostOf, planWarnings, type Spent } from '../../src/domain/budget.ts'
import { deliver, type Outgoing } from '../../src/domain/delivering.ts'
import { limits } from '../../src/domain/limits.ts'
import { settle } from '../../src/domain/settling.ts'
import { budgetEmail } from '../../src/fragments/messages/budget.ts'
import { words } from '../../src/fragments/words/index.ts'
import type { Served } from '../../src/routes/journeys.ts'
import { outbox } from '../../src/senders/outbox.ts'
import type { Channel, Delivery, Sender, Sent } from '../../src/senders/sender.ts'
import { addSomebody } from '../casework.ts'
import { arrive, norfolk } from '../phones.ts'
import { db, keys, newPhone, type Portal, portal } from '../visitor.ts'

const { faults } = words.en
const { phone: norfolkPhone } = norfolkFile
const taken: Sent = { ok: true, reference: 'taken' }

/** A council that no other test knows, whose texts and calls leave for providers that note what they are given. */
function council(budget: NonNullable<Council['budget']>, phone: Partial<NonNullable<Council['phone']>> = {}) {
  const left: Delivery[] = []
  const answers: Sent[] = []
  const provider = (channel: Channel): Sender => ({
    name: 'noting',
    channel,
    async send(delivery) {
      left.push(delivery)
      return answers.shift() ?? taken
    },
  })
  const slug = `own-${crypto.randomUUID().slice(0, 8)}`
  const served: Served = {
    ...norfolk,
    slug,
    hosts: [`${slug}.example`],
    phone: { ...norfolkPhone, ...phone },
    senders: { email: [outbox('email')], sms: [provider('sms')], voice: [provider('voice')] },
    budget,
  }
  return { served, left, answers }
}

const newFrench = () => `+336${newPhone().slice(-8)}`

const owner = async (world: Portal, council: Served, how = {}) => (await arrive(world, how, { council, phone: newPhone() })).ada

/** Somebody who adds a number. */
async function stranger(world: Portal, council: Served, phone = newPhone(), button = 'Send Code') {
  const { ada } = await arrive(world, {}, { council })
  return ada.fill({ 'Phone Number': phone }).press(button)
}

/** What sending needs without a visit, as the cron triggers have it. */
const outgoing = (served: Served, now = Date.UTC(2026, 10, 21, 9)): Outgoing => ({
  db,
  keys,
  now,
  council: served,
  origin: 'https://doorstep.example',
  senders: Object.fromEntries(
    Object.entries(served.senders).map(([channel, each]) => [channel, each as readonly Sender[]]),
  ) as Outgoing['senders'],
  budgetEmail,
  later: () => {},
  log: () => {},
})

/** A message as its row is written, and as it is sent. */
async function message(served: Served, more: Partial<Delivery> = {}) {
  const now = Date.UTC(2026, 10, 21, 9)
  const delivery: Delivery = {
    id: newId(),
    channel: 'sms',
    to: newPhone(),
    subject: 'A text',
    text: 'A text',
    language: 'en',
    webhooks: 'https://doorstep.example/webhooks',
    ...more,
  }
  const { unproved: _, webhooks: __, ...row } = delivery
  const kept = { ...row, council: served.slug, kind: 'notice' as const, hint: '00', createdAt: now, expiresAt: now + 600_000 }
  expect(await commit(db, [addMessage(db, keys, kept, false)])).toBe(true)
  return delivery
}

const usedOf = async (served: Served, now = Date.UTC(2026, 10, 21, 9)) =>
  Object.fromEntries((await budgetsToday({ db, council: served, now })).map(({ budget, used }) => [budget, used]))

const rowOf = async (id: string) => (await db.select().from(messages).where(eq(messages.id, id)))[0]!

describe.each([{ htmx: false }, { htmx: true }])('A budget of the day (htmx: $htmx)', (how) => {
  it('stops texts when it is used up, and says which other way there is', async () => {
    const { served, left } = council({ texts: 2 })
    const world = portal({ councils: [served] })
    for (let times = 0; times < 2; times++) await (await owner(world, served, how)).press('Send Code')
    const late = await owner(world, served, how)
    await late.press('Send Code')
    expect([late.status, late.summary]).toEqual([503, [['', faults['phone.texts-used-up']]]])
    expect(left).toHaveLength(2)
    const [stopped] = await db
      .select()
      .from(messages)
      .where(and(eq(messages.council, served.slug), eq(messages.why, 'budget')))
    expect(stopped?.status).toBe('failed')
    await late.press('Call Me')
    expect(late.path).toBe(`/${served.slug}/sign-in/confirm-call`)
    expect(left.at(-1)?.channel).toBe('voice')
  })

  it('stops calls, too, and says so when neither is left', async () => {
    const { served, left } = council({ texts: 1, calls: 1 })
    const world = portal({ councils: [served] })
    await (await owner(world, served, how)).press('Call Me')
    const second = await owner(world, served, how)
    await second.press('Call Me')
    expect(second.summary).toEqual([['', faults['phone.calls-used-up']]])
    await second.press('Send Code')
    expect(second.summary).toEqual([])
    const third = await owner(world, served, how)
    await third.press('Send Code')
    expect(third.summary).toEqual([['', faults['phone.both-used-up']]])
    expect(left.map(({ channel }) => channel)).toEqual(['voice', 'sms'])
  })
})

describe('A budget of the day', () => {
  it('is a new one from midnight UTC on', async () => {
    const { served, left } = council({ texts: 1 })
    const world = portal({ councils: [served] })
    for (let times = 0; times < 2; times++) await (await owner(world, served)).press('Send Code')
    expect(left).toHaveLength(1)
    world.clock.now = Date.UTC(2026, 10, 21, 23, 59)
    await (await owner(world, served)).press('Send Code')
    expect(left).toHaveLength(1)
    world.clock.now = Date.UTC(2026, 10, 22)
    await (await owner(world, served)).press('Send Code')
    expect(left).toHaveLength(2)
  })

  it('gives its last one to one of many at once', async () => {
    const { served, left } = council({ texts: 3 })
    const all = await Promise.all(Array.from({ length: 6 }, () => message(served)))
    const came = await Promise.all(all.map((each) => deliver(outgoing(served), each)))
    expect(came.filter((each) => each === 'taken')).toHaveLength(3)
    expect(left).toHaveLength(3)
    expect((await usedOf(served)).texts).toBe(3)
  })

  it('leaves half to those whose number is proved, whatever strangers do', async () => {
    const { served, left } = council({ texts: 4, calls: 2 })
    const world = portal({ councils: [served] })
    for (let times = 0; times < 2; times++) expect((await stranger(world, served)).summary).toEqual([])
    expect((await stranger(world, served)).summary).toEqual([['', faults['phone.texts-used-up']]])
    expect((await stranger(world, served, newPhone(), 'Call Me')).summary).toEqual([])
    expect((await stranger(world, served)).summary).toEqual([['', faults['phone.both-used-up']]])
    for (let times = 0; times < 2; times++) {
      const ada = await owner(world, served)
      await ada.press('Send Code')
      expect(ada.summary).toEqual([])
    }
    expect(left).toHaveLength(5)
  })

  it('costs nothing, however many sign up with foreign numbers, unless the council takes them', async () => {
    const { countries: _, ...phone } = norfolkPhone
    const { served, left } = council({})
    const home: Served = { ...served, phone }
    const world = portal({ councils: [home] })
    const { ada } = await arrive(world, {}, { council: home })
    for (const number of [
      '+33612345678',
      '+12125550147',
      '+2250712345678',
      '+447797712345',
      '+8821612345678',
      '+9647901234567',
    ]) {
      await ada.fill({ 'Phone Number': number }).press('Send Code')
      expect([ada.status, ada.path]).toEqual([422, `/${home.slug}/sign-in/phone`])
    }
    expect(left).toEqual([])
    expect(ada.page.querySelectorAll('#country option')).toHaveLength(1)
  })

  it('is a small one for other countries, in both ways, and stops nobody else', async () => {
    const { served, left } = council({ abroad: 4 }, { countries: ['GB', 'FR'] })
    const world = portal({ councils: [served] })
    await stranger(world, served, newFrench())
    await stranger(world, served, newFrench(), 'Call Me')
    for (const button of ['Send Code', 'Call Me'])
      expect((await stranger(world, served, newFrench(), button)).summary).toEqual([['', faults['phone.both-used-up']]])
    expect(left).toHaveLength(2)
    expect((await stranger(world, served)).summary).toEqual([])
    expect(await usedOf(served)).toEqual({
      ...{ texts: 2, 'texts-new': 2, calls: 1, 'calls-new': 1 },
      ...{ abroad: 2, 'abroad-new': 2 },
    })
  })

  it('writes to nobody at a number that is refused, wherever it comes from', async () => {
    const { served, left } = council({})
    const sent = await message(served, { to: '+449098790123' })
    expect(await deliver({ ...outgoing(served), later: () => {} }, sent)).toBe('recipient')
    expect(left).toEqual([])
  })

  it('counts nothing that ends in the local outbox', async () => {
    const { served } = council({ texts: 1 })
    const local: Served = { ...served, senders: { ...norfolk.senders } }
    const world = portal({ councils: [local] })
    for (let times = 0; times < 2; times++) {
      const ada = await owner(world, local)
      await ada.press('Send Code')
      expect(ada.summary).toEqual([])
    }
    expect((await usedOf(local)).texts).toBe(0)
  })

  it('counts what the cron trigger tries again, for a new number as one, and puts back what nobody took', async () => {
    const { served, answers } = council({ texts: 4 })
    answers.push({ ok: false, why: 'busy' })
    const world = portal({ councils: [served] })
    const ada = await stranger(world, served)
    expect(ada.summary).toEqual([['', faults['phone.text-failed']]])
    expect(await usedOf(served)).toMatchObject({ texts: 0, 'texts-new': 0 })
    await settle(outgoing(served, world.clock.now + limits.message.graceMs))
    expect(await usedOf(served)).toMatchObject({ texts: 1, 'texts-new': 1 })
    // Where nobody knows whether it has left, it has.
    answers.push({ ok: false, why: 'unreachable' })
    await stranger(world, served)
    expect(await usedOf(served)).toMatchObject({ texts: 2, 'texts-new': 2 })
    // The cron trigger stops like everybody.
    answers.push({ ok: false, why: 'busy' })
    const waiting = await message(served)
    await deliver({ ...outgoing(served), later: (work) => void world.log.push({ work }) }, waiting)
    await Promise.all(world.log.map(({ work }) => work))
    await fill(served, 'texts', 4)
    await settle(outgoing(served, world.clock.now + limits.message.graceMs))
    expect(await rowOf(waiting.id)).toMatchObject({ status: 'failed', why: 'budget' })
  })

  it('is the council’s own, or the usual one', () => {
    const { texts, abroad } = limits.budget
    expect(mostOf({}, 'texts')).toBe(texts)
    expect(mostOf({}, 'abroad-new')).toBe(abroad / 2)
    expect(mostOf({ budget: { texts: 7 } }, 'texts-new')).toBe(3)
    expect(mostOf({ budget: { calls: 0 } }, 'calls')).toBe(0)
  })
})

/** Puts a figure in the place of what is used of a budget. */
async function fill(served: Served, budget: string, count: number) {
  const id = `budget ${served.slug} ${budget} 2026-11-21`
  const row = { id, count, since: 0, until: 0, expiresAt: Date.UTC(2027, 0, 1) }
  await db
    .insert(counts)
    .values(row)
    .onConflictDoUpdate({ target: counts.id, set: { count, since: Date.UTC(2026, 10, 21) } })
  await db
    .update(counts)
    .set({ since: Date.UTC(2026, 10, 21) })
    .where(eq(counts.id, id))
}

describe('The administrators', () => {
  /** Two who can come in, and others. */
  async function withStaff(served: Served, world: Portal) {
    const [one, two] = await Promise.all(
      ['Alice', 'Amir'].map((given) => addSomebody(served, world.clock.now, { role: 'administrator', given })),
    )
    const others = await Promise.all(
      (['worker', 'manager'] as const).map((role) => addSomebody(served, world.clock.now, { role })),
    )
    return { administrators: [one!, two!], others }
  }

  it('are told once that a budget is nearly used up, and once that it is, and see it at their console', async () => {
    const { served } = council({ texts: 5 })
    const world = portal({ councils: [served] })
    const { administrators, others } = await withStaff(served, world)
    const anybody = world.visitor()
    const subjects = async (email: string) => (await anybody.messages(email)).map(({ subject }) => subject).reverse()
    for (let times = 0; times < 3; times++) await (await owner(world, served)).press('Send Code')
    expect(await subjects(administrators[0]!.email)).toEqual([])
    await (await owner(world, served)).press('Send Code')
    const nearly = `${served.service.en}: today’s texts are nearly used up`
    for (const { email } of administrators) expect(await subjects(email)).toEqual([nearly])
    for (let times = 0; times < 3; times++) await (await owner(world, served)).press('Send Code')
    for (const { email } of administrators)
      expect(await subjects(email)).toEqual([nearly, `${served.service.en}: today’s texts are used up`])
    for (const { email } of others) expect(await subjects(email)).toEqual([])
    const told = await db.select().from(events).where(eq(events.council, served.slug)).orderBy(events.number)
    const budget = told.filter(({ name }) => name.startsWith('budget.'))
    expect(budget.map(({ name, facts, accountId }) => [name, facts, accountId])).toEqual([
      ['budget.nearly-used-up', '{"budget":"texts"}', null],
      ['budget.used-up', '{"budget":"texts"}', null],
    ])
  })

  it('are told of the strangers’ share, too', async () => {
    const { served } = council({ texts: 2 })
    const world = portal({ councils: [served] })
    const { administrators } = await withStaff(served, world)
    await stranger(world, served)
    const mails = await world.visitor().messages(administrators[0]!.email)
    expect(mails.map(({ subject }) => subject)).toEqual([`${served.service.en}: today’s texts to new numbers are used up`])
    expect(mails[0]?.text).toContain('Today 1 of 1 texts to new numbers have been sent.')
  })

  it('are told by one of many requests at once', async () => {
    const { served } = council({ texts: 100 })
    const world = portal({ councils: [served] })
    const { administrators } = await withStaff(served, world)
    const spent: Spent = { uses: [{ budget: 'texts', used: 85, most: 100 }], told: [] }
    const planned = await Promise.all(
      Array.from({ length: 6 }, () => planWarnings(outgoing(served, world.clock.now), spent, () => {})),
    )
    expect(
      planned
        .flat()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(administrators.map(({ email }) => email).sort())
    // One who learns first that it is used up learns no more that it nearly was.
    const calls = (used: number): Spent => ({ uses: [{ budget: 'calls', used, most: 10 }], told: [] })
    expect(await planWarnings(outgoing(served, world.clock.now), calls(10), () => {})).toHaveLength(2)
    expect(await planWarnings(outgoing(served, world.clock.now), calls(8), () => {})).toHaveLength(0)
  })
})
