import { createExecutionContext } from 'cloudflare:test'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { commit, type Db } from '../../src/db/client.ts'
import { addEvent } from '../../src/db/events.ts'
import { newId } from '../../src/db/keys.ts'
import { holdUntil } from '../../src/db/limits.ts'
import { auditHeads, journeys } from '../../src/db/schema.ts'
import { limits } from '../../src/domain/limits.ts'
import { tidy } from '../../src/domain/tidy.ts'
import worker from '../../src/index.ts'
import { addChild, addSomebody, addUpload, giveAccess } from '../casework.ts'
import { eastVale } from '../east-vale.ts'
import { bindings, db, keys, newAddress, portal, register, registerUpToCode, resetPassword, signIn } from '../visitor.ts'

// A year that only this file knows: the rows of others are all from later, and what is removed here is never theirs.
const start = Date.UTC(2003, 0, 1, 12)
const mine = sql`between ${start - 1} and ${start + 2 * 365 * 24 * 60 * 60 * 1000}`
const council = { ...eastVale, slug: 'tidy-test-1', hosts: ['tidy.example'] as const }

const count = async (rows: ReturnType<typeof sql>) =>
  (await db.all<{ count: number }>(sql`select count(*) as count from ${rows}`))[0]!.count
const limitsNamed = (name: string) => sql`limits where expires_at ${mine} and id like ${`${name}%`}`

/** Every kind of row, and how long it is kept. */
const kinds: [name: string, rows: ReturnType<typeof sql>, lifetimeMs: number][] = [
  ['codes', sql`codes where expires_at ${mine}`, limits.code.lifetimeMs],
  [
    'messages with a code',
    sql`messages where expires_at ${mine} and expires_at - created_at < 1000000 and body is not null`,
    limits.message.codeKeptMs,
  ],
  ['wrong passwords', limitsNamed('wrong-password-network.'), limits.password.windowMs],
  ['submissions', sql`submissions where created_at ${mine}`, limits.submission.keptMs],
  ['uploads that broke off', sql`documents where created_at ${mine} and published_at is null`, limits.document.unpublishedKeptMs],
  [
    'what was uploaded of them',
    sql`document_chunks where document_id in (select id from documents where created_at ${mine} and published_at is null)`,
    limits.document.unpublishedKeptMs,
  ],
  ['sends', limitsNamed('send-'), limits.send.perAddress.windowMs],
  ['resends', limitsNamed('resend'), limits.send.resendsPerJourney.windowMs],
  ['journeys of signing in', sql`journeys where expires_at ${mine} and name = 'sign-in'`, limits.journey.signInMs],
  ['journeys of registering', sql`journeys where expires_at ${mine} and name = 'register'`, limits.journey.registerMs],
  ['wrong codes', limitsNamed('wrong-code'), limits.code.waitsForgottenAfterMs],
  [
    'notices',
    sql`messages where expires_at ${mine} and expires_at - created_at > 1000000 and body is not null`,
    limits.message.noticeKeptMs,
  ],
  ['what became of messages', sql`messages where created_at ${mine}`, limits.message.keptMs],
  ['attempts', sql`message_attempts where at ${mine}`, limits.message.keptMs],
  ['sessions', sql`sessions where created_at ${mine}`, limits.ended.sessionsKeptMs],
  ['events', sql`events where at ${mine} and council = ${council.slug}`, limits.ended.eventsKeptMs],
]

const log: Record<string, unknown>[] = []
const tidyAt = (now: number) => tidy(db, keys, now, (record) => void log.push(record))

beforeAll(async () => {
  const world = portal({ councils: [council] })
  world.clock.now = start
  const at = { council: council.slug }
  const email = newAddress()
  const ada = world.visitor()
  await register(ada, email, at)
  await ada.open(`/${council.slug}/sign-in`)
  await ada.fill({ Email: email, Password: 'Not-the-right-one-1' }).press('Submit')
  await signIn(ada, email, at)
  await resetPassword(world.visitor(), email, 'Another-Horse-8-Battery', at)
  const left = await world.visitor().open(`/${council.slug}/sign-in`)
  await left.fill({ Email: email, Password: 'Another-Horse-8-Battery' }).press('Submit')

  const bea = await registerUpToCode(world.visitor(), newAddress('bea'), at)
  await bea.fill({ Code: '000000' }).press('Next')
  // The wait before another code would move the clock: so its count is put there as a resend does.
  await db.run(sql`insert into limits (id, count, since, until, expires_at)
    values ('resend.tidy-test', 1, ${start}, 0, ${start + limits.send.resendsPerJourney.windowMs})`)
  await upload()
})

/** A document that was published, and one that was begun. */
async function upload() {
  const [worker, reader] = [await addSomebody(council, start, { role: 'worker' }), await addSomebody(council, start)]
  const record = await addChild(council, start, worker)
  await giveAccess(council, start, record, reader)
  await addUpload(record, worker, start, { readers: [reader.id], pieces: 2 })
  await addUpload(record, worker, start)
}

it('removes every kind of row after its time, and not before', async () => {
  await tidyAt(start)
  for (const [name, rows] of kinds)
    expect([name, await count(rows)]).toEqual([name, expect.toSatisfy((found: number) => found > 0)])

  for (const lifetimeMs of new Set(kinds.map(([, , ms]) => ms).toSorted((a, b) => a - b))) {
    const ending = kinds.filter(([, , ms]) => ms === lifetimeMs)
    const counts = () => Promise.all(ending.map(async ([name, rows]) => ({ name, rows: await count(rows) })))
    const before = await counts()
    expect(before.filter(({ rows }) => rows === 0)).toEqual([])
    await tidyAt(start + lifetimeMs)
    expect(await counts()).toEqual(before)
    await tidyAt(start + lifetimeMs + 1)
    expect(await counts()).toEqual(before.map(({ name }) => ({ name, rows: 0 })))
  }
}, 120_000)

