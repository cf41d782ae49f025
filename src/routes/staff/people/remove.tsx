import { z } from 'zod'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { removeStaff } from '../../../db/staff.ts'
import { asRead } from '../../../domain/care.ts'
import { takeOffRecords } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { closeDoors } from '../../../domain/staff-invitations.ts'
import { RemovePage } from '../../../fragments/staff/people/remove.tsx'
import { definePage } from '../../form.tsx'
import { findWithWork } from './role.tsx'

/** Takes a colleague's place on the staff, and their work; their sessions end, and every way back. Their account stays. */
export const removePage = definePage({
  title: ({ staff }) => staff.remove.title,
  load: findWithWork,
  schema: () => z.object({}),
  fragment: RemovePage,
  async submit({ visit, staff }, _, { member, account }) {
    const { db, council, now } = visit
    const doors = await closeDoors(visit, staff!.id, account)
    const work = await takeOffRecords(visit, staff!.id, member.id)
    return ok({
      to: '/staff/people?done=removed',
      writes: [
        ...asRead(visit, member),
        ...doors.writes,
        ...work.writes,
        removeStaff(db, council.slug, member.id),
        ...endSessionsOf(db, member.id, 'role-changed', now),
      ],
      events: [
        ...doors.events,
        ...work.events,
        { name: 'staff.removed', accountId: staff!.id, facts: { account: member.id, role: member.role } },
      ],
      endedSessions: await listLiveSessions(db, member.id),
      overtaken: { key: 'staff.changed' },
    })
  },
})
