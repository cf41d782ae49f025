import { z } from 'zod'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { changeRole, findColleague, sameRole } from '../../../db/staff.ts'
import { notTheLast } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { type Role, roles } from '../../../domain/staff.ts'
import { RolePage } from '../../../fragments/staff/people/role.tsx'
import { choice } from '../../fields.ts'
import { definePage, type Present } from '../../form.tsx'

/** A colleague whom an administrator may change: nobody themselves. */
export async function findOther({ visit, staff, part }: Present) {
  const id = part('colleague')
  return id === staff!.id ? undefined : findColleague(visit.db, visit.keys, visit.council.slug, id)
}

/** Gives a colleague another role; their sessions end, so that no page of the old role stays open. */
export const rolePage = definePage({
  title: ({ staff }) => staff.role.title,
  load: findOther,
  schema: () => z.object({ role: choice(roles, 'staff.role-missing') }),
  fragment: RolePage,
  values: ({ member }) => ({ role: member.role }),
  async submit({ visit, staff }, { role: chosen }, { member }) {
    const { db, council, now } = visit
    const role = chosen as Role
    const to = `/staff/people/${member.id}`
    if (role === member.role) return ok({ to })
    return ok({
      to: `${to}?done=role-changed`,
      writes: [
        ...notTheLast(visit, member),
        sameRole(db, council.slug, member),
        changeRole(db, council.slug, member.id, role),
        endSessionsOf(db, member.id, 'role-changed', now),
      ],
      events: [{ name: 'staff.role-changed', accountId: staff!.id, facts: { account: member.id, from: member.role, to: role } }],
      endedSessions: await listLiveSessions(db, member.id),
      overtaken: { key: 'staff.changed' },
    })
  },
})
