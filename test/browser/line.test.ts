import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { and, count, eq, gte, isNull } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Db } from '../../src/db/client.ts'
import { accounts, codes, events, sessions } from '../../src/db/schema.ts'
import { openContext, startBrowser, type Way, ways } from './browser.ts'
import { accept, councils, invite, type Journey, newPerson, type Person } from './journeys.ts'
import { everyThird, type Fate, firstTry, openSlowPage, startLine } from './line.ts'
import { messagesTo } from './outbox.ts'
import { walk } from './patience.ts'

let browser: Browser
let db: Db
beforeAll(async () => {
  browser = await startBrowser()
  db = connect(parseEnv(readFileSync(join(inject('portalFolder'), '.local/dev.vars'), 'utf8')).DATABASE_URL!)
})
afterAll(() => browser?.close())

/**
 * What there is in the database and the outbox: of everybody, since no other test runs beside this one; of messages, theirs. Of sessions and
 * codes, what is from a time (ms) on: others come to their end by themselves meanwhile.
 */
async function look({ email, phone }: Person, from: number) {
  const [[people], [live], [ended], [used], trail, mails, texts] = await Promise.all([
    db.select({ rows: count() }).from(accounts),
    db
      .select({ rows: count() })
      .from(sessions)
      .where(and(gte(sessions.createdAt, from), isNull(sessions.endedAt))),
    db
      .select({ rows: count() })
      .from(sessions)
      .where(and(gte(sessions.endedAt, from), eq(sessions.endedWhy, 'password-reset'))),
    db.select({ rows: count() }).from(codes).where(gte(codes.usedAt, from)),
    db.select({ id: events.id, name: events.name }).from(events),
    messagesTo(email),
    messagesTo(phone),
  ])
  const messages = [...mails, ...texts].map(({ id, channel, subject }) => [id, `${channel} ${subject ?? ''}`] as const)
  const rows = { accounts: people!.rows, sessions: live!.rows, ended: ended!.rows, codes: used!.rows }
  return { ...rows, events: trail.map(({ id, name }) => [id, name] as const), messages }
}

/** A repeat of a sign-in is a session in the place of one that nobody got; the others end by themselves, whoever's they are. */
const notCompared = new Set(['session.repeated', 'session.idle', 'session.too-old'])

/** What came of something that somebody did, as it can be compared: how many, and which. */
async function whatCameOf(person: Person, act: () => Promise<unknown>) {
  const began = Date.now()
  const before = await look(person, began)
  await act()
  // What is not waited for leaves after the answer.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const after = await look(person, began)
  const added = (which: 'events' | 'messages') => {
    const known = new Set(before[which].map(([id]) => id))
    return after[which].filter(([id, what]) => !known.has(id) && !notCompared.has(what)).map(([, what]) => what)
  }
  return {
    accounts: after.accounts - before.accounts,
    sessions: after.sessions - before.sessions,
    ended: after.ended - before.ended,
    codes: after.codes - before.codes,
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

/** @returns how often they had to try again */
async function onBadLine(way: Way, { start, steps, end }: Journey): Promise<number> {
  const line = await startLine(everyThird())
  const context = await openContext(browser, way, { proxy: line.proxy })
  try {
    return await walk(await openSlowPage(context), start, steps, end)
  } finally {
    await context.close()
    await line.stop()
  }
}

/** On a line where every form has to be sent twice, or its answer waited for. @returns how often they had to */
async function onLine(fate: Fate, way: Way, { start, steps, end }: Journey): Promise<number> {
  const line = await startLine(firstTry(fate))
  const context = await openContext(browser, way, { proxy: line.proxy })
  try {
    return await walk(await context.newPage(), start, steps, end)
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
    let triedAgain = 0
    it.each(names)('a person %s: nothing is lost, and nothing is done twice', async (name) => {
      const act = async () => (triedAgain += await onBadLine(way, journeys[name](person)))
      expect(await whatCameOf(person, act)).toEqual(onGood.get(name))
    })
    it('and it is a bad line: they had to try again', () => expect(triedAgain).toBeGreaterThan(0))
  })
})

// Nothing breaks here, so no browser says anything: it is the page that offers to try again, while the first answer may still come.
describe('On a line that does not tell', () => {
  const durham = councils.find(({ slug }) => slug === 'durham')!.journeys
  const names = ['registers', 'signs in', 'resets the password'] as const
  const onGood = new Map<string, Awaited<ReturnType<typeof whatCameOf>>>()

  beforeAll(async () => {
    const person = newPerson()
    for (const name of names) onGood.set(name, await whatCameOf(person, () => onGoodLine(durham[name](person))))
  })

  describe.each([
    { fate: 'silent', way: ways[0]! },
    { fate: 'late', way: ways[0]! },
    { fate: 'late', way: ways[1]! },
  ] as const)('where answers are $fate, on a $way.name', ({ fate, way }) => {
    const person = newPerson()
    it.each(names)('a person %s: each form is done once', async (name) => {
      const journey = durham[name](person)
      let triedAgain = 0
      const came = await whatCameOf(person, async () => {
        triedAgain = await onLine(fate, way, journey)
      })
      // The page offers it after six seconds. Without JavaScript there is only the browser, which waits.
      expect(triedAgain).toBe(way.javaScriptEnabled ? journey.steps.length : 0)
      expect(came).toEqual(onGood.get(name))
      expect(came).toMatchObject({
        accounts: name === 'registers' ? 1 : 0,
        codes: 1,
        ...(name === 'signs in' ? { sessions: 1 } : {}),
        ended: name === 'resets the password' ? 1 : 0,
      })
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
