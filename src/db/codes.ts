import { and, desc, eq, gt, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { codes, limits } from './schema.ts'

/** Whether a code can still be tried: not used, not too old (ms), not spent. */
export const isLiveAt = (now: number) => and(isNull(codes.usedAt), gt(codes.expiresAt, now), gt(codes.triesLeft, 0))

/** Forgets a journey's code: another way was asked for. */
export const removeCode = (db: Db, journeyId: string, purpose: string): Write =>
  db.delete(codes).where(and(eq(codes.journeyId, journeyId), eq(codes.purpose, purpose)))

/** Puts a new code in the place of the journey's earlier one for the same purpose, which is dead from then on. */
export const replaceCode = (db: Db, code: typeof codes.$inferInsert): Write[] => [
  removeCode(db, code.journeyId, code.purpose),
  db.insert(codes).values(code),
]

/** What a code is for; nothing when there is none any more. */
export async function findPurpose(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.select({ purpose: codes.purpose }).from(codes).where(eq(codes.id, id))
  return row?.purpose
}

/**
 * Spends one try on the journey's live code and returns it; nothing when none may be tried. Who must wait is told whether a code
 * is left that they can try then.
 * The try is spent before anything is compared, so that parallel guesses cannot share one (ASVS 6.6.3).
 * @param waits the ids of the limits that make people wait after too many wrong tries
 */
export async function takeTry(
  db: Db,
  { journeyId, purpose, waits, now }: { journeyId: string; purpose: string; waits: string[]; now: number },
) {
  const waiting = db
    .select({ until: limits.until })
    .from(limits)
    .where(and(inArray(limits.id, waits), gt(limits.until, now)))
    .orderBy(desc(limits.until))
  const live = and(eq(codes.journeyId, journeyId), eq(codes.purpose, purpose), isLiveAt(now))
  const [[wait_], [left], [code]] = await db.batch([
    waiting,
    db.select({ id: codes.id }).from(codes).where(live),
    db
      .update(codes)
      .set({ triesLeft: sql`${codes.triesLeft} - 1` })
      .where(and(live, notExists(waiting)))
      .returning(),
  ])
  return { code, waitUntil: wait_?.until, isLive: left !== undefined }
}

/** Whether a code can still be entered. */
export async function isLiveCode(db: Db, id: string, now: number): Promise<boolean> {
  const rows = await db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.id, id), isLiveAt(now)))
  return rows.length === 1
}

/** Uses a code up; the batch breaks when somebody else has used it, or when a newer code took its place. */
export const useCode = (db: Db, id: string, now: number): Write[] => [
  expectation(db, sql`select count(*) from ${codes} where ${codes.id} = ${id} and ${codes.usedAt} is null`),
  db.update(codes).set({ usedAt: now }).where(eq(codes.id, id)),
]
