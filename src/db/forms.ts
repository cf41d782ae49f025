import { and, eq, gt } from 'drizzle-orm'
import type { Fault } from '../domain/faults.ts'
import type { Db, Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { commitAndAsk } from './reading.ts'
import { submissions } from './schema.ts'
import { open, seal } from './sealed.ts'
import { claiming, findSubmission, keepOutcome, type Mine, outcomeWrite, type Seen, type Sent, takeOver } from './submissions.ts'

/** A form that somebody signed in has sent: by the random token it carried, and a keyed hash of everything in it. */
export type FormSubmission = { session: string; path: string; token: string; input: string }

/** What came of it: on to an address, or back to the page one was on before; or what was wrong, told after a wait of so many ms. */
export type FormOutcome = { to: string; comesBack?: true } | { faults: Fault[]; answerAfterMs?: number }

/** What an earlier request with the same token was: exactly the same form or another one, when it began (ms), what came of it. */
export type SeenForm = { exact: boolean; at: number; outcome: FormOutcome | null }

const sentOf = ({ session, path, token, input }: FormSubmission): Sent => ({
  id: fingerprint('form', session, token),
  journeyId: session,
  // An address may hold a token, as a link in an e-mail does.
  step: fingerprint('address', path),
  input,
})

const seenAs = (sent: Sent, seen: Seen): SeenForm => ({
  exact: seen.journeyId === sent.journeyId && seen.step === sent.step && seen.input === sent.input,
  at: seen.at,
  outcome: seen.outcome as FormOutcome | null,
})

/**
 * Claims a form's token, before any of its work is done: exactly one request with it is the first.
 * @param expected expectations that must be met for that
 * @returns that the work is this request's; what the first one was; nothing when an expectation was not met
 */
export async function claimForm(
  db: Db,
  keys: Keys,
  submission: FormSubmission,
  expected: readonly Write[],
  now: number,
): Promise<{ mine: Mine } | { seen: SeenForm } | undefined> {
  const sent = sentOf(submission)
  const asked = await commitAndAsk(db, expected, claiming(db, keys, sent, now))
  if (!asked) return undefined
  const claim = asked.read
  return claim.first ? { mine: claim.mine } : { seen: seenAs(sent, claim) }
}

/** What an earlier request with the same token was, when there was one. */
export async function findForm(db: Db, keys: Keys, submission: FormSubmission): Promise<SeenForm | undefined> {
  const sent = sentOf(submission)
  const seen = await findSubmission(db, keys, sent.id)
  return seen && seenAs(sent, seen)
}

/** Takes over a form whose work was lost half-way. @returns the work, for exactly one of those who try */
export const takeOverForm = (db: Db, submission: FormSubmission, seenAt: number, now: number): Promise<Mine | undefined> =>
  takeOver(db, sentOf(submission).id, seenAt, now)

/** Keeps what came of a form, in the batch of what it did: the batch breaks when the work has been taken over, or done. */
export const keepFormOutcome = (db: Db, keys: Keys, mine: Mine, outcome: FormOutcome): Write[] =>
  keepOutcome(db, keys, mine, outcome)

/**
 * Claims a form's token and keeps what came of it, both in the batch of what it did: the batch breaks when the token has been used.
 * For work that costs nothing before its batch.
 */
export function claimWithOutcome(db: Db, keys: Keys, submission: FormSubmission, outcome: FormOutcome, now: number): Write[] {
  const sent = sentOf(submission)
  return [db.insert(submissions).values({ ...sent, createdAt: now }), outcomeWrite(db, keys, sent.id, outcome)]
}

/** Puts what is known now in the place of what was kept: a message did not leave, say. */
export const changeFormOutcome = (db: Db, keys: Keys, submission: FormSubmission, outcome: FormOutcome): Write =>
  outcomeWrite(db, keys, sentOf(submission).id, outcome)

const place = (id: string) => ({ table: 'submissions', column: 'outcome', row: id })
const reportId = (accountId: string, id: string) => fingerprint('report', accountId, id)

/** Keeps what there is to tell of a form's work on a page of its own, for who sent it. It goes with the other outcomes of forms. */
export function keepReport(
  db: Db,
  keys: Keys,
  { accountId, id, report, now }: { accountId: string; id: string; report: object; now: number },
): Write {
  const row = reportId(accountId, id)
  const outcome = seal(keys.sealing, place(row), JSON.stringify(report))
  return db.insert(submissions).values({ id: row, journeyId: accountId, step: 'report', input: '', outcome, createdAt: now })
}

/** What was kept after a time (ms) for somebody to be told. */
export async function findReport<Report>(
  db: Db,
  keys: Keys,
  { accountId, id, after }: { accountId: string; id: string; after: number },
): Promise<Report | undefined> {
  const row = reportId(accountId, id)
  const [found] = await db
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, row), gt(submissions.createdAt, after)))
  return found?.outcome ? (JSON.parse(open(keys.sealing, place(row), found.outcome)) as Report) : undefined
}
