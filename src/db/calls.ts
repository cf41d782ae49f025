import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { type Reading, reading } from './reading.ts'
import { calls } from './schema.ts'

export type StoredCall = typeof calls.$inferSelect

const of = (journeyId: string | SQL, purpose: string) => and(eq(calls.journeyId, journeyId), eq(calls.purpose, purpose))

/** Puts a new call in the place of the journey's earlier one for the same purpose, which confirms nothing from then on. */
export const replaceCall = (db: Db, call: Omit<StoredCall, 'status' | 'usedAt'>): Write[] => [
  removeCall(db, call.journeyId, call.purpose),
  db.insert(calls).values({ ...call, status: 'ringing' }),
]

/** Forgets all calls of a journey. */
export const removeCallsOf = (db: Db, journeyId: string): Write => db.delete(calls).where(eq(calls.journeyId, journeyId))

/** Forgets a journey's call, whatever is pressed in it: another way was asked for. */
export const removeCall = (db: Db, journeyId: string, purpose: string): Write => db.delete(calls).where(of(journeyId, purpose))

/** The call of a journey, or of one that is found in the same request. */
export const readingCall = (db: Db, journeyId: string | SQL, purpose: string): Reading<StoredCall | undefined> =>
  reading(db.select().from(calls).where(of(journeyId, purpose)), ([call]) => call)

/** The call that a message is, as it stands; none where another has taken its place, or it is over. */
export async function findCallOf(db: Db, messageId: string, now: number): Promise<StoredCall | undefined> {
  const [call] = await db.select().from(calls).where(live(messageId, now))
  return call
}

/** Of some messages, those whose delivery is a call in which # confirms; not one whose place another has taken. */
export async function listCalling(db: Db, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ messageId: calls.messageId })
    .from(calls)
    .where(inArray(calls.messageId, [...messageIds]))
  return new Set(rows.map(({ messageId }) => messageId))
}

const live = (messageId: string, now: number) =>
  and(eq(calls.messageId, messageId), isNull(calls.usedAt), gt(calls.expiresAt, now))

/** # was pressed in a call. @returns whether that confirmed anything: not in a call that was replaced, used, over or too old */
export async function answer(db: Db, messageId: string, now: number): Promise<boolean> {
  const rows = await db
    .update(calls)
    .set({ status: 'confirmed' })
    .where(and(live(messageId, now), inArray(calls.status, ['ringing', 'answered', 'unanswered', 'failed', 'hung-up'])))
    .returning({ id: calls.id })
  return rows.length === 1
}

/** Somebody has answered a call: it rings no longer. */
export const hearCall = (db: Db, messageId: string): Write =>
  db
    .update(calls)
    .set({ status: 'answered' })
    .where(and(eq(calls.messageId, messageId), inArray(calls.status, ['ringing', 'unanswered'])))

/** A call came to nothing. One that was confirmed stays so. */
export const endCall = (db: Db, messageId: string, how: 'unanswered' | 'engaged' | 'failed' | 'answerphone' | 'hung-up') =>
  db
    .update(calls)
    .set({ status: how })
    .where(and(eq(calls.messageId, messageId), inArray(calls.status, ['ringing', 'answered'])))

/** Uses a confirmed call up; the batch breaks when somebody else has used it, or when something else took its place. */
export const useCall = (db: Db, id: string, now: number): Write[] => [
  expectation(
    db,
    sql`select count(*) from ${calls} where ${calls.id} = ${id} and ${calls.status} = 'confirmed' and ${calls.usedAt} is null
      and ${calls.expiresAt} > ${now}`,
  ),
  db.update(calls).set({ usedAt: now }).where(eq(calls.id, id)),
]
