import { inArray, sql } from 'drizzle-orm'
import { type Db, expectation, unlessFirst, type Write } from './client.ts'
import { countOne } from './limits.ts'
import { limits } from './schema.ts'

/** What is counted up to so many. The id names the day, and nobody: it is no keyed hash. */
export type Purse = { id: string; most: number }

/**
 * Takes one out of each, or nothing when one of them is empty, in one batch: the database decides who gets the last one.
 * @param notes ids of which is told which are noted
 * @returns how much has been taken out of each by now, in their order, and the notes that are there
 */
export async function takeOneOfEach(
  db: Db,
  purses: readonly Purse[],
  notes: readonly string[],
  { now, keptMs }: { now: number; keptMs: number },
): Promise<{ counts: number[]; noted: string[] } | undefined> {
  const left = purses.map(({ id, most }) =>
    expectation(db, sql`coalesce((select ${limits.count} from ${limits} where ${limits.id} = ${id}), 0) < ${most}`),
  )
  const taken = purses.map(({ id }) => countOne(db, { id, windowMs: keptMs, now }))
  const known = db
    .select({ id: limits.id })
    .from(limits)
    .where(inArray(limits.id, [...notes]))
  const answers = await unlessFirst(db.batch([known, ...left, ...taken]))
  if (!answers) return undefined
  const [noted, ...rest] = answers as [{ id: string }[], ...unknown[]]
  const counts = (rest.slice(left.length) as { count: number }[][]).map(([row]) => row!.count)
  return { counts, noted: noted.map(({ id }) => id) }
}

/** Puts one back into each: nothing has left after all. */
export const putBack = (db: Db, ids: readonly string[]): Write =>
  db
    .update(limits)
    .set({ count: sql`max(${limits.count} - 1, 0)` })
    .where(inArray(limits.id, [...ids]))

/** How much has been taken out of each, by its id; those of which nothing was are left out. */
export async function listTaken(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: limits.id, count: limits.count })
    .from(limits)
    .where(inArray(limits.id, [...ids]))
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Notes that something was done. The batch breaks when it is noted: somebody else does it, or has done it. */
export const noteOnce = (db: Db, id: string, { now, keptMs }: { now: number; keptMs: number }): Write =>
  db.insert(limits).values({ id, count: 1, since: now, until: 0, expiresAt: now + keptMs })

/** Notes the same where it may be noted. */
export const noteToo = (db: Db, id: string, times: { now: number; keptMs: number }): Write =>
  db
    .insert(limits)
    .values({ id, count: 1, since: times.now, until: 0, expiresAt: times.now + times.keptMs })
    .onConflictDoNothing()
