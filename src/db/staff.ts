import { and, eq } from 'drizzle-orm'
import type { Role } from '../domain/staff.ts'
import type { Db, Write } from './client.ts'
import type { Keys } from './keys.ts'
import { staff } from './schema.ts'
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

/** The account's place in the council's staff, if it has one. */
export async function findStaffMember(db: Db, keys: Keys, council: string, id: string): Promise<StaffMember | undefined> {
  const [row] = await db
    .select()
    .from(staff)
    .where(and(eq(staff.council, council), eq(staff.id, id)))
  return row && readStaff(keys, row)
}
