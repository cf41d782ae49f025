import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import { commit, connect, expectation } from '../src/db/client.ts'
import { listAttempts } from '../src/db/message-moves.ts'
import { commitAndAsk } from '../src/db/reading.ts'
import { circuits, limits as counts, events, messages } from '../src/db/schema.ts'
import { budgetsToday } from '../src/domain/budget.ts'
import { deliver, deliverAll, makingReady, type Outgoing } from '../src/domain/delivering.ts'
import { limits } from '../src/domain/limits.ts'
import { planMessage } from '../src/domain/messages.ts'
import { words } from '../src/fragments/words/index.ts'
import type { Served } from '../src/routes/journeys.ts'
import { outbox } from '../src/senders/outbox.ts'
import type { Channel, Delivery, Sender, Sent } from '../src/senders/sender.ts'
import { arrive, norfolk } from './phones.ts'
import { atReview, must } from './reviews.ts'
import { addPerson, send } from './steps.ts'
import { db, keys, newAddress, newPhone, portal } from './visitor.ts'
import { westVale } from './west-vale.ts'

const durham = councils.find(({ slug }) => slug === 'durham')!

/* Whoever waits for a message to leave waits for the batch that writes it, and then for its provider alone. */

const start = Date.UTC(2026, 10, 21, 9)
const taken: Sent = { ok: true, reference: 'theirs' }

/** A provider that notes what it is given. */
function provider(channel: Channel, answer: Sent = taken) {
  const got: Delivery[] = []
  const send: Sender['send'] = async (delivery) => {
    got.push(delivery)
    return answer
  }
  return { name: 'noting', channel, send, got }
}

/** A council that no other test knows, whose texts and calls leave for such providers. */
function council(budget: NonNullable<Served['budget']> = {}, like: Served = norfolk) {
  const [sms, voice] = [provider('sms'), provider('voice')]
  const slug = `ready-${crypto.randomUUID().slice(0, 8)}`
  const senders = { email: [outbox('email')], sms: [sms], voice: [voice] } satisfies Served['senders']
  const served: Served = { ...like, slug, hosts: [`${slug}.example`], senders, budget }
  const log: Record<string, unknown>[] = []
  const pending: Promise<unknown>[] = []
  const outgoing: Outgoing = {
    db,
    keys,
    council: served,
    now: start,
    senders,
    origin: 'https://ready.example',
    budgetEmail: () => ({ subject: 'Budget', text: 'Budget', language: 'en' }),
    later: (work) => void pending.push(work),
    log: (record) => void log.push(record as Record<string, unknown>),
  }
  const plan = (more: { channel?: Channel; unproved?: boolean; to?: string } = {}, from: Outgoing = outgoing) => {
    const wording = { subject: 'Code', text: '123456', language: 'en' as const }
    const wanted = { channel: 'sms' as Channel, to: newPhone(), wording, keptMs: 600_000, ...more }
    const {
      write,
      deliver: [delivery],
    } = planMessage(from, wanted)
    return { write, delivery: delivery! }
  }
  /** writes messages with what makes them ready, as a step does */
  const written = async (planned: readonly ReturnType<typeof plan>[], from: Outgoing = outgoing) => {
    const deliveries = planned.map(({ delivery }) => delivery)
    const writes = planned.map(({ write }) => write)
    return (await commitAndAsk(db, writes, makingReady(from, deliveries)))!.read
  }
  const used = async () =>
    Object.fromEntries((await budgetsToday({ db, council: served, now: start })).map((each) => [each.budget, each.used]))
  const settled = () => Promise.all(pending.splice(0))
  return { served, sms, voice, log, outgoing, plan, written, used, settled }
}

const rowOf = async ({ id }: Delivery) => (await db.select().from(messages).where(eq(messages.id, id)))[0]!

/** Nothing answers here. */
const nobody = connect('http://127.0.0.1:1')

/** Something that happens later. */
function soon() {
  let now = () => {}
  const promise = new Promise<void>((resolve) => {
    now = resolve
  })
  return { promise, now: () => now() }
}

