import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Account, emailIndexes, foldEmail, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import { isOngoing } from './invitations.ts'
import type { Keys } from './keys.ts'
import { accounts, invitations, recordWorkers, staff } from './schema.ts'
import { readStaff, type StaffMember } from './staff.ts'

/** A member of staff with the account they are. */
export type Worker = { account: Account; staff: StaffMember }

/** The workers of a record, the first that came first. */
export async function listRecordWorkers(db: Db, keys: Keys, council: string, recordId: string): Promise<Worker[]> {
  const rows = await db
    .select({ account: accounts, staff })
    .from(recordWorkers)
    .innerJoin(staff, and(eq(staff.id, recordWorkers.staffId), eq(staff.council, council)))
    .innerJoin(accounts, eq(accounts.id, staff.id))
    .where(eq(recordWorkers.recordId, recordId))
    .orderBy(asc(recordWorkers.since), asc(recordWorkers.staffId))
  return rows.map((row) => ({ account: readAccount(keys, row.account), staff: readStaff(keys, row.staff) }))
}

/** The members of a council's staff with some whole addresses, by the folded address; those who are suspended are left out. */
export async function findWorkersByEmail(
  db: Db,
  keys: Keys,
  council: string,
  emails: readonly string[],
): Promise<Map<string, Worker>> {
  const folded = [...new Set(emails.map(foldEmail))]
  if (folded.length === 0) return new Map()
  const rows = await db
    .select({ account: accounts, staff })
    .from(accounts)
    .innerJoin(staff, and(eq(staff.id, accounts.id), eq(staff.council, accounts.council)))
    .where(
      and(
        eq(accounts.council, council),
        eq(accounts.status, 'active'),
        inArray(
          accounts.emailIndex,
          folded.flatMap((email) => emailIndexes(keys, council, email)),
        ),
      ),
    )
  const found = rows.map((row) => ({ account: readAccount(keys, row.account), staff: readStaff(keys, row.staff) }))
  // An index can be written by whoever can write to the database; the sealed address cannot.
  return new Map(found.map((each) => [foldEmail(each.account.email), each] as const).filter(([email]) => folded.includes(email)))
}

/** How much somebody has to work on: records, and invitations of theirs that have not come to their end. */
export async function countWork(db: Db, council: string, staffId: string): Promise<{ records: number; invitations: number }> {
  const records = sql`select count(*) from ${recordWorkers} where ${recordWorkers.staffId} = ${staffId}`
  const open = sql`select count(*) from ${invitations} where ${invitations.council} = ${council}
    and ${invitations.ownerId} = ${staffId} and ${isOngoing}`
  const [work] = await db.all<{ records: number; invitations: number }>(
    sql`select (${records}) as records, (${open}) as invitations`,
  )
  return work!
}

/** The ids of the records that a member of staff works on. */
export async function listRecordsOf(db: Db, staffId: string): Promise<string[]> {
  const rows = await db.select({ id: recordWorkers.recordId }).from(recordWorkers).where(eq(recordWorkers.staffId, staffId))
  return rows.map(({ id }) => id)
}

/** Takes a member of staff off every record; the batch breaks unless these are all they work on. */
export function removeFromRecords(db: Db, staffId: string, recordIds: readonly string[]): Write[] {
  const mine = sql`select count(*) from ${recordWorkers} where ${recordWorkers.staffId} = ${staffId}`
  const known = sql`${recordWorkers.recordId} in (select value from json_each(${JSON.stringify(recordIds)}))`
  return [
    expectation(db, sql`select (${mine}) = ${recordIds.length} and (${mine} and ${known}) = ${recordIds.length}`),
    db.delete(recordWorkers).where(eq(recordWorkers.staffId, staffId)),
  ]
}

/** Breaks the batch unless somebody is, or is not, a worker of a record. */
export const expectWorker = (db: Db, recordId: string, staffId: string, is: boolean): Write =>
  expectation(
    db,
    sql`select count(*) = ${is ? 1 : 0} from ${recordWorkers}
      where ${recordWorkers.recordId} = ${recordId} and ${recordWorkers.staffId} = ${staffId}`,
  )
