import { z } from 'zod'
import { removeContactChangesOf } from '../../../db/contact-changes.ts'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { asRead, findInCare } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { EndSessionsPage } from '../../../fragments/staff/accounts/end-sessions.tsx'
import { definePage } from '../../form.tsx'

/** Signs one person out everywhere. */
export const endSessionsPage = definePage({
  title: ({ staff }) => staff.endSessions.title,
  load: ({ visit, staff, part }) => findInCare(visit, staff!, part('account')),
  schema: () => z.object({}),
  fragment: EndSessionsPage,
  async submit({ visit, staff }, _, { account: { id }, role }) {
    const ended = await listLiveSessions(visit.db, id)
    return ok({
      to: `/staff/accounts/${id}?done=sessions-ended`,
      writes: [
        ...asRead(visit, { id, role }),
        removeContactChangesOf(visit.db, id),
        ...endSessionsOf(visit.db, id, 'ended-by-staff', visit.now),
      ],
      events: [{ name: 'account.sessions-ended', accountId: staff!.id, facts: { account: id, sessions: ended.length } }],
      endedSessions: ended,
      overtaken: { key: 'account.changed' },
    })
  },
})
