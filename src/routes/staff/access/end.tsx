import { z } from 'zod'
import { endAccess, findAccess } from '../../../db/access.ts'
import { stillWithin } from '../../../db/records.ts'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { isLasting, standOf } from '../../../domain/access.ts'
import { refuse } from '../../../domain/decision.ts'
import { scopeOf } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { EndAccessPage } from '../../../fragments/staff/access/end.tsx'
import { line } from '../../fields.ts'
import { definePage } from '../../form.tsx'

type Loaded = NonNullable<Awaited<ReturnType<typeof findAccess>>> & { stands: boolean }

/**
 * Ends somebody's access to a record at once, and with it every session of theirs: nothing that is open on a screen can be gone on
 * with. They are sent no message: where a child is to be kept safe from somebody, it may do harm.
 */
export const endAccessPage = definePage<Loaded, { reason: string }>({
  title: ({ records }) => records.end.title,
  async load({ visit, staff, part }) {
    const found = await findAccess(visit.db, visit.keys, scopeOf(visit, staff!), part('access'))
    if (!found) return undefined
    return { ...found, stands: isLasting(standOf(found.access, visit.now)) }
  },
  schema: () => z.object({ reason: line('access.reason-missing', 300) }),
  fragment: EndAccessPage,
  async submit({ visit, account: me, staff }, { reason }, { access, account, record, stands }) {
    const { db, keys, now } = visit
    if (!stands) return refuse({ key: 'access.ended-already' })
    return ok({
      to: `/staff/records/${record.id}?done=access-ended`,
      writes: [
        stillWithin(db, scopeOf(visit, staff!), record.id),
        ...endAccess(db, keys, { id: access.id, by: me.id, reason, now }),
        ...endSessionsOf(db, account.id, 'access-ended', now),
      ],
      events: [{ name: 'access.ended', accountId: me.id, facts: { record: record.id, account: account.id, access: access.id } }],
      endedSessions: await listLiveSessions(db, account.id),
      overtaken: { key: 'access.ended-already' },
    })
  },
})
