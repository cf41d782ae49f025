import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Role } from '../domain/staff.ts'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { accounts, staff } from './schema.ts'
import { open, seal } from './sealed.ts'

/** How the people whose records somebody works on can reach them. */
export type StaffContact = { title?: string; phone?: string; email?: string }

/** An account that works for the council. The id is the account's. */
export type StaffMember = { id: string; role: Role; contact: StaffContact; since: number }

const place = (row: string) => ({ table: 'staff', column: 'contact', row })

/** Opens the row of a member of staff. */
export const readStaff = (keys: Keys, { id, role, contact, since }: typeof staff.$inferSelect): StaffMember => ({
  id,
  role,
  since,
  contact: JSON.parse(open(keys.sealing, place(id), contact)) as StaffContact,
})

/** Makes staff of an account, or changes what they are. */
export function putStaff(db: Db, keys: Keys, council: string, { id, role, contact, since }: StaffMember): Write {
  const row = { id, council, role, contact: seal(keys.sealing, place(id), JSON.stringify(contact)), since }
  return db
    .insert(staff)
    .values(row)
    .onConflictDoUpdate({ target: staff.id, set: { role: row.role, contact: row.contact } })
}

/** The account works for the council no longer. */
export const removeStaff = (db: Db, council: string, id: string): Write =>
  db.delete(staff).where(and(eq(staff.council, council), eq(staff.id, id)))

/** A member of staff with their account. */
export type Colleague = { member: StaffMember; account: Account }

const readColleague = (keys: Keys, row: { member: typeof staff.$inferSelect; account: typeof accounts.$inferSelect }) => ({
  member: readStaff(keys, row.member),
  account: readAccount(keys, row.account),
})

/** Some of a council's staff, those who came last first. */
export async function listStaff(db: Db, keys: Keys, council: string, offset: number, most: number): Promise<Colleague[]> {
  const rows = await db
    .select({ member: staff, account: accounts })
    .from(staff)
    .innerJoin(accounts, and(eq(accounts.id, staff.id), eq(accounts.council, staff.council)))
    .where(eq(staff.council, council))
    .orderBy(desc(staff.since), asc(staff.id))
    .limit(most)
    .offset(offset)
  return rows.map((row) => readColleague(keys, row))
}

/** A member of a council's staff; nothing for any other account. */
export async function findColleague(db: Db, keys: Keys, council: string, id: string): Promise<Colleague | undefined> {
  const [row] = await db
    .select({ member: staff, account: accounts })
    .from(staff)
    .innerJoin(accounts, and(eq(accounts.id, staff.id), eq(accounts.council, staff.council)))
    .where(and(eq(staff.council, council), eq(staff.id, id)))
  return row && readColleague(keys, row)
}

/** The accounts of a council's administrators who may come in. */
export async function listAdministrators(db: Db, keys: Keys, council: string): Promise<Account[]> {
  const rows = await db
    .select({ account: accounts })
    .from(staff)
    .innerJoin(accounts, and(eq(accounts.id, staff.id), eq(accounts.council, staff.council)))
    .where(and(eq(staff.council, council), eq(staff.role, 'administrator'), eq(accounts.status, 'active')))
    .orderBy(asc(staff.since), asc(staff.id))
  return rows.map(({ account }) => readAccount(keys, account))
}

/** Which of some accounts are staff, and what. */
export async function findRoles(db: Db, council: string, ids: readonly string[]): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: staff.id, role: staff.role })
    .from(staff)
    .where(and(eq(staff.council, council), inArray(staff.id, [...ids])))
  return new Map(rows.map(({ id, role }) => [id, role]))
}

/** Breaks the batch unless somebody is staff of this role still, and their account is active. */
export const stillStaff = (db: Db, council: string, { id, role }: Pick<StaffMember, 'id' | 'role'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${staff} join ${accounts} on ${accounts.id} = ${staff.id} where ${staff.id} = ${id}
      and ${staff.council} = ${council} and ${staff.role} = ${role} and ${accounts.status} = 'active'`,
  )

/** Breaks the batch unless the council has an active administrator besides this one. */
export const anotherAdministrator = (db: Db, council: string, id: string): Write =>
  expectation(
    db,
    sql`select count(*) > 0 from ${staff} join ${accounts} on ${accounts.id} = ${staff.id} where ${staff.id} <> ${id}
      and ${staff.council} = ${council} and ${staff.role} = 'administrator' and ${accounts.status} = 'active'`,
  )

/** Breaks the batch when an account is staff. */
export const notStaff = (db: Db, id: string): Write =>
  expectation(db, sql`select count(*) = 0 from ${staff} where ${staff.id} = ${id}`)

/** Breaks the batch unless the member of staff has the role that was read. */
export const sameRole = (db: Db, council: string, { id, role }: Pick<StaffMember, 'id' | 'role'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${staff} where ${staff.council} = ${council} and ${staff.id} = ${id} and ${staff.role} = ${role}`,
  )

/** Breaks the batch unless an account is what was read: staff of this role, or no staff. */
export const sameStanding = (db: Db, council: string, { id, role }: { id: string; role?: Role | undefined }): Write =>
  role ? sameRole(db, council, { id, role }) : notStaff(db, id)

/** Gives a member of staff another role. */
export const changeRole = (db: Db, council: string, id: string, role: Role): Write =>
  db
    .update(staff)
    .set({ role })
    .where(and(eq(staff.council, council), eq(staff.id, id)))

/** Changes how the people whose records somebody works on can reach them. */
export const changeContact = (db: Db, keys: Keys, council: string, id: string, contact: StaffContact): Write =>
  db
    .update(staff)
    .set({ contact: seal(keys.sealing, place(id), JSON.stringify(contact)) })
    .where(and(eq(staff.council, council), eq(staff.id, id)))
