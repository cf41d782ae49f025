import { and, asc, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { type ChildRecord, readRecord } from './records.ts'
import { accessGrants, accounts, records } from './schema.ts'
import { open, seal } from './sealed.ts'

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

/** The condition that access stands now: begun, not past its end, ended by nobody. Nothing needs to run for it to end. */
export const standsAt = (now: number): SQL =>
  and(
    lte(accessGrants.startsAt, now),
    or(isNull(accessGrants.endsAt), gt(accessGrants.endsAt, now)),
    isNull(accessGrants.endedAt),
  )!

/** Gives access; the batch breaks when the account has access to the record already. */
export const grantAccess = (db: Db, access: Access): Write[] => [
  expectation(
    db,
    sql`select count(*) = 0 from ${accessGrants} where ${accessGrants.accountId} = ${access.accountId}
      and ${accessGrants.recordId} = ${access.recordId} and ${standsAt(access.grantedAt)}`,
  ),
  db.insert(accessGrants).values(access),
]

/** Ends access, with the reason; the batch breaks when it has ended already. */
export const endAccess = (
  db: Db,
  keys: Keys,
  { id, by, reason, now }: { id: string; by: string; reason: string; now: number },
): Write[] => [
  expectation(db, sql`select count(*) from ${accessGrants} where ${accessGrants.id} = ${id} and ${standsAt(now)}`),
  db
    .update(accessGrants)
    .set({ endedAt: now, endedBy: by, reason: seal(keys.sealing, place(id), reason) })
    .where(eq(accessGrants.id, id)),
]

/** The records that an account may see now, by the names of the children. */
export async function listOpenRecords(
  db: Db,
  keys: Keys,
  council: string,
  accountId: string,
  now: number,
): Promise<{ access: Access; record: ChildRecord }[]> {
  const rows = await db
    .select({ access: accessGrants, record: records })
    .from(accessGrants)
    .innerJoin(records, eq(records.id, accessGrants.recordId))
    .where(and(eq(accessGrants.council, council), eq(accessGrants.accountId, accountId), standsAt(now)))
  const name = ({ child }: ChildRecord) => `${child.given} ${child.surname}`
  return rows
    .map(({ access, record }) => ({ access, record: readRecord(keys, record) }))
    .sort((a, b) => name(a.record).localeCompare(name(b.record)))
}

/** A record that an account may see now; nothing when it may not. */
export async function findOpenRecord(
  db: Db,
  keys: Keys,
  { council, accountId, recordId, now }: { council: string; accountId: string; recordId: string; now: number },
): Promise<{ access: Access; record: ChildRecord } | undefined> {
  const [row] = await db
    .select({ access: accessGrants, record: records })
    .from(accessGrants)
    .innerJoin(records, eq(records.id, accessGrants.recordId))
    .where(
      and(
        eq(accessGrants.council, council),
        eq(records.council, council),
        eq(accessGrants.accountId, accountId),
        eq(accessGrants.recordId, recordId),
        standsAt(now),
      ),
    )
  return row && { access: row.access, record: readRecord(keys, row.record) }
}

/** Everybody who has or had access to a record, the latest first. */
export async function listAccess(db: Db, keys: Keys, recordId: string): Promise<{ access: PastAccess; account: Account }[]> {
  const rows = await db
    .select({ access: accessGrants, account: accounts })
    .from(accessGrants)
    .innerJoin(accounts, eq(accounts.id, accessGrants.accountId))
    .where(eq(accessGrants.recordId, recordId))
    .orderBy(sql`${accessGrants.endedAt} is not null`, desc(accessGrants.grantedAt), asc(accessGrants.id))
  return rows.map(({ access, account }) => ({
    access: { ...access, reason: access.reason === null ? undefined : open(keys.sealing, place(access.id), access.reason) },
    account: readAccount(keys, account),
  }))
}
