import { z } from 'zod'
import { suspendAccount } from '../../../db/account-care.ts'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { findInCare, notTheLast } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { suspensionReasons } from '../../../domain/staff.ts'
import { SuspendPage } from '../../../fragments/staff/accounts/suspend.tsx'
import { choice } from '../../fields.ts'
import { definePage } from '../../form.tsx'

/** Closes an account, and ends its sessions at once. The person is not told: that may be what must not happen. */
export const suspendPage = definePage({
  title: ({ staff }) => staff.suspend.title,
  load: ({ visit, staff, part }) => findInCare(visit, staff!, part('account')),
  schema: () => z.object({ reason: choice(suspensionReasons, 'account.reason-missing') }),
  fragment: SuspendPage,
  async submit({ visit, staff }, { reason }, { account: { id }, role }) {
    const { db, council, now } = visit
    return ok({
      to: `/staff/accounts/${id}?done=suspended`,
      writes: [
        ...notTheLast(visit, { id, role }),
        ...suspendAccount(db, council.slug, id),
        endSessionsOf(db, id, 'suspended', now),
      ],
      events: [{ name: 'account.suspended', accountId: staff!.id, facts: { account: id, reason } }],
      endedSessions: await listLiveSessions(db, id),
      overtaken: { key: 'account.changed' },
    })
  },
})
