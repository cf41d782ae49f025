import { and, desc, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { ask, type Reading, reading } from './reading.ts'
import { accounts, merges, sessions, staff, tickets } from './schema.ts'
import { readStaff, type StaffMember } from './staff.ts'

/** The small copy of a session that KV holds: who somebody is, never whether they still may. */
export type Session = { id: string; council: string; accountId: string; factors: string[]; createdAt: number }

export type EndedWhy =
  | 'signed-out'
  | 'idle'
  | 'too-old'
  | 'password-reset'
  | 'password-changed'
  | 'repeated'
  | 'replaced'
  | 'suspended'
  | 'ended-by-staff'
  | 'phone-removed'
  | 'role-changed'
  | 'access-ended'
  | 'signed-out-elsewhere'
  | 'merged'

const read = (row: typeof sessions.$inferSelect): Session => ({
  id: row.id,
  council: row.council,
  accountId: row.accountId,
  factors: JSON.parse(row.factors) as string[],
  createdAt: row.createdAt,
})

/** Adds a session; the batch breaks when the account is not active any more. */
export const addSession = (db: Db, { id, council, accountId, factors, createdAt }: Session): Write[] => [
  expectation(db, sql`select count(*) from ${accounts} where ${accounts.id} = ${accountId} and ${accounts.status} = 'active'`),
  db.insert(sessions).values({ id, council, accountId, factors: JSON.stringify(factors), createdAt }),
]

/** The session a row stands for, when it has not ended: for when KV does not know it. */
export async function findSession(db: Db, id: string): Promise<Session | undefined> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
  return row && read(row)
}

/** The condition that a session lives still, and its account is active still. */
export const isLive = ({ id, accountId }: Pick<Session, 'id' | 'accountId'>): SQL =>
  sql`exists (select 1 from ${sessions} join ${accounts} on ${accounts.id} = ${sessions.accountId} where ${sessions.id} = ${id}
    and ${sessions.accountId} = ${accountId} and ${sessions.endedAt} is null and ${accounts.status} = 'active')`

/** Breaks the batch unless that is so: what KV or the beginning of the request knew of it may be over. */
export const stillSignedIn = (db: Db, session: Pick<Session, 'id' | 'accountId'>): Write => expectation(db, isLive(session))

/** Whose session it was, and why it ended, once it has. */
export async function findEnding(
  db: Db,
  council: string,
  id: string,
): Promise<{ accountId: string; why: string | null } | undefined> {
  const [row] = await db
    .select({ accountId: sessions.accountId, why: sessions.endedWhy })
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.council, council), isNotNull(sessions.endedAt)))
  return row
}

/** Whose session it is. */
type Holder = { account: Account; staff?: StaffMember }

/** Whose session it is, from the rows that are the truth: nobody when it has ended or the account is not active. */
export function holderOf(db: Db, keys: Keys, { id, council, accountId }: Session): Reading<Holder | undefined> {
  const rows = db
    .select({ account: accounts, staff })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(staff, and(eq(staff.id, accounts.id), eq(staff.council, accounts.council)))
    .where(
      and(
        eq(sessions.id, id),
        eq(sessions.council, council),
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        eq(accounts.status, 'active'),
      ),
    )
  return reading(
    rows,
    ([row]) => row && { account: readAccount(keys, row.account), ...(row.staff ? { staff: readStaff(keys, row.staff) } : {}) },
  )
}

/** The same, asked. */
export const findHolder = (db: Db, keys: Keys, session: Session) => ask(db, holderOf(db, keys, session))

export const endSession = (db: Db, id: string, why: EndedWhy, now: number): Write =>
  db
    .update(sessions)
    .set({ endedAt: now, endedWhy: why })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))

/** Ends a session; the batch breaks when it has ended already. */
export const endLiveSession = (db: Db, id: string, why: EndedWhy, now: number): Write[] => [
  expectation(db, sql`select count(*) from ${sessions} where ${sessions.id} = ${id} and ${sessions.endedAt} is null`),
  endSession(db, id, why, now),
]

/** Ends every session of an account, those that a ticket leads to, and what was proved of it in anybody's: somebody else may have done that. */
export const endSessionsOf = (db: Db, accountId: string, why: EndedWhy, now: number): Write[] => [
  db
    .update(sessions)
    .set({ endedAt: now, endedWhy: why })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt))),
  removeTicketsOf(db, accountId),
  forgetMergesOf(db, accountId),
]

/** The same, but for the one that asks for it, and what was proved. */
export const endOtherSessionsOf = (db: Db, { id, accountId }: Pick<Session, 'id' | 'accountId'>, now: number): Write[] => [
  db
    .update(sessions)
    .set({ endedAt: now, endedWhy: 'signed-out-elsewhere' satisfies EndedWhy })
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, id), isNull(sessions.endedAt))),
  removeTicketsOf(db, accountId),
]

/** A ticket is a session that has only to be asked for. */
const removeTicketsOf = (db: Db, accountId: string): Write => db.delete(tickets).where(eq(tickets.accountId, accountId))

/** Whoever has proved an account beside another one, whichever of the two it is, must do so again. */
export const forgetMergesOf = (db: Db, accountId: string): Write =>
  db.delete(merges).where(or(eq(merges.otherId, accountId), eq(merges.keptId, accountId)))

/** The ids of an account's sessions that have not ended: their copies in KV go when they do. */
export const readingLiveSessions = (db: Db, accountId: string | SQL): Reading<string[]> =>
  reading(
    db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt))),
    (rows) => rows.map(({ id }) => id),
  )

/** The same, in a request of its own. */
export const listLiveSessions = (db: Db, accountId: string): Promise<string[]> => ask(db, readingLiveSessions(db, accountId))

/** An account's sessions that began after a time (ms) and have not ended, the newest first. */
export async function listOpenSessions(db: Db, council: string, accountId: string, after: number): Promise<Session[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.council, council),
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        gt(sessions.createdAt, after),
      ),
    )
    .orderBy(desc(sessions.createdAt))
  return rows.map(read)
}

const ofCouncil = (council: string, except?: string): SQL =>
  and(eq(sessions.council, council), isNull(sessions.endedAt), except === undefined ? undefined : ne(sessions.id, except))!

/** How many sessions of a council began after a time (ms) and have not ended. */
export async function countOpenSessions(db: Db, council: string, after: number, except?: string): Promise<number> {
  const [row] = await db
    .select({ open: sql<number>`count(*)` })
    .from(sessions)
    .where(and(ofCouncil(council, except), gt(sessions.createdAt, after)))
  return row?.open ?? 0
}

/** Ends every session of a council, but one where one is named, takes back what leads to one, and forgets what was proved in any. */
export const endSessionsOfCouncil = (
  db: Db,
  { council, except, why, now }: { council: string; except?: string | undefined; why: EndedWhy; now: number },
): Write[] => [
  db.update(sessions).set({ endedAt: now, endedWhy: why }).where(ofCouncil(council, except)),
  db.delete(tickets).where(eq(tickets.council, council)),
  db.delete(merges).where(eq(merges.council, council)),
]
