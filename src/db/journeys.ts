import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { type Account, findAccount, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import { listIdentities } from './identities.ts'
import { fingerprint, type Keys } from './keys.ts'
import { ask, type Reading, together } from './reading.ts'
import { accounts, identities, journeys } from './schema.ts'
import { open, seal } from './sealed.ts'
import {
  type Claim,
  claiming,
  findSubmission,
  isUnseen,
  type Mine,
  outcomeWrite,
  type Seen,
  takeOver as takeOverById,
} from './submissions.ts'

/** The account that a journey is about, and what opens it beside a password: rows of a provider's accounts. */
export type Owner = {
  account: Account
  identities: Pick<typeof identities.$inferSelect, 'id' | 'provider'>[]
}

/** A journey as it was when it was read, with its account as it was then. Version 0 has never been written. */
export type Journey<Progress> = {
  id: string
  token: string
  council: string
  name: string
  version: number
  progress: Progress
  owner?: Owner | undefined
}

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

/** Where a journey is looked for: by the tokens that were brought, the likelier first. */
type Whereabouts = { council: string; name: string; tokens: [string, ...string[]] }

/** A journey that other statements of the same request are about: the row that is found by its tokens, or none. */
export type Found = { id: SQL; accountId: SQL }

function foundBy({ council, name, tokens }: Whereabouts, now: number): Found {
  const ids = tokens.map((token) => journeyId(council, name, token))
  const of = (column: typeof journeys.id | typeof journeys.accountId) =>
    sql`(select ${column} from ${journeys} where ${inArray(journeys.id, ids)} and ${gt(journeys.expiresAt, now)}
      order by ${journeys.id} <> ${ids[0]} limit 1)`
  return { id: of(journeys.id), accountId: of(journeys.accountId) }
}

/** The journey that one of the tokens stands for, and its account; an unknown, ended or foreign token stands for one that has not begun. */
function readingJourney<Progress>(db: Db, keys: Keys, where: Whereabouts, now: number): Reading<Journey<Progress>> {
  const { council, name, tokens } = where
  const found = foundBy(where, now)
  const opened = sql<string>`(select json_group_array(json_object('id', ${identities.id}, 'provider', ${identities.provider}))
    from ${identities} where ${identities.accountId} = ${journeys.accountId})`
  const row = db
    .select({ journey: journeys, account: accounts, opened })
    .from(journeys)
    .leftJoin(accounts, and(eq(accounts.id, journeys.accountId), eq(accounts.council, journeys.council)))
    .where(eq(journeys.id, found.id))
  return {
    statements: [row],
    read([rows]) {
      const [read] = rows!
      const starts = tokens.map((token) => newJourney<Progress>(council, name, token))
      const start = read && starts.find(({ id }) => id === read.journey.id)
      if (!start) return starts[0]!
      const { id, version, progress } = read.journey
      return {
        ...start,
        version,
        progress: JSON.parse(open(keys.sealing, placeOf(id), progress)) as Progress,
        ...(read.account
          ? { owner: { account: readAccount(keys, read.account), identities: JSON.parse(read.opened) as Owner['identities'] } }
          : {}),
      }
    },
  }
}

/** The same, in a request of its own. */
export const findJourney = <Progress>(db: Db, keys: Keys, where: Whereabouts, now: number): Promise<Journey<Progress>> =>
  ask(db, readingJourney<Progress>(db, keys, where, now))

/** The same of an account that no journey is about, for who signs in without one. */
export async function findOwnerOf(db: Db, keys: Keys, council: string, accountId: string): Promise<Owner | undefined> {
  const account = await findAccount(db, keys, council, accountId)
  return account && { account, identities: await listIdentities(db, keys, accountId) }
}

/** What a step asks of the database with the form that it is sent: about a journey, and only while the form is new. */
export type Asked = { journey: Found; isNew: SQL }

/**
 * Reads a journey and, in the same request, claims the form's submit token: exactly one submission of a token is the first.
 * @param asks what else is asked then. It stands before the claim, so that it can tell whether the form is new
 */
export async function claimSubmission<Progress, What>(
  db: Db,
  keys: Keys,
  where: Whereabouts,
  submission: { token: string; step: string; input: string },
  { now, asks }: { now: number; asks: (asked: Asked) => Reading<What> },
): Promise<{ journey: Journey<Progress>; claim: Claim; known: What }> {
  const { council, name, tokens } = where
  const id = submissionId({ council, name, token: submission.token })
  const sent = { id, journeyId: journeyId(council, name, tokens[0]), step: submission.step, input: submission.input }
  return ask(
    db,
    together({
      known: asks({ journey: foundBy(where, now), isNew: isUnseen(id) }),
      claim: claiming(db, keys, sent, now),
      journey: readingJourney<Progress>(db, keys, where, now),
    }),
  )
}

/** The same once more for a form whose work was lost half-way and is this request's now. */
export const askAgain = <What>(db: Db, where: Whereabouts, now: number, asks: (asked: Asked) => Reading<What>): Promise<What> =>
  ask(db, asks({ journey: foundBy(where, now), isNew: sql`true` }))

/** A form that was sent, by the random token it carried. */
export type Submission = { council: string; name: string; token: string }

const submissionId = ({ council, name, token }: Submission) => fingerprint(council, name, token)

/** The first request with a submission's token, and what came of it; nothing when it was never used. */
export const findSeen = (db: Db, keys: Keys, submission: Submission): Promise<Seen | undefined> =>
  findSubmission(db, keys, submissionId(submission))

/** Takes over a submission whose work was lost half-way. @returns the work, for exactly one of those who try */
export const takeOver = (db: Db, submission: Submission, seenAt: number, now: number): Promise<Mine | undefined> =>
  takeOverById(db, submissionId(submission), seenAt, now)

/** Puts what came of a submission in the place of what was kept, for its repeats. */
export const writeOutcome = (db: Db, keys: Keys, submission: Submission, outcome: unknown): Write =>
  outcomeWrite(db, keys, submissionId(submission), outcome)

/** What is written of a journey: its progress, whose account it is about from then on, and until when (ms) it is kept. */
export type Written<Progress> = { progress: Progress; accountId: string | undefined; expiresAt: number }

/** Puts progress in place of what was read; the batch breaks when somebody else wrote in between. */
export function writeProgress<Progress>(
  db: Db,
  keys: Keys,
  { id, council, name, version }: Journey<Progress>,
  { progress, accountId: account, expiresAt }: Written<Progress>,
): Write[] {
  const accountId = account ?? null
  const sealed = seal(keys.sealing, placeOf(id), JSON.stringify(progress))
  if (version === 0)
    return [db.insert(journeys).values({ id, council, name, accountId, progress: sealed, version: 1, expiresAt })]
  return [
    stillAt(db, id, version),
    db
      .update(journeys)
      .set({ accountId, progress: sealed, version: version + 1, expiresAt })
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
  written: Written<Progress>,
): Write[] => [...(from.version === 0 ? [] : endJourney(db, from)), ...writeProgress(db, keys, { ...to, version: 0 }, written)]

/** Ends a journey; the batch breaks when somebody else wrote to it, or ended it, in between. */
export const endJourney = (db: Db, { id, version }: Journey<unknown>): Write[] => [
  stillAt(db, id, version),
  removeJourney(db, id),
]

/** Forgets a journey and all that was told in it. */
export const removeJourney = (db: Db, id: string): Write => db.delete(journeys).where(eq(journeys.id, id))
