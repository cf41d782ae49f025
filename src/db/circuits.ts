import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { type Db, someOf, type Write } from './client.ts'
import { known, type Reading, reading } from './reading.ts'
import { circuits } from './schema.ts'

export type Circuit = Pick<typeof circuits.$inferSelect, 'id' | 'failures' | 'openUntil'>

/** What is known of some providers: only those that have failed lately have a row. */
export const readingCircuits = (db: Db, ids: readonly string[]): Reading<Circuit[]> =>
  ids.length === 0
    ? known([])
    : reading(
        db
          .select({ id: circuits.id, failures: circuits.failures, openUntil: circuits.openUntil })
          .from(circuits)
          .where(inArray(circuits.id, [...ids])),
        (rows: Circuit[]) => rows,
      )

/**
 * Takes the one try that a provider is given when its time out is over.
 * @param next until when (ms) nobody else tries
 * @returns whether it is the caller's
 */
export async function claimTry(db: Db, { id, openUntil }: Circuit, next: number): Promise<boolean> {
  const rows = await db
    .update(circuits)
    .set({ openUntil: next })
    .where(and(eq(circuits.id, id), eq(circuits.openUntil, openUntil)))
    .returning({ id: circuits.id })
  return rows.length === 1
}

/**
 * Counts one more failure in a row. From the first that is too many on, the provider is passed over for a while, longer each time.
 * @param after how many failures open it; `openMs` for how long at first, doubling up to `longestMs`
 * @param until the provider's own word of when it can be tried again (ms), if it gave one
 */
export const countFailure = (
  db: Db,
  id: string,
  { now, until, after, openMs, longestMs, forgottenMs }: FailureRule & { now: number; until?: number },
): Write => {
  const failures = sql`${circuits.failures} + 1`
  const opened = sql`case when ${failures} >= ${after}
    then ${now} + min(${longestMs}, ${openMs} << min(${failures} - ${after}, 16)) else ${circuits.openUntil} end`
  return db
    .insert(circuits)
    .values({ id, failures: 1, openUntil: until ?? 0, expiresAt: now + forgottenMs })
    .onConflictDoUpdate({
      target: circuits.id,
      set: { failures, openUntil: sql`max(${opened}, ${until ?? 0})`, expiresAt: now + forgottenMs },
    })
}

/** When a circuit opens, and for how long: ms. */
type FailureRule = { after: number; openMs: number; longestMs: number; forgottenMs: number }

/** A provider is well again. */
export const closeCircuit = (db: Db, id: string): Write => db.delete(circuits).where(eq(circuits.id, id))

/** Forgets failures that nothing has followed for long: at most so many. */
export const removeOldCircuits = (db: Db, now: number, most: number): Write =>
  db.delete(circuits).where(someOf(circuits, lte(circuits.expiresAt, now), most))
