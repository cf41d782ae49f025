import { z } from 'zod'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { changeRole, findColleague } from '../../../db/staff.ts'
import { countWork } from '../../../db/workers.ts'
import { asRead } from '../../../domain/care.ts'
import { takeOffRecords } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { may, roles } from '../../../domain/staff.ts'
import { closeDoors } from '../../../domain/staff-invitations.ts'
import { RolePage } from '../../../fragments/staff/people/role.tsx'
import { choice } from '../../fields.ts'
import { definePage, type Present } from '../../form.tsx'

/** A colleague whom an administrator may change: nobody themselves. */
export async function findOther({ visit, staff, part }: Present) {
  const id = part('colleague')
  return id === staff!.id ? undefined : findColleague(visit.db, visit.keys, visit.council.slug, id)
}

/** The same with how much they work on: it is to be handed over before they lose it. */
export async function findWithWork(present: Present) {
  const found = await findOther(present)
  const { db, council } = present.visit
  return found && { ...found, work: await countWork(db, council.slug, found.member.id) }
}

/**
 * Gives a colleague another role; their sessions end, so that no page of the old role stays open, and so do the staff invitations of
 * the old role. Who may not work on records any more is taken off theirs.
 */
export const rolePage = definePage({
  title: ({ staff }) => staff.role.title,
  load: findWithWork,
  schema: () => z.object({ role: choice(roles, 'staff.role-missing') }),
  fragment: RolePage,
  values: ({ member }) => ({ role: member.role }),
  async submit({ visit, staff }, { role }, { member, account }) {
    const { db, council, now } = visit
    const to = `/staff/people/${member.id}`
    if (role === member.role) return ok({ to })
    const doors = await closeDoors(visit, staff!.id, account)
    const work = may(role, 'work-on-records') ? undefined : await takeOffRecords(visit, staff!.id, member.id)
    return ok({
      to: `${to}?done=role-changed`,
      writes: [
        ...asRead(visit, member),
        ...doors.writes,
        ...(work?.writes ?? []),
        changeRole(db, council.slug, member.id, role),
        ...endSessionsOf(db, member.id, 'role-changed', now),
      ],
      events: [
        ...doors.events,
        ...(work?.events ?? []),
        { name: 'staff.role-changed', accountId: staff!.id, facts: { account: member.id, from: member.role, to: role } },
      ],
      endedSessions: await listLiveSessions(db, member.id),
      overtaken: { key: 'staff.changed' },
    })
  },
})
