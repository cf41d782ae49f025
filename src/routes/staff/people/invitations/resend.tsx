import { z } from 'zod'
import { newToken } from '../../../../db/keys.ts'
import {
  findStaffInvitation,
  linkOf,
  listPendingStaffInvitations,
  noOtherPending,
  renewStaffInvitation,
} from '../../../../db/staff-invitations.ts'
import { refuse } from '../../../../domain/decision.ts'
import { limits } from '../../../../domain/limits.ts'
import { ok } from '../../../../domain/result.ts'
import { isOpenTo } from '../../../../domain/staff-invitations.ts'
import { ResendPage } from '../../../../fragments/staff/people/invitations/resend.tsx'
import { definePage } from '../../../form.tsx'
import { planInvitation } from '../invite.tsx'

/** Sends another link, also of an invitation that has expired; the earlier link is dead. Not where a later invitation is open. */
export const resendInvitationPage = definePage({
  title: ({ staff }) => staff.resend.title,
  load: ({ visit, part }) => findStaffInvitation(visit.db, visit.keys, visit.council.slug, part('invitation')),
  schema: () => z.object({}),
  fragment: ResendPage,
  async submit({ visit, staff }, _, invitation) {
    const { db, keys, council, now } = visit
    const others = (await listPendingStaffInvitations(db, keys, council.slug)).filter(({ id }) => id !== invitation.id)
    if (others.some(isOpenTo(invitation.email, now))) return refuse({ key: 'staff.invited-already' })
    const token = newToken()
    const { writes, deliver } = planInvitation(visit, invitation.id, invitation.email, token)
    const renewed = { link: linkOf(token), expiresAt: now + limits.staff.invitationMs }
    return ok({
      to: '/staff/people/invitations?done=resent',
      writes: [
        noOtherPending(db, council.slug, [invitation, ...others]),
        ...renewStaffInvitation(db, invitation, renewed),
        ...writes,
      ],
      events: [{ name: 'staff.invitation-resent', accountId: staff!.id, facts: { invitation: invitation.id } }],
      deliver,
      overtaken: { key: 'staff-invitation.closed' },
    })
  },
})