it('keeps the accounts, and what they are told apart by', async () => {
  expect(await count(sql`accounts where created_at ${mine} and council = ${council.slug}`)).toBe(3)
  expect(await count(sql`password_history where replaced_at ${mine}`)).toBe(1)
})

it('keeps what was published', async () => {
  const published = sql`select id from documents where created_at ${mine} and published_at is not null`
  expect(await count(sql`(${published})`)).toBe(1)
  expect(await count(sql`document_chunks where document_id in (${published})`)).toBe(2)
})

it('tells the log each signed head', async () => {
  const heads = log.filter(({ event, council: slug }) => event === 'audit.head' && slug === council.slug)
  expect(heads.length).toBeGreaterThan(kinds.length)
  expect(heads.at(-1)).toEqual({
    level: 'info',
    event: 'audit.head',
    council: council.slug,
    number: expect.any(Number),
    hash: expect.stringMatching(/^[\w-]{43}$/),
    signature: expect.stringMatching(/^local-test\.[\w-]{43}$/),
  })
})

it('keeps a count whose owner must wait beyond its window', async () => {
  const later = start + 400 * 24 * 60 * 60 * 1000
  await db.run(
    sql`insert into limits (id, count, since, until, expires_at) values ('wrong-code tidy-test', 5, ${later}, 0, ${later + 1000})`,
  )
  await holdUntil(db, 'wrong-code tidy-test', later + 5000)
  await tidyAt(later + 4999)
  expect(await count(sql`limits where id = 'wrong-code tidy-test'`)).toBe(1)
  await tidyAt(later + 5001)
  expect(await count(sql`limits where id = 'wrong-code tidy-test'`)).toBe(0)
})

describe('What is in the way of one thing', () => {
  const later = start + 500 * 24 * 60 * 60 * 1000
  const heads = (told: Record<string, unknown>[]) =>
    told.flatMap(({ event, council: slug }) => (event === 'audit.head' ? [slug] : []))
  const addEvents = (...councils: string[]) =>
    Promise.all(
      councils.map((slug) =>
        commit(db, [
          addEvent(db, { id: newId(), council: slug, at: later, name: 'code.wrong', accountId: null, facts: '{"left":1}' }),
        ]),
      ),
    )
  const put = (id: string) =>
    db.run(sql`insert into limits (id, count, since, until, expires_at) values (${id}, 1, ${later}, 0, ${later - 1})`)
  /** The database as it is, but for one function. */
  const besides = (name: 'delete' | 'insert', instead: unknown): Db =>
    new Proxy(db, { get: (of, key) => (key === name ? instead : Reflect.get(of, key)) })
  const refuse = () => {
    throw new Error('Ada Planted')
  }

  it('keeps no council without its head: rows that cannot be removed', async () => {
    const slug = `tidy-test-${newId().slice(0, 6)}`
    await addEvents(slug)
    const told: Record<string, unknown>[] = []
    const stuck = besides('delete', (table: typeof journeys) => (table === journeys ? refuse() : db.delete(table)))
    await expect(tidy(stuck, keys, later, (record) => void told.push(record))).rejects.toThrow('Not all was tidied')
    expect(heads(told)).toContain(slug)
    expect(told.filter(({ event, council: of }) => event === 'tidy.failed' && !of)).toEqual([
      { level: 'error', event: 'tidy.failed', error: 'Error', at: expect.any(Array) },
    ])
  })

  it('keeps neither the others from theirs nor rows from being removed: the trail of one council', async () => {
    const [bad, good] = ['a', 'b'].map((letter) => `tidy-test-${letter}-${newId().slice(0, 6)}`) as [string, string]
    await addEvents(bad, good)
    await put(`kept-by ${bad}`)
    const told: Record<string, unknown>[] = []
    const stuck = besides('insert', (table: typeof auditHeads) =>
      table === auditHeads
        ? { values: (row: typeof auditHeads.$inferInsert) => (row.council === bad ? refuse() : db.insert(table).values(row)) }
        : db.insert(table),
    )
    await expect(tidy(stuck, keys, later, (record) => void told.push(record))).rejects.toThrow('Not all was tidied')
    expect(heads(told)).toContain(good)
    // Not how many have failed: another file may keep the database busy.
    expect(told).toContainEqual(expect.objectContaining({ event: 'tidy.failed', council: bad, error: 'Error' }))
    expect(JSON.stringify(told)).not.toContain('Planted')
    expect(await count(sql`limits where id = ${`kept-by ${bad}`}`)).toBe(0)
  })

  it('is no backlog: it is worked off a few at a time, and the next run goes on', async () => {
    for (let each = 0; each < 5; each++) await put(`backlog ${each}`)
    const left = () => count(sql`limits where id like 'backlog %'`)
    await tidy(db, keys, later, () => {}, { most: 2, rounds: 1 })
    expect(await left()).toBe(3)
    await tidy(db, keys, later, () => {}, { most: 1, rounds: 2 })
    expect(await left()).toBe(1)
    await tidy(db, keys, later, () => {}, { most: 1, rounds: 9 })
    expect(await left()).toBe(0)
  })
})

describe('A run of the cron trigger that fails', () => {
  it('is one to the platform, too, which is told nothing of why', async () => {
    const context = createExecutionContext()
    const run = worker.scheduled({ cron: '*/15 * * * *' } as never, { ...bindings, SIGNING_KEYS: 'planted' }, context)
    await expect(run).rejects.toThrow(/^cron\.failed$/)
  })
})
