import { and, desc, eq, gt, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import type { Reading } from './reading.ts'
import { codes, limits } from './schema.ts'

/** Whether a code can still be tried: not used, not too old (ms), not spent. */
export const isLiveAt = (now: number) => and(isNull(codes.usedAt), gt(codes.expiresAt, now), gt(codes.triesLeft, 0))

/** Forgets a journey's code: another way was asked for. */
export const removeCode = (db: Db, journeyId: string, purpose: string): Write =>
  db.delete(codes).where(and(eq(codes.journeyId, journeyId), eq(codes.purpose, purpose)))

/** Forgets all codes of a journey. */
export const removeCodesOf = (db: Db, journeyId: string): Write => db.delete(codes).where(eq(codes.journeyId, journeyId))

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

/** Whose code it is that somebody tries, and what for: that of one journey, or of one that is found in the same request. */
export type Tried = {
  journeyId: string | SQL
  purpose: string
  /** who types, where wrong tries count for those apart (a network); empty where they count for the owner alone */
  typist: string
  /** whether the try is to be spent at all; nothing is read of the code where it is not */
  isNew?: SQL
}

/** What the ids of the limits begin with that make people wait after wrong tries; the owner of the code ends them. */
const waitsFor = ({ purpose, typist }: Pick<Tried, 'purpose' | 'typist'>) => ({
  typist: `wrong-code ${purpose} ${typist}.`,
  everybody: `wrong-code-everybody ${purpose}.`,
})

/** Those limits: for those who type, and for everybody who tries this owner's codes. */
export function waitsOf(tried: Pick<Tried, 'purpose' | 'typist'>, { owner }: { owner: string }) {
  const { typist, everybody } = waitsFor(tried)
  return { typist: typist + owner, everybody: everybody + owner }
}

/** What came of a try: the code, unless none may be tried; until when (ms) to wait; whether a code is left that can be tried then. */
export type Try = { code: typeof codes.$inferSelect | undefined; waitUntil: number | undefined; isLive: boolean }

/**
 * Spends one try on a journey's live code and reads it; nothing when none may be tried. Who must wait is told whether a code
 * is left that they can try then.
 * The try is spent before anything is compared, so that parallel guesses cannot share one (ASVS 6.6.3).
 */
export function takingTry(db: Db, { journeyId, purpose, typist, isNew }: Tried, now: number): Reading<Try> {
  const mine = and(eq(codes.journeyId, journeyId), eq(codes.purpose, purpose))
  const live = and(mine, isLiveAt(now))
  const { typist: theirs, everybody } = waitsFor({ purpose, typist })
  const owner = sql`(select ${codes.owner} from ${codes} where ${mine})`
  const waiting = db
    .select({ until: limits.until })
    .from(limits)
    .where(and(sql`${limits.id} in (${theirs} || ${owner}, ${everybody} || ${owner})`, gt(limits.until, now)))
    .orderBy(desc(limits.until))
  return {
    statements: [
      waiting,
      db.select({ id: codes.id }).from(codes).where(live),
      db
        .update(codes)
        .set({ triesLeft: sql`${codes.triesLeft} - 1` })
        .where(and(live, notExists(waiting), isNew))
        .returning(),
    ],
    read: ([waits, left, tried]) => ({ code: tried![0], waitUntil: waits![0]?.until, isLive: left!.length > 0 }),
  }
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
