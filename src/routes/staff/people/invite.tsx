import { z } from 'zod'
import { findAccountByEmail } from '../../../db/accounts.ts'
import { newId, newToken } from '../../../db/keys.ts'
import { replaceLetters } from '../../../db/messages.ts'
import { findRoles } from '../../../db/staff.ts'
import { addStaffInvitation, linkOf, listPendingStaffInvitations, noOtherPending } from '../../../db/staff-invitations.ts'
import { DAY } from '../../../domain/days.ts'
import { refuse } from '../../../domain/decision.ts'
import { limits } from '../../../domain/limits.ts'
import { planEmail } from '../../../domain/messages.ts'
import { ok } from '../../../domain/result.ts'
import { roles } from '../../../domain/staff.ts'
import { isOpenTo } from '../../../domain/staff-invitations.ts'
import type { Visit } from '../../../domain/visit.ts'
import { staffInvitationEmail } from '../../../fragments/messages/staff.ts'
import { InviteStaffPage } from '../../../fragments/staff/people/invite.tsx'
import { choice, email } from '../../fields.ts'
import { definePage } from '../../form.tsx'

const days = limits.staff.invitationMs / DAY

/**
 * The e-mail with the link of an invitation, in the place of those before. Only the hash of the token is kept beside the message.
 * @returns the statements to be written with their cause, and what to send once they are
 */
export function planInvitation(visit: Visit, invitationId: string, to: string, token: string) {
  const { write, deliver } = planEmail(visit, {
    to,
    kind: 'invitation',
    about: { invitationId },
    keptMs: limits.invitation.messageKeptMs,
    wording: staffInvitationEmail({
      council: visit.council,
      language: visit.language,
      address: `${visit.origin}/staff/accept/${token}`,
      days,
    }),
  })
  return { writes: [replaceLetters(visit.db, invitationId), write], deliver }
}

/** Invites somebody to the staff. */
export const inviteStaffPage = definePage({
  title: ({ staff }) => staff.invite.title,
  load: async () => ({ days }),
  schema: () => z.object({ email, role: choice(roles, 'staff.role-missing') }),
  fragment: InviteStaffPage,
  async submit({ visit, staff }, { email: address, role }) {
    const { db, keys, council, now } = visit
    const account = await findAccountByEmail(db, keys, council.slug, address)
    if (account && (await findRoles(db, council.slug, [account.id])).size > 0)
      return refuse({ key: 'staff.already', field: 'email' })
    const pending = await listPendingStaffInvitations(db, keys, council.slug)
    if (pending.some(isOpenTo(address, now))) return refuse({ key: 'staff.invited-already', field: 'email' })

    const token = newToken()
    const invitation = {
      id: newId(),
      council: council.slug,
      email: address,
      role,
      link: linkOf(token),
      invitedBy: staff!.id,
      createdAt: now,
      expiresAt: now + limits.staff.invitationMs,
    }
    const { writes, deliver } = planInvitation(visit, invitation.id, address, token)
    return ok({
      to: '/staff/people/invitations?done=invited',
      writes: [noOtherPending(db, council.slug, pending), addStaffInvitation(db, keys, invitation), ...writes],
      events: [{ name: 'staff.invited', accountId: staff!.id, facts: { invitation: invitation.id, role } }],
      deliver,
      overtaken: { key: 'staff.changed' },
    })
  },
})