/** A portal whose database says nothing between the batch that writes a message and the answer: what is waited for then is noted. */
function silentAfterTheBatch(councils: readonly Served[]) {
  const waitedFor: string[] = []
  let decided = false
  let answered = soon()
  const here = portal({
    councils,
    connect: (url, token) => {
      const real = connect(url, token)
      const { $client: client } = real
      for (const name of ['execute', 'batch'] as const) {
        const original = client[name].bind(client) as (...given: unknown[]) => Promise<unknown>
        const asked = async (...given: unknown[]) => {
          const said = [given[0]].flat().map((each) => (each as { sql: string }).sql)
          if (decided) {
            const isAnswered = await Promise.race([answered.promise.then(() => true), scheduler.wait(2000).then(() => false)])
            if (!isAnswered) waitedFor.push(said.join('; '))
          }
          const answer = await original(...given)
          if (said.some((each) => each.startsWith('insert into "messages"'))) decided = true
          return answer
        }
        Object.assign(client, { [name]: asked })
      }
      return real
    },
    mount: (app) => {
      const { fetch } = app
      app.fetch = async (...given) => {
        const response = await fetch(...given)
        answered.now()
        return response
      }
    },
  })
  return {
    here,
    waitedFor,
    /** the same again, from the next batch with a message on; @returns whether there has been one */
    begin() {
      const was = decided
      decided = false
      answered = soon()
      return was
    },
  }
}

describe('Nothing is asked of the database after the batch that writes a message, until the answer', () => {
  const said = words.en.faults
  const begun = async (like: Served) => {
    const watch = silentAfterTheBatch([like])
    const { ada } = await arrive(watch.here, {}, { council: like, phone: newPhone() })
    return { ...watch, ada }
  }

  it.each([
    ['a provider takes', council().served],
    ['ends in the local outbox', { ...council().served, senders: norfolk.senders }],
  ])('of a step whose message %s', async (_, served) => {
    const { ada, begin, waitedFor } = await begun(served)
    for (const button of ['Send Code', 'Call Me']) {
      await ada.open(`/${served.slug}/sign-in/confirm`)
      begin()
      await ada.press(button)
      expect([ada.summary, begin(), waitedFor]).toEqual([[], true, []])
      expect(ada.redirects.at(-1)).not.toBe(`/${served.slug}/sign-in/confirm`)
    }
  })

  it('of a step whose message the budget stops', async () => {
    const { served } = council({ texts: 0 })
    const { ada, begin, waitedFor } = await begun(served)
    begin()
    await ada.press('Send Code')
    expect([ada.summary, begin(), waitedFor]).toEqual([[['', said['phone.texts-used-up']]], true, []])
  })

  it('of a form of somebody signed in', async () => {
    const watch = silentAfterTheBatch([westVale])
    const { jenny } = await atReview(watch.here)
    await jenny.fill({ ...must, 'Email Address': newAddress('new') })
    watch.begin()
    await jenny.press('Confirm Details')
    expect([jenny.path, watch.begin(), watch.waitedFor]).toEqual(['/west-vale/account/email', true, []])
  })
})

describe('A step that waits for no message', () => {
  it('asks for nothing in its batch that would tell by its time whether an address is known', async () => {
    const batches: string[][] = []
    const here = portal({
      connect: (url, token) => {
        const real = connect(url, token)
        const batch = real.$client.batch.bind(real.$client)
        real.$client.batch = async (statements, ...more) => {
          const said = statements.map((each) => (typeof each === 'object' && 'sql' in each ? each.sql : ''))
          // Which statements they are: the first words name the table.
          const kinds = said.map((each) => each.split(' ').slice(0, 3).join(' '))
          if (kinds.includes('insert into "messages"')) batches.push(kinds)
          return batch(statements, ...more)
        }
        return real
      },
    })
    const known = newAddress()
    await addPerson(durham, known, here.clock.now)
    for (const email of [known, newAddress()]) {
      const visitor = await here.visitor().open('/durham/reset-password')
      await send(visitor, { email })
      expect(visitor.path).toBe('/durham/reset-password/code')
    }
    expect(batches).toHaveLength(2)
    expect(batches[0]).toEqual(batches[1])
  })
})

