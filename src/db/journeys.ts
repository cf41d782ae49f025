import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { journeys } from './schema.ts'
import { open, seal } from './sealed.ts'
import { type Claim, claiming, claimOf, findSubmission, outcomeWrite, takeOver as takeOverById } from './submissions.ts'

/** A journey as it was when it was read. Version 0 has never been written. */
export type Journey<Progress> = { id: string; token: string; council: string; name: string; version: number; progress: Progress }

/** A token opens one journey of one council and nothing else. */
export const journeyId = (council: string, name: string, token: string) => fingerprint(council, name, token)

/** A journey that has not begun. */
export const newJourney = <Progress>(council: string, name: string, token: string): Journey<Progress> => ({
  id: journeyId(council, name, token),
  token,
  council,
  name,
  version: 0,
  progress: {} as Progress,
})

const placeOf = (id: string) => ({ table: 'journeys', column: 'progress', row: id })

const select = (db: Db, ids: string[], now: number) =>
  db
    .select()
    .from(journeys)
    .where(and(inArray(journeys.id, ids), gt(journeys.expiresAt, now)))

/** The first of some journeys that has been written; else the first, which has not begun. */
function read<Progress>(keys: Keys, starts: Journey<Progress>[], rows: (typeof journeys.$inferSelect)[]): Journey<Progress> {
  const found = starts.flatMap((start) => rows.filter(({ id }) => id === start.id).map((row) => ({ start, row })))[0]
  if (!found) return starts[0]!
  const { start, row } = found
  return { ...start, version: row.version, progress: JSON.parse(open(keys.sealing, placeOf(row.id), row.progress)) as Progress }
}

/** Where a journey is looked for: by the tokens that were brought, the likelier first. */
export type Whereabouts = { council: string; name: string; tokens: [string, ...string[]] }

const startsOf = <Progress>({ council, name, tokens }: Whereabouts) =>
  tokens.map((token) => newJourney<Progress>(council, name, token))

/** The journey that one of the tokens stands for; an unknown, ended or foreign token stands for one that has not begun. */
export async function findJourney<Progress>(db: Db, keys: Keys, where: Whereabouts, now: number): Promise<Journey<Progress>> {
  const starts = startsOf<Progress>(where)
  const ids = starts.map(({ id }) => id)
  return read(keys, starts, await select(db, ids, now))
}

/** Reads a journey and, in the same request, claims the form's submit token: exactly one submission of a token is the first. */
export async function claimSubmission<Progress>(
  db: Db,
  keys: Keys,
  where: Whereabouts,
  submission: { token: string; step: string; input: string },
  now: number,
): Promise<{ journey: Journey<Progress>; claim: Claim }> {
  const { council, name } = where
  const starts = startsOf<Progress>(where)
  const id = submissionId({ council, name, token: submission.token })
  const sent = { id, journeyId: starts[0]!.id, step: submission.step, input: submission.input }
  const [claimed, known, rows] = await db.batch([
    ...claiming(db, sent, now),
    select(
      db,
      starts.map((start) => start.id),
      now,
    ),
  ])
  return { journey: read(keys, starts, rows), claim: claimOf(keys, claimed, known) }
}

/** A form that was sent, by the random token it carried. */
export type Submission = { council: string; name: string; token: string }

const submissionId = ({ council, name, token }: Submission) => fingerprint(council, name, token)

/** The outcome of a submission: null while its work is still going on. */
export const findOutcome = async (db: Db, keys: Keys, submission: Submission): Promise<unknown> =>
  (await findSubmission(db, keys, submissionId(submission)))?.outcome ?? null

/** Takes over a submission whose work was lost half-way. @returns true for exactly one of those who try */
export const takeOver = async (db: Db, submission: Submission, seenAt: number, now: number): Promise<boolean> =>
  (await takeOverById(db, submissionId(submission), seenAt, now)) !== undefined

/** Writes what came of a submission, for its repeats. */
export const writeOutcome = (db: Db, keys: Keys, submission: Submission, outcome: unknown): Write =>
  outcomeWrite(db, keys, submissionId(submission), outcome)

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
    stillAt(db, id, version),
    db
      .update(journeys)
      .set({ progress: sealed, version: version + 1, expiresAt })
      .where(eq(journeys.id, id)),
  ]
}

const stillAt = (db: Db, id: string, version: number) =>
  expectation(db, sql`select count(*) from ${journeys} where ${journeys.id} = ${id} and ${journeys.version} = ${version}`)

/** Goes on with a journey under another token: whoever knew the old one knows nothing any more. */
export const moveJourney = <Progress>(
  db: Db,
  keys: Keys,
  from: Journey<unknown>,
  to: Journey<Progress>,
  expiresAt: number,
): Write[] => [
  ...(from.version === 0 ? [] : endJourney(db, from)),
  ...writeProgress(db, keys, { ...to, version: 0 }, to.progress, expiresAt),
]

/** Ends a journey; the batch breaks when somebody else wrote to it, or ended it, in between. */
export const endJourney = (db: Db, { id, version }: Journey<unknown>): Write[] => [
  stillAt(db, id, version),
  removeJourney(db, id),
]

/** Forgets a journey and all that was told in it. */
export const removeJourney = (db: Db, id: string): Write => db.delete(journeys).where(eq(journeys.id, id))
