import { and, eq, gt } from 'drizzle-orm'
import type { Fault } from '../domain/faults.ts'
import type { Db, Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { submissions } from './schema.ts'
import { open, seal } from './sealed.ts'

/** A form that somebody signed in has sent: by the random token it carried, and a keyed hash of everything in it. */
export type FormSubmission = { session: string; path: string; token: string; input: string }

/** What came of it: on to an address, or what was wrong. */
export type FormOutcome = { to: string } | { faults: Fault[] }

const idOf = ({ session, token }: FormSubmission) => fingerprint('form', session, token)
const place = (id: string) => ({ table: 'submissions', column: 'outcome', row: id })

/** Keeps what came of a form, in the batch of what it did: the batch breaks when the same token has been used before. */
export function keepFormOutcome(db: Db, keys: Keys, submission: FormSubmission, outcome: FormOutcome, now: number): Write {
  const id = idOf(submission)
  return db.insert(submissions).values({
    id,
    journeyId: submission.session,
    // An address may hold a token, as a link in an e-mail does.
    step: fingerprint('address', submission.path),
    input: submission.input,
    outcome: seal(keys.sealing, place(id), JSON.stringify(outcome)),
    createdAt: now,
  })
}

/** Puts what is known now in the place of what was kept: a message did not leave, say. */
export const changeFormOutcome = (db: Db, keys: Keys, submission: FormSubmission, outcome: FormOutcome): Write => {
  const id = idOf(submission)
  return db
    .update(submissions)
    .set({ outcome: seal(keys.sealing, place(id), JSON.stringify(outcome)) })
    .where(eq(submissions.id, id))
}

/** What came of exactly this form, sent after a time (ms). */
export async function findFormOutcome(
  db: Db,
  keys: Keys,
  submission: FormSubmission,
  after: number,
): Promise<FormOutcome | undefined> {
  const id = idOf(submission)
  const [row] = await db
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, id), eq(submissions.input, submission.input), gt(submissions.createdAt, after)))
  return row?.outcome ? (JSON.parse(open(keys.sealing, place(id), row.outcome)) as FormOutcome) : undefined
}

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
