import { inArray, sql } from 'drizzle-orm'
import type { Db, Write } from './client.ts'
import { type Reading, reading } from './reading.ts'
import { limits } from './schema.ts'

/** What is counted up to so many. The id names the day, and nobody: it is no keyed hash. */
export type Purse = { id: string; most: number }

/**
 * Takes one out of each, or nothing when one of them is empty, in one statement: the database decides who gets the last one, and a batch
 * in which it stands goes on without. All are looked at before anything is taken: the rows are chosen first, and then written.
 * @returns how much has been taken out of each by now, by its id; nothing where nothing was taken
 */
export const takingOneOfEach = (
  db: Db,
  purses: readonly Purse[],
  { now, keptMs }: { now: number; keptMs: number },
): Reading<ReadonlyMap<string, number> | undefined> => {
  const wanted = sql.join(
    purses.map(({ id, most }) => sql`(${id}, ${most})`),
    sql`, `,
  )
  const taken = sql`with purse (id, most) as (values ${wanted})
    select purse.id, 1, ${now}, 0, ${now + keptMs} from purse
    where not exists (
      select 1 from purse as one left join ${limits} on ${limits.id} = one.id where coalesce(${limits.count}, 0) >= one.most
    )`
  return reading(
    db
      .insert(limits)
      .select(taken)
      .onConflictDoUpdate({ target: limits.id, set: { count: sql`${limits.count} + 1` } })
      .returning({ id: limits.id, count: limits.count }),
    (rows: Count[]) => (rows.length > 0 ? new Map(rows.map(({ id, count }) => [id, count])) : undefined),
  )
}

type Count = { id: string; count: number }

/** Puts one back into each: nothing has left after all. */
export const putBack = (db: Db, ids: readonly string[]): Write =>
  db
    .update(limits)
    .set({ count: sql`max(${limits.count} - 1, 0)` })
    .where(inArray(limits.id, [...ids]))

/** Notes that something was done. The batch breaks when it is noted: somebody else does it, or has done it. */
export const noteOnce = (db: Db, id: string, { now, keptMs }: { now: number; keptMs: number }): Write =>
  db.insert(limits).values({ id, count: 1, since: now, until: 0, expiresAt: now + keptMs })

/** Notes the same where it may be noted. */
export const noteToo = (db: Db, id: string, times: { now: number; keptMs: number }): Write =>
  db
    .insert(limits)
    .values({ id, count: 1, since: times.now, until: 0, expiresAt: times.now + times.keptMs })
    .onConflictDoNothing()
