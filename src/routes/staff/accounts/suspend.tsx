import { z } from 'zod'
import { suspendAccount } from '../../../db/account-care.ts'
import { removeContactChangesOf } from '../../../db/contact-changes.ts'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { asRead, findInCare } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { suspensionReasons } from '../../../domain/staff.ts'
import { closeDoors } from '../../../domain/staff-invitations.ts'
import { SuspendPage } from '../../../fragments/staff/accounts/suspend.tsx'
import { choice } from '../../fields.ts'
import { definePage } from '../../form.tsx'

/**
 * Closes an account, and ends its sessions at once; of a member of staff, also the staff invitations by which they could come back.
 * The person is not told: that may be what must not happen.
 */
export const suspendPage = definePage({
  title: ({ staff }) => staff.suspend.title,
  load: ({ visit, staff, part }) => findInCare(visit, staff!, part('account')),
  schema: () => z.object({ reason: choice(suspensionReasons, 'account.reason-missing') }),
  fragment: SuspendPage,
  async submit({ visit, staff }, { reason }, { account, role }) {
    const { db, council, now } = visit
    const { id } = account
    const doors = role ? await closeDoors(visit, staff!.id, account) : { writes: [], events: [] }
    return ok({
      to: `/staff/accounts/${id}?done=suspended`,
      writes: [
        ...asRead(visit, { id, role }),
        ...suspendAccount(db, council.slug, id),
        removeContactChangesOf(db, id),
        ...endSessionsOf(db, id, 'suspended', now),
        ...doors.writes,
      ],
      events: [{ name: 'account.suspended', accountId: staff!.id, facts: { account: id, reason } }, ...doors.events],
      endedSessions: await listLiveSessions(db, id),
      overtaken: { key: 'account.changed' },
    })
  },
})
