import { z } from 'zod'
import { newToken } from '../../../../db/keys.ts'
import { findStaffInvitation, linkOf, renewStaffInvitation } from '../../../../db/staff-invitations.ts'
import { limits } from '../../../../domain/limits.ts'
import { ok } from '../../../../domain/result.ts'
import { ResendPage } from '../../../../fragments/staff/people/invitations/resend.tsx'
import { definePage } from '../../../form.tsx'
import { planInvitation } from '../invite.tsx'

/** Sends another link, also of an invitation that has expired; the earlier link is dead. */
export const resendInvitationPage = definePage({
  title: ({ staff }) => staff.resend.title,
  load: ({ visit, part }) => findStaffInvitation(visit.db, visit.keys, visit.council.slug, part('invitation')),
  schema: () => z.object({}),
  fragment: ResendPage,
  async submit({ visit, staff }, _, invitation) {
    const token = newToken()
    const { write, deliver } = planInvitation(visit, invitation.email, token)
    const renewed = { link: linkOf(token), expiresAt: visit.now + limits.staff.invitationMs }
    return ok({
      to: '/staff/people/invitations?done=resent',
      writes: [...renewStaffInvitation(visit.db, invitation, renewed), write],
      events: [{ name: 'staff.invitation-resent', accountId: staff!.id, facts: { invitation: invitation.id } }],
      deliver,
      overtaken: { key: 'staff-invitation.closed' },
    })
  },
})
