import { type Account, findAccount } from '../db/accounts.ts'
import type { Write } from '../db/client.ts'
import { anotherAdministrator, findRoles, type StaffMember } from '../db/staff.ts'
import { mayCareFor, type Role } from './staff.ts'
import type { Visit } from './visit.ts'

/** An account that staff look after, and what its owner is when they work for the council. */
export type Subject = { account: Account; role?: Role | undefined }

/** An account of the visited council by its id; nothing when there is none. */
export async function findSubject({ db, keys, council }: Visit, id: string): Promise<Subject | undefined> {
  const account = await findAccount(db, keys, council.slug, id)
  return account && { account, role: (await findRoles(db, council.slug, [id])).get(id) }
}

/** The same, when this member of staff may change it. */
export async function findInCare(visit: Visit, actor: StaffMember, id: string): Promise<Subject | undefined> {
  const subject = await findSubject(visit, id)
  return subject && mayCareFor(actor, { id, role: subject.role }) ? subject : undefined
}

/**
 * What stands in a batch that takes somebody's place among the active staff: it breaks when the council would be left without an
 * administrator.
 */
export const notTheLast = ({ db, council }: Visit, { id, role }: { id: string; role?: Role | undefined }): Write[] =>
  role === 'administrator' ? [anotherAdministrator(db, council.slug, id)] : []
