import { and, asc, desc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { type Account, findAccountByEmail, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { type ChildRecord, type Part, readRecord, type Scope, within } from './records.ts'
import { accessGrants, accounts, records, recordWorkers, staff } from './schema.ts'
import { open, seal } from './sealed.ts'
import { isLive, type Session } from './sessions.ts'
import { readStaff, type StaffMember } from './staff.ts'

/** Who may see a record, as what, from when until when (ms). */
export type Access = {
  id: string
  council: string
  recordId: string
  accountId: string
  relationship: string
  startsAt: number
  endsAt: number | null
  grantedBy: string
  grantedAt: number
}

/** The same with how it ended. */
export type PastAccess = Access & { endedAt: number | null; endedBy: string | null; reason: string | undefined }

const place = (row: string) => ({ table: 'access_grants', column: 'reason', row })

/** The last moment there is (ms): that of an access with no end. */
export const NEVER = 8_640_000_000_000_000

/** The condition that access is not over: not past its end, ended by nobody. It may be yet to begin. */
export const lastsAt = (now: number): SQL =>
  and(or(isNull(accessGrants.endsAt), gt(accessGrants.endsAt, now)), isNull(accessGrants.endedAt))!

/** The condition that access stands now: begun, and not over. Nothing needs to run for it to end. */
export const standsAt = (now: number): SQL => and(lte(accessGrants.startsAt, now), lastsAt(now))!

/** Gives access; the batch breaks when the account has access to the record already, or is to have it. */
export const grantAccess = (db: Db, access: Access): Write[] => [
  expectation(
    db,
    sql`select count(*) = 0 from ${accessGrants} where ${accessGrants.accountId} = ${access.accountId}
      and ${accessGrants.recordId} = ${access.recordId} and ${lastsAt(access.grantedAt)}`,
  ),
  db.insert(accessGrants).values(access),
]

/** Ends access, with the reason; the batch breaks when it has ended already, by somebody or by itself. */
export const endAccess = (
  db: Db,
  keys: Keys,
  { id, by, reason, now }: { id: string; by: string; reason: string; now: number },
): Write[] => [
  expectation(db, sql`select count(*) from ${accessGrants} where ${accessGrants.id} = ${id} and ${lastsAt(now)}`),
  db
    .update(accessGrants)
    .set({ endedAt: now, endedBy: by, reason: seal(keys.sealing, place(id), reason) })
    .where(eq(accessGrants.id, id)),
]

/** Of some records those that an account has access to, or is to have, at a time (ms). */
export async function listAccessible(db: Db, accountId: string, recordIds: readonly string[], now: number): Promise<string[]> {
  if (recordIds.length === 0) return []
  const rows = await db
    .select({ recordId: accessGrants.recordId })
    .from(accessGrants)
    .where(and(eq(accessGrants.accountId, accountId), inArray(accessGrants.recordId, [...recordIds]), lastsAt(now)))
  return rows.map(({ recordId }) => recordId)
}

/** Whose view of what, and when (ms): somebody of a council, in a session that must not have ended. */
export type Seeing = { council: string; session: Pick<Session, 'id' | 'accountId'>; now: number }

/** The condition that access is of somebody who may use it now. */
const usableBy = ({ council, session, now }: Seeing): SQL =>
  and(eq(accessGrants.council, council), eq(accessGrants.accountId, session.accountId), standsAt(now), isLive(session))!

/** The records that somebody may see now, by the names of the children. */
export async function listOpenRecords(db: Db, keys: Keys, seeing: Seeing): Promise<{ access: Access; record: ChildRecord }[]> {
  const rows = await db
    .select({ access: accessGrants, record: records })
    .from(accessGrants)
    .innerJoin(records, eq(records.id, accessGrants.recordId))
    .where(usableBy(seeing))
  const name = ({ child }: ChildRecord) => `${child.given} ${child.surname}`
  return rows
    .map(({ access, record }) => ({ access, record: readRecord(keys, record) }))
    .sort((a, b) => name(a.record).localeCompare(name(b.record)))
}

/** Everybody who has or had access to a record: those who have, or are to have, at a time (ms) first, the latest first. */
export async function listAccess(
  db: Db,
  keys: Keys,
  { council, recordId, now, offset, most }: { council: string; recordId: string; now: number; offset: number; most: number },
): Promise<{ access: PastAccess; account: Account }[]> {
  const rows = await db
    .select({ access: accessGrants, account: accounts })
    .from(accessGrants)
    .innerJoin(accounts, eq(accounts.id, accessGrants.accountId))
    .where(and(eq(accessGrants.council, council), eq(accessGrants.recordId, recordId)))
    .orderBy(sql`not (${lastsAt(now)})`, desc(accessGrants.grantedAt), asc(accessGrants.id))
    .limit(most)
    .offset(offset)
  return rows.map(({ access, account }) => ({ access: readAccess(keys, access), account: readAccount(keys, account) }))
}

const readAccess = (keys: Keys, row: typeof accessGrants.$inferSelect): PastAccess => ({
  ...row,
  reason: row.reason === null ? undefined : open(keys.sealing, place(row.id), row.reason),
})

/** Somebody's access, whether or not it stands, when the record it is to is within the scope. */
export async function findAccess(db: Db, keys: Keys, scope: Scope, id: string) {
  const [row] = await db
    .select({ access: accessGrants, account: accounts, record: records })
    .from(accessGrants)
    .innerJoin(accounts, eq(accounts.id, accessGrants.accountId))
    .innerJoin(records, eq(records.id, accessGrants.recordId))
    .where(and(eq(accessGrants.id, id), eq(accessGrants.council, scope.council), within(db, scope)))
  return (
    row && {
      access: readAccess(keys, row.access),
      account: readAccount(keys, row.account),
      record: readRecord(keys, row.record),
    }
  )
}

/** The records within a scope that the account with a whole address may see now, the newest first. */
export async function listRecordsSeenBy(
  db: Db,
  keys: Keys,
  scope: Scope,
  { email, now, offset, most }: Part & { email: string; now: number },
): Promise<ChildRecord[]> {
  const account = await findAccountByEmail(db, keys, scope.council, email)
  if (!account) return []
  const seen = db
    .select({ recordId: accessGrants.recordId })
    .from(accessGrants)
    .where(and(eq(accessGrants.council, scope.council), eq(accessGrants.accountId, account.id), standsAt(now)))
  const rows = await db
    .select()
    .from(records)
    .where(and(within(db, scope), inArray(records.id, seen)))
    .orderBy(desc(records.createdAt), desc(records.id))
    .limit(most)
    .offset(offset)
  return rows.map((row) => readRecord(keys, row))
}

/** A worker of a record, as its people see them. */
export type Reachable = { account: Account; staff: StaffMember }

/** All that a record's dashboard shows. */
export type Dashboard = { access: Access; record: ChildRecord; workers: Reachable[]; others: number }

/**
 * A record with its workers, for somebody who may see it now; nothing when they may not, or when their session has ended.
 * All of it is read at once.
 */
export async function findDashboard(
  db: Db,
  keys: Keys,
  { recordId, ...seeing }: Seeing & { recordId: string },
): Promise<Dashboard | undefined> {
  const { council } = seeing
  const mine = usableBy(seeing)
  const [found, workers, open] = await db.batch([
    db
      .select({ access: accessGrants, record: records })
      .from(accessGrants)
      .innerJoin(records, eq(records.id, accessGrants.recordId))
      .where(and(mine, eq(records.council, council), eq(records.id, recordId))),
    db
      .select({ account: accounts, staff })
      .from(recordWorkers)
      .innerJoin(staff, and(eq(staff.id, recordWorkers.staffId), eq(staff.council, council)))
      .innerJoin(accounts, and(eq(accounts.id, staff.id), eq(accounts.status, 'active')))
      .where(eq(recordWorkers.recordId, recordId))
      .orderBy(asc(recordWorkers.since), asc(recordWorkers.staffId)),
    db.select({ recordId: accessGrants.recordId }).from(accessGrants).where(mine),
  ])
  const [row] = found
  if (!row) return undefined
  return {
    access: row.access,
    record: readRecord(keys, row.record),
    workers: workers.map((each) => ({ account: readAccount(keys, each.account), staff: readStaff(keys, each.staff) })),
    others: open.filter((each) => each.recordId !== recordId).length,
  }
}

/** Breaks the batch unless access still stands and the session it is used in has not ended. */
export const stillOpen = (db: Db, accessId: string, seeing: Seeing): Write =>
  expectation(db, sql`select count(*) from ${accessGrants} where ${accessGrants.id} = ${accessId} and ${usableBy(seeing)}`)
