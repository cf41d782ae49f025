import { foldEmail } from '../db/accounts.ts'
import {
  listPendingStaffInvitations,
  noOtherPending,
  type StaffInvitation,
  stateOf,
  withdrawStaffInvitation,
} from '../db/staff-invitations.ts'
import type { Settled } from './decision.ts'
import type { Visit } from './visit.ts'

/* Ways into the staff, and how they are closed again: each that closes is an event. */

type Closed = Required<Pick<Settled<unknown>, 'writes' | 'events'>>

const withdraw = ({ db, now }: Visit, by: string, invitations: readonly StaffInvitation[]): Closed => ({
  writes: invitations.flatMap((invitation) => withdrawStaffInvitation(db, invitation, now)),
  events: invitations.map(({ id }) => ({ name: 'staff.invitation-withdrawn', accountId: by, facts: { invitation: id } })),
})

const isTo = (email: string) => (invitation: StaffInvitation) => foldEmail(invitation.email) === foldEmail(email)

/** Whether a staff invitation to an address can be accepted at a time (ms). */
export const isOpenTo = (email: string, now: number) => (invitation: StaffInvitation) =>
  isTo(email)(invitation) && stateOf(invitation, now) === 'open'

/**
 * Closes the doors of somebody who loses rights: withdraws the staff invitations that they sent, through which another address of
 * theirs could come in, and those to their own address. The batch breaks when one more comes meanwhile.
 * @param by the account that does it
 */
export async function closeDoors(visit: Visit, by: string, { id, email }: { id: string; email: string }): Promise<Closed> {
  const { db, keys, council } = visit
  const pending = await listPendingStaffInvitations(db, keys, council.slug)
  const doors = pending.filter((invitation) => invitation.invitedBy === id || isTo(email)(invitation))
  const { writes, events } = withdraw(visit, by, doors)
  return { writes: [noOtherPending(db, council.slug, pending), ...writes], events }
}

/** Withdraws every other staff invitation to the address of one that is used: each of them would open the console later. */
export async function withdrawOthers(visit: Visit, by: string, used: StaffInvitation): Promise<Closed> {
  const { db, keys, council } = visit
  const pending = await listPendingStaffInvitations(db, keys, council.slug)
  return withdraw(
    visit,
    by,
    pending.filter((invitation) => invitation.id !== used.id && isTo(used.email)(invitation)),
  )
}
