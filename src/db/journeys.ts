import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { journeys, submissions } from './schema.ts'
import { open, seal } from './sealed.ts'

/** A journey as it was when it was read. Version 0 has never been written. */
export type Journey<Progress> = { id: string; token: string; council: string; name: string; version: number; progress: Progress }

/** What came of an earlier submission of the same form, or that it is somebody's first. */
export type Claim =
  | { first: true }
  | { first: false; journeyId: string; step: string; input: string; at: number; outcome: unknown }

/** A token opens one journey of one council and nothing else. */
export const journeyId = (council: string, name: string, token: string) => fingerprint(council, name, token)

const fresh = <Progress>(council: string, name: string, token: string): Journey<Progress> => ({
  id: journeyId(council, name, token),
  token,
  council,
  name,
  version: 0,
  progress: {} as Progress,
})

const placeOf = (id: string) => ({ table: 'journeys', column: 'progress', row: id })

const select = (db: Db, id: string, now: number) =>
  db
    .select()
    .from(journeys)
    .where(and(eq(journeys.id, id), gt(journeys.expiresAt, now)))

function read<Progress>(keys: Keys, start: Journey<Progress>, row: typeof journeys.$inferSelect | undefined): Journey<Progress> {
  if (!row) return start
  return { ...start, version: row.version, progress: JSON.parse(open(keys.sealing, placeOf(row.id), row.progress)) as Progress }
}

/** The journey a token stands for; an unknown, ended or foreign token stands for one that has not begun. */
export async function findJourney<Progress>(db: Db, keys: Keys, council: string, name: string, token: string, now: number) {
  const start = fresh<Progress>(council, name, token)
  const [row] = await select(db, start.id, now)
  return read(keys, start, row)
}

/** Reads a journey and, in the same request, claims the form's submit token: exactly one submission of a token is the first. */
export async function claimSubmission<Progress>(
  db: Db,
  keys: Keys,
  { council, name, token }: { council: string; name: string; token: string },
  submission: { token: string; step: string; input: string },
  now: number,
): Promise<{ journey: Journey<Progress>; claim: Claim }> {
  const start = fresh<Progress>(council, name, token)
  const id = fingerprint(council, name, submission.token)
  const [claimed, [earlier], [row]] = await db.batch([
    db
      .insert(submissions)
      .values({ id, journeyId: start.id, step: submission.step, input: submission.input, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: submissions.id }),
    db.select().from(submissions).where(eq(submissions.id, id)),
    select(db, start.id, now),
  ])
  return { journey: read(keys, start, row), claim: claimed.length === 1 ? { first: true } : claimOf(keys, earlier!) }
}

/** The outcome of a submission by its form's token: null while its work is still going on. */
export async function findOutcome(db: Db, keys: Keys, council: string, name: string, submitToken: string): Promise<unknown> {
  const [row] = await db
    .select()
    .from(submissions)
    .where(eq(submissions.id, fingerprint(council, name, submitToken)))
  return row ? outcomeOf(keys, row) : null
}

/** Takes over a submission whose work was lost half-way. @returns true for exactly one of those who try */
export async function takeOver(
  db: Db,
  council: string,
  name: string,
  submitToken: string,
  seenAt: number,
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(submissions)
    .set({ createdAt: Math.max(now, seenAt + 1) })
    .where(
      and(
        eq(submissions.id, fingerprint(council, name, submitToken)),
        eq(submissions.createdAt, seenAt),
        isNull(submissions.outcome),
      ),
    )
    .returning({ id: submissions.id })
  return rows.length === 1
}

/** Writes what came of a submission, for its repeats. */
export function writeOutcome(db: Db, keys: Keys, council: string, name: string, submitToken: string, outcome: unknown): Write {
  const id = fingerprint(council, name, submitToken)
  return db
    .update(submissions)
    .set({ outcome: seal(keys.sealing, { table: 'submissions', column: 'outcome', row: id }, JSON.stringify(outcome)) })
    .where(eq(submissions.id, id))
}

function claimOf(keys: Keys, row: typeof submissions.$inferSelect): Claim {
  return {
    first: false,
    journeyId: row.journeyId,
    step: row.step,
    input: row.input,
    at: row.createdAt,
    outcome: outcomeOf(keys, row),
  }
}

const outcomeOf = (keys: Keys, { id, outcome }: typeof submissions.$inferSelect): unknown =>
  outcome === null ? null : JSON.parse(open(keys.sealing, { table: 'submissions', column: 'outcome', row: id }, outcome))

/** Puts progress in place of what was read; the batch breaks when somebody else wrote in between. */
export function writeProgress<Progress>(
  db: Db,
  keys: Keys,
  journey: Journey<Progress>,
  progress: Progress,
  expiresAt: number,
): Write[] {
  const { id, council, name, version } = journey
  const sealed = seal(keys.sealing, placeOf(id), JSON.stringify(progress))
  if (version === 0) return [db.insert(journeys).values({ id, council, name, progress: sealed, version: 1, expiresAt })]
  return [
    expectation(db, sql`select count(*) from ${journeys} where ${journeys.id} = ${id} and ${journeys.version} = ${version}`),
    db
      .update(journeys)
      .set({ progress: sealed, version: version + 1, expiresAt })
      .where(eq(journeys.id, id)),
  ]
}

/** Forgets a journey and all that was told in it. */
export const removeJourney = (db: Db, id: string): Write => db.delete(journeys).where(eq(journeys.id, id))
