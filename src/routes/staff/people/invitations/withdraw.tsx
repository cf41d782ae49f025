import { z } from 'zod'
import { findStaffInvitation, withdrawStaffInvitation } from '../../../../db/staff-invitations.ts'
import { ok } from '../../../../domain/result.ts'
import { WithdrawPage } from '../../../../fragments/staff/people/invitations/withdraw.tsx'
import { definePage } from '../../../form.tsx'

/** Takes an invitation back: its link is dead at once. */
export const withdrawInvitationPage = definePage({
  title: ({ staff }) => staff.withdraw.title,
  load: ({ visit, part }) => findStaffInvitation(visit.db, visit.keys, visit.council.slug, part('invitation')),
  schema: () => z.object({}),
  fragment: WithdrawPage,
  async submit({ visit, staff }, _, invitation) {
    return ok({
      to: '/staff/people/invitations?done=withdrawn',
      writes: withdrawStaffInvitation(visit.db, invitation, visit.now),
      events: [{ name: 'staff.invitation-withdrawn', accountId: staff!.id, facts: { invitation: invitation.id } }],
      overtaken: { key: 'staff-invitation.closed' },
    })
  },
})