describe('What is counted in the batch that writes the message', () => {
  it('needs no database any more', async () => {
    const { plan, written, outgoing, sms, used } = council()
    const message = plan()
    const ready = await written([message])
    const later: Promise<string>[] = []
    const away = {
      ...outgoing,
      db: nobody,
      later: (work: Promise<unknown>) =>
        void later.push(
          work.then(
            () => 'written',
            () => 'lost',
          ),
        ),
    }
    expect(await deliver(away, message.delivery, ready)).toBe('taken')
    expect([sms.got.length, (await used()).texts]).toEqual([1, 1])
    expect(await Promise.all(later)).toEqual(['lost'])
  })

  it('gives the last one to one of many at once', async () => {
    const { plan, written, outgoing, sms, used } = council({ texts: 3 })
    const came = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const message = plan()
        return deliver(outgoing, message.delivery, await written([message]))
      }),
    )
    expect(came.filter((each) => each === 'taken')).toHaveLength(3)
    expect(new Set(came)).toEqual(new Set(['taken', 'budget']))
    expect([sms.got.length, (await used()).texts]).toEqual([3, 3])
  })

  it('does not undo the batch when the budget is empty', async () => {
    const { plan, written, outgoing, sms, log, settled } = council({ texts: 0 })
    const message = plan()
    const ready = await written([message])
    expect((await rowOf(message.delivery)).status).toBe('sending')
    expect(await deliver(outgoing, message.delivery, ready)).toBe('budget')
    await settled()
    expect(await rowOf(message.delivery)).toMatchObject({ status: 'failed', why: 'budget' })
    expect(sms.got).toEqual([])
    expect(log).toMatchObject([{ event: 'message.stopped', why: 'budget' }])
  })

  it('tells whether the other way is left', async () => {
    const { plan, written, outgoing } = council({ texts: 1, calls: 1 })
    const [call, text, late] = [plan({ channel: 'voice' }), plan(), plan()]
    const ready = await written([text, late])
    expect(await deliverAll(outgoing, [text.delivery, late.delivery], ready)).toEqual(['taken', 'budget'])
    await written([call])
    const last = plan()
    expect(await deliver(outgoing, last.delivery, await written([last]))).toBe('budgets')
  })

  it.each([
    ['the share of new numbers', { texts: 3 }, { texts: 2, 'texts-new': 1 }],
    ['the whole', { texts: 2 }, { texts: 2, 'texts-new': 0 }],
  ])('takes out of all its budgets or out of none: %s is used up', async (_, budget, left) => {
    const { plan, written, used } = council(budget)
    const before = left['texts-new'] ? [plan({ unproved: true }), plan()] : [plan(), plan()]
    await written(before)
    expect(await used()).toMatchObject(left)
    const stranger = plan({ unproved: true })
    const ready = await written([stranger])
    expect(ready.messages[stranger.delivery.id]!.leave).toMatchObject({ ok: false, fault: 'budget' })
    expect(await used()).toMatchObject(left)
  })

  it('is counted for several messages one after the other', async () => {
    const { plan, written, outgoing, sms, used } = council({ texts: 2 })
    const several = [plan(), plan({ unproved: true }), plan()]
    const ready = await written(several)
    const came = await deliverAll(
      outgoing,
      several.map(({ delivery }) => delivery),
      ready,
    )
    expect(came).toEqual(['taken', 'taken', 'budget'])
    expect([sms.got.length, await used()]).toEqual([2, expect.objectContaining({ texts: 2, 'texts-new': 1 })])
  })

  it('is nothing when the batch breaks', async () => {
    const { plan, outgoing, used } = council()
    const local = { ...outgoing, senders: { ...outgoing.senders, voice: [outbox('voice')] } }
    const [text, call] = [plan(), plan({ channel: 'voice' })]
    const writes = [text.write, call.write, expectation(db, sql`0`)]
    expect(await commitAndAsk(db, writes, makingReady(local, [text.delivery, call.delivery]))).toBe(undefined)
    expect((await used()).texts).toBe(0)
    expect([await rowOf(call.delivery), await listAttempts(db, call.delivery.id)]).toEqual([undefined, []])
  })

  it('is put back when no provider takes it', async () => {
    const { plan, written, outgoing, used, settled } = council()
    const message = plan({ unproved: true })
    const ready = await written([message])
    expect(await used()).toMatchObject({ texts: 1, 'texts-new': 1 })
    const busy = { ...outgoing, senders: { ...outgoing.senders, sms: [provider('sms', { ok: false, why: 'busy' })] } }
    expect(await deliver(busy, message.delivery, ready)).toBe('provider')
    await settled()
    expect([await used(), (await rowOf(message.delivery)).status]).toEqual([
      expect.objectContaining({ texts: 0, 'texts-new': 0 }),
      'waiting',
    ])
  })

  it('has the administrators told once', async () => {
    const { served, plan, written, outgoing, settled } = council({ texts: 5 })
    for (let times = 0; times < 5; times++) {
      const message = plan()
      await deliver(outgoing, message.delivery, await written([message]))
      await settled()
    }
    const told = await db.select().from(events).where(eq(events.council, served.slug)).orderBy(events.number)
    expect(told.map(({ name }) => name)).toEqual(['budget.nearly-used-up', 'budget.used-up'])
  })

  it('is nothing for a number that is not taken any more', async () => {
    const { plan, written, outgoing, used, sms } = council()
    const message = plan({ to: '+449098790123' })
    expect(await deliver(outgoing, message.delivery, await written([message]))).toBe('recipient')
    expect([sms.got, (await used()).texts]).toEqual([[], 0])
  })
})

