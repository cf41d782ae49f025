import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import type { Reading } from './reading.ts'
import { submissions } from './schema.ts'
import { open, seal } from './sealed.ts'

/*
 * Forms that were sent, by the random token each carried: exactly one request is the first with a token and does the form's work,
 * and what came of it is kept for its repeats.
 */

/** What a form's token is claimed for: whose form, which one, and a keyed hash of everything in it. */
export type Sent = { id: string; journeyId: string; step: string; input: string }

/** That a request does a form's work: which form's, and since when (ms). */
export type Mine = { id: string; at: number }

/** What the first request with a token was, when it began (ms), and its outcome: null while it is at work. */
export type Seen = { first: false; at: number; outcome: unknown } & Omit<Sent, 'id'>

/** That a request is the first with a token; or what the first was. */
export type Claim = { first: true; mine: Mine } | Seen

/** The statements that claim a token and read who has it. */
export const claiming = (db: Db, keys: Keys, sent: Sent, now: number): Reading<Claim> => ({
  statements: [
    db
      .insert(submissions)
      .values({ ...sent, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: submissions.id }),
    db.select().from(submissions).where(eq(submissions.id, sent.id)),
  ],
  read: ([claimed, rows]) =>
    claimed!.length === 1 ? { first: true, mine: { id: sent.id, at: now } } : seenIn(keys, (rows as Row[])[0]!),
})

/** That nobody has claimed a token yet: for what is to be done once, in the batch that claims it. */
export const isUnseen = (id: string) => sql`not exists (select 1 from ${submissions} where ${submissions.id} = ${id})`

type Row = typeof submissions.$inferSelect

const seenIn = (keys: Keys, row: Row): Seen => ({
  first: false,
  journeyId: row.journeyId,
  step: row.step,
  input: row.input,
  at: row.createdAt,
  outcome: row.outcome === null ? null : (JSON.parse(open(keys.sealing, place(row.id), row.outcome)) as unknown),
})

const place = (id: string) => ({ table: 'submissions', column: 'outcome', row: id })

/** Who has a token, and what came of it; nothing when it was never used. */
export async function findSubmission(db: Db, keys: Keys, id: string): Promise<Seen | undefined> {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id))
  return row && seenIn(keys, row)
}

/**
 * Takes over a submission whose work was lost half-way.
 * @returns the work, for exactly one of those who try
 */
export async function takeOver(db: Db, id: string, seenAt: number, now: number): Promise<Mine | undefined> {
  const at = Math.max(now, seenAt + 1)
  const rows = await db
    .update(submissions)
    .set({ createdAt: at })
    .where(and(eq(submissions.id, id), eq(submissions.createdAt, seenAt), isNull(submissions.outcome)))
    .returning({ id: submissions.id })
  return rows.length === 1 ? { id, at } : undefined
}

/** Breaks the batch unless the work on a form is still this request's: begun at a time (ms), not taken over, not done. */
const stillMine = (db: Db, { id, at }: Mine): Write =>
  expectation(
    db,
    sql`select count(*) from ${submissions} where ${submissions.id} = ${id} and ${submissions.createdAt} = ${at}
      and ${submissions.outcome} is null`,
  )

/** Keeps what came of a form, in the batch of what it did: the batch breaks when the work has been taken over, or done. */
export const keepOutcome = (db: Db, keys: Keys, mine: Mine, outcome: unknown): Write[] => [
  stillMine(db, mine),
  outcomeWrite(db, keys, mine.id, outcome),
]

/** Writes what came of a submission, for its repeats. */
export const outcomeWrite = (db: Db, keys: Keys, id: string, outcome: unknown): Write =>
  db
    .update(submissions)
    .set({ outcome: seal(keys.sealing, place(id), JSON.stringify(outcome)) })
    .where(eq(submissions.id, id))
