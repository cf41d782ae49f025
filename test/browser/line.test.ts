import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { and, count, gte, isNull } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Db } from '../../src/db/client.ts'
import { accounts, events, sessions } from '../../src/db/schema.ts'
import { openContext, startBrowser, type Way, ways } from './browser.ts'
import { accept, councils, invite, type Journey, newPerson, type Person } from './journeys.ts'
import { openSlowPage, startLine } from './line.ts'
import { messagesTo } from './outbox.ts'
import { walk } from './patience.ts'

let browser: Browser
let db: Db
beforeAll(async () => {
  browser = await startBrowser()
  db = connect(parseEnv(readFileSync(join(inject('portalFolder'), '.local/dev.vars'), 'utf8')).DATABASE_URL!)
})
afterAll(() => browser?.close())

const began = Date.now()

/** What there is in the database and the outbox: of everybody, since no other test runs beside this one; of messages, theirs. */
async function look({ email, phone }: Person) {
  const [[people], [live], trail, mails, texts] = await Promise.all([
    db.select({ rows: count() }).from(accounts),
    db
      .select({ rows: count() })
      .from(sessions)
      .where(and(gte(sessions.createdAt, began), isNull(sessions.endedAt))),
    db.select({ id: events.id, name: events.name }).from(events),
    messagesTo(email),
    messagesTo(phone),
  ])
  const messages = [...mails, ...texts].map(({ id, channel, subject }) => [id, `${channel} ${subject ?? ''}`] as const)
  return { accounts: people!.rows, sessions: live!.rows, events: trail.map(({ id, name }) => [id, name] as const), messages }
}

/** A repeat of a sign-in is a session in the place of one that nobody got; the others end by themselves, whoever's they are. */
const notCompared = new Set(['session.repeated', 'session.idle', 'session.too-old'])

/** What came of something that somebody did, as it can be compared: how many, and which. */
async function whatCameOf(person: Person, act: () => Promise<unknown>) {
  const before = await look(person)
  await act()
  // What is not waited for leaves after the answer.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const after = await look(person)
  const added = (which: 'events' | 'messages') => {
    const known = new Set(before[which].map(([id]) => id))
    return after[which].filter(([id, what]) => !known.has(id) && !notCompared.has(what)).map(([, what]) => what)
  }
  return {
    accounts: after.accounts - before.accounts,
    sessions: after.sessions - before.sessions,
    events: added('events').sort(),
    messages: added('messages').sort(),
  }
}

/** The same on a good line and on a bad one, in a browser of its own. */
async function onGoodLine({ start, steps, end }: Journey) {
  const context = await openContext(browser, ways[2]!)
  await walk(await context.newPage(), start, steps, end)
  await context.close()
}

async function onBadLine(way: Way, { start, steps, end }: Journey) {
  const line = await startLine({ every: 3 })
  const context = await openContext(browser, way, { proxy: line.proxy })
  try {
    await walk(await openSlowPage(context), start, steps, end)
    const dropped = line.log.filter(({ fate }) => fate !== 'answered')
    expect(dropped.length).toBe(Math.floor(line.log.length / 3))
    expect(dropped.length).toBeGreaterThan(0)
  } finally {
    await context.close()
    await line.stop()
  }
}

// A bus with one bar of signal: a slow line that drops every third request, on its way there or back.
describe.each(councils)('On a bad line, $slug', ({ journeys }) => {
  const onGood = new Map<string, Awaited<ReturnType<typeof whatCameOf>>>()
  const names = Object.keys(journeys) as (keyof typeof journeys)[]

  beforeAll(async () => {
    const person = newPerson()
    for (const name of names) onGood.set(name, await whatCameOf(person, () => onGoodLine(journeys[name](person))))
    expect(onGood.get('registers')!.accounts).toBe(1)
  })

  describe.each([ways[0]!, ways[1]!])('on a $name', (way) => {
    const person = newPerson()
    it.each(names)('a person %s: nothing is lost, and nothing is done twice', async (name) => {
      expect(await whatCameOf(person, () => onBadLine(way, journeys[name](person)))).toEqual(onGood.get(name))
    })
  })
})

describe('On a bad line, an invitation', () => {
  it('is accepted once, with JavaScript and without', async () => {
    const cameOf = []
    for (const go of [
      onGoodLine,
      (journey: Journey) => onBadLine(ways[0]!, journey),
      (journey: Journey) => onBadLine(ways[1]!, journey),
    ]) {
      const person = newPerson()
      await onGoodLine(councils.find(({ slug }) => slug === 'norfolk')!.journeys.registers(person))
      const link = await invite(browser, person)
      cameOf.push(await whatCameOf(person, () => go(accept(person, link))))
    }
    const [good, ...bad] = cameOf
    expect(good!.events).toEqual(expect.arrayContaining(['invitation.accepted', 'invitation.confirmed']))
    for (const each of bad) expect(each).toEqual(good)
  }, 300_000)
})