describe('What ends in the local outbox', () => {
  it('is there with the batch, before anything is sent, and nothing is counted', async () => {
    const { served, plan, written, outgoing, settled } = council({ texts: 0 })
    const seen: string[] = []
    const watched: Sender = {
      ...outbox('sms'),
      async send(delivery) {
        seen.push((await rowOf(delivery)).status)
        return outbox('sms').send(delivery)
      },
    }
    const local = { ...outgoing, senders: { sms: [watched] } }
    const message = plan()
    const ready = await written([message], local)
    expect(await deliver({ ...local, db: nobody }, message.delivery, ready)).toBe('taken')
    await settled()
    expect(seen).toEqual(['sent'])
    expect(await rowOf(message.delivery)).toMatchObject({ status: 'sent', provider: 'outbox', reference: message.delivery.id })
    expect(await listAttempts(db, message.delivery.id)).toEqual([{ provider: 'outbox', outcome: 'sent' }])
    expect(
      await db
        .select()
        .from(counts)
        .where(sql`${counts.id} like ${`budget ${served.slug} %`}`),
    ).toEqual([])
  })

  it('is not there when its number is not taken any more', async () => {
    const { plan, written, outgoing, settled } = council()
    const local = { ...outgoing, senders: { sms: [outbox('sms')] } }
    const message = plan({ to: '+449098790123' })
    expect(await deliver(local, message.delivery, await written([message], local))).toBe('recipient')
    await settled()
    expect(await rowOf(message.delivery)).toMatchObject({ status: 'failed', why: 'recipient', provider: null })
    expect(await listAttempts(db, message.delivery.id)).toEqual([])
  })
})

describe('A provider that keeps failing', () => {
  const dead: Sent = { ok: false, why: 'unreachable' }
  const second = () => ({ ...provider('sms'), name: 'second' })

  it('is known to the batch, and passed over', async () => {
    const { served, plan, written, outgoing, sms } = council()
    const id = `${served.slug} sms noting`
    await commit(db, [
      db.insert(circuits).values({ id, failures: 3, openUntil: start + 1, expiresAt: start + limits.circuit.forgottenMs }),
    ])
    const two = second()
    const both = { ...outgoing, senders: { sms: [sms, two] } }
    const message = plan()
    const ready = await written([message], both)
    expect(await deliver({ ...both, db: nobody, later: (work) => void work.catch(() => {}) }, message.delivery, ready)).toBe(
      'taken',
    )
    expect([sms.got.length, two.got.length]).toEqual([0, 1])
  })

  it('is not waited for by all of the many that one batch has written', async () => {
    const { plan, written, outgoing, settled } = council()
    const [one, two] = [provider('sms', dead), second()]
    // What an answer tells is written before the next few have their turn.
    const send: Sender['send'] = async (each) => {
      await settled()
      return two.send(each)
    }
    const both = { ...outgoing, senders: { sms: [one, { ...two, send }] } }
    const many = Array.from({ length: 3 * limits.message.atOnce }, () => plan())
    const ready = await written(many, both)
    const came = await deliverAll(
      both,
      many.map(({ delivery }) => delivery),
      ready,
    )
    expect(new Set(came)).toEqual(new Set(['taken']))
    expect(one.got).toHaveLength(limits.message.atOnce)
  })
})
