import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { type Reading, reading } from './reading.ts'
import { limits } from './schema.ts'

/** How much has been used of a limit, and from when on it is free again. */
export type Use = { count: number; since: number }

/** One more of what is counted within a window; the window begins with the first. It can stand in the batch of what it counts. */
export const countOne = (db: Db, { id, windowMs, now }: One) =>
  db
    .insert(limits)
    .values({ id, count: 1, since: now, until: 0, expiresAt: now + windowMs })
    .onConflictDoUpdate({ target: limits.id, set: oneMore({ windowMs, now }) })
    .returning({ count: limits.count, since: limits.since })

/** What is counted, within how many ms, and when (ms). */
type One = { id: string; windowMs: number; now: number }

function oneMore({ windowMs, now }: Omit<One, 'id'>) {
  const over = sql`${limits.since} <= ${now - windowMs}`
  return {
    count: sql`case when ${over} then 1 else ${limits.count} + 1 end`,
    since: sql`case when ${over} then ${now} else ${limits.since} end`,
    until: sql`case when ${over} then 0 else ${limits.until} end`,
    expiresAt: sql`case when ${over} then ${now + windowMs} else ${limits.expiresAt} end`,
  }
}

/** One more, where a condition holds; how many there are then, or nothing where it does not. */
export const takingOne = (db: Db, { id, windowMs, now }: One, condition: SQL): Reading<Use | undefined> =>
  reading(
    db
      .insert(limits)
      .select(sql`select ${id}, 1, ${now}, 0, ${now + windowMs} where ${condition}`)
      .onConflictDoUpdate({ target: limits.id, set: oneMore({ windowMs, now }) })
      .returning({ count: limits.count, since: limits.since }),
    ([use]) => use,
  )

/** Counts one more in each limit, in one request, and tells how many there are now. */
export async function count(db: Db, wanted: { id: string; windowMs: number }[], now: number): Promise<Use[]> {
  const [first, ...rest] = wanted.map((limit) => countOne(db, { ...limit, now }))
  if (!first) return []
  const rows = await db.batch([first, ...rest])
  return rows.map(([row]) => row!)
}

/** Breaks the batch that it stands in when more than so many have been counted: what is counted there is not counted then. */
export const atMost = (db: Db, id: string, most: number): Write =>
  expectation(db, sql`select ${limits.count} <= ${most} from ${limits} where ${limits.id} = ${id}`)

/** How much of some limits has been used, by their ids; nothing is counted. A window that is over is told of, too. */
export const readingUses = (db: Db, ids: readonly string[]): Reading<Map<string, Use>> =>
  reading(
    db
      .select({ id: limits.id, count: limits.count, since: limits.since })
      .from(limits)
      .where(inArray(limits.id, [...ids])),
    (rows) => new Map(rows.map(({ id, count, since }) => [id, { count, since }])),
  )

/** Which of some limits have been used so often within their window; nothing is counted. */
export async function listUsedUp(
  db: Db,
  ids: readonly string[],
  { most, windowMs }: { most: number; windowMs: number },
  now: number,
): Promise<string[]> {
  if (ids.length === 0) return []
  const used = and(inArray(limits.id, [...ids]), gt(limits.since, now - windowMs), sql`${limits.count} >= ${most}`)
  return (await db.select({ id: limits.id }).from(limits).where(used)).map(({ id }) => id)
}

/** When (ms) a limit's window began; nothing when that was not after a time (ms), or nothing was counted. */
export async function findSince(db: Db, id: string, after: number): Promise<number | undefined> {
  const [row] = await db
    .select({ since: limits.since })
    .from(limits)
    .where(and(eq(limits.id, id), gt(limits.since, after)))
  return row?.since
}

/** Makes the owner of a limit wait until a time (ms). */
export const holdUntil = (db: Db, id: string, until: number): Write => db.update(limits).set({ until }).where(eq(limits.id, id))

/** Begins a limit anew. */
export const clear = (db: Db, id: string): Write => db.delete(limits).where(eq(limits.id, id))
