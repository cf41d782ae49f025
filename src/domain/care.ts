import { type Account, findAccount } from '../db/accounts.ts'
import type { Write } from '../db/client.ts'
import { anotherAdministrator, findRoles, type StaffMember, sameStanding } from '../db/staff.ts'
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

/** Whether a member of staff may see what an account did and what was sent to it: who may change it, and its owner. */
export const mayFollow = (actor: StaffMember, { account: { id }, role }: Subject): boolean =>
  actor.id === id || mayCareFor(actor, { id, role })

/**
 * What stands first in a batch that is about somebody: it breaks when they have become staff, or other staff, since they were read,
 * or when it takes their place among the active staff and the council would be left without an administrator. Two who remove each
 * other at once cannot both succeed.
 */
export const asRead = ({ db, council }: Visit, subject: { id: string; role?: Role | undefined }): Write[] => [
  sameStanding(db, council.slug, subject),
  ...(subject.role === 'administrator' ? [anotherAdministrator(db, council.slug, subject.id)] : []),
]
