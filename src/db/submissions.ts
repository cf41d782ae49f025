import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { submissions } from './schema.ts'
import { open, seal } from './sealed.ts'

/*
 * Forms that were sent, by the random token each carried: exactly one request is the first with a token and does the form's work,
 * and what came of it is kept for its repeats.
 */

/** What a form's token is claimed for: whose form, which one, and a keyed hash of everything in it. */
export type Sent = { id: string; journeyId: string; step: string; input: string }

/** That a request is the first with a token; or what the first was, when it began (ms), and its outcome: null while it is at work. */
export type Claim = { first: true } | ({ first: false; at: number; outcome: unknown } & Omit<Sent, 'id'>)

/** The statements that claim a token and read who has it; `claimOf` tells what they answered. */
export const claiming = (db: Db, sent: Sent, now: number) =>
  [
    db
      .insert(submissions)
      .values({ ...sent, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: submissions.id }),
    db.select().from(submissions).where(eq(submissions.id, sent.id)),
  ] as const

type Row = typeof submissions.$inferSelect

export function claimOf(keys: Keys, claimed: readonly unknown[], [row]: readonly Row[]): Claim {
  return claimed.length === 1 ? { first: true } : seenIn(keys, row!)
}

const seenIn = (keys: Keys, row: Row) => ({
  first: false as const,
  journeyId: row.journeyId,
  step: row.step,
  input: row.input,
  at: row.createdAt,
  outcome: row.outcome === null ? null : (JSON.parse(open(keys.sealing, place(row.id), row.outcome)) as unknown),
})

const place = (id: string) => ({ table: 'submissions', column: 'outcome', row: id })

/** Who has a token, and what came of it; nothing when it was never used. */
export async function findSubmission(db: Db, keys: Keys, id: string): Promise<Extract<Claim, { first: false }> | undefined> {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id))
  return row && seenIn(keys, row)
}

/**
 * Takes over a submission whose work was lost half-way.
 * @returns when it counts as begun now (ms), for exactly one of those who try
 */
export async function takeOver(db: Db, id: string, seenAt: number, now: number): Promise<number | undefined> {
  const at = Math.max(now, seenAt + 1)
  const rows = await db
    .update(submissions)
    .set({ createdAt: at })
    .where(and(eq(submissions.id, id), eq(submissions.createdAt, seenAt), isNull(submissions.outcome)))
    .returning({ id: submissions.id })
  return rows.length === 1 ? at : undefined
}

/** Breaks the batch unless the work on a form is still this request's: begun at a time (ms), not taken over, not done. */
export const stillMine = (db: Db, { id, at }: { id: string; at: number }): Write =>
  expectation(
    db,
    sql`select count(*) from ${submissions} where ${submissions.id} = ${id} and ${submissions.createdAt} = ${at}
      and ${submissions.outcome} is null`,
  )

/** Writes what came of a submission, for its repeats. */
export const outcomeWrite = (db: Db, keys: Keys, id: string, outcome: unknown): Write =>
  db
    .update(submissions)
    .set({ outcome: seal(keys.sealing, place(id), JSON.stringify(outcome)) })
    .where(eq(submissions.id, id))
