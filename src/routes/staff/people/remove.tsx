import { z } from 'zod'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { removeStaff, sameRole } from '../../../db/staff.ts'
import { notTheLast } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { RemovePage } from '../../../fragments/staff/people/remove.tsx'
import { definePage } from '../../form.tsx'
import { findOther } from './role.tsx'

/** Takes a colleague's place on the staff; their sessions end. Their account stays. */
export const removePage = definePage({
  title: ({ staff }) => staff.remove.title,
  load: findOther,
  schema: () => z.object({}),
  fragment: RemovePage,
  async submit({ visit, staff }, _, { member }) {
    const { db, council, now } = visit
    return ok({
      to: '/staff/people?done=removed',
      writes: [
        ...notTheLast(visit, member),
        sameRole(db, council.slug, member),
        removeStaff(db, council.slug, member.id),
        endSessionsOf(db, member.id, 'role-changed', now),
      ],
      events: [{ name: 'staff.removed', accountId: staff!.id, facts: { account: member.id, role: member.role } }],
      endedSessions: await listLiveSessions(db, member.id),
      overtaken: { key: 'staff.changed' },
    })
  },
})
