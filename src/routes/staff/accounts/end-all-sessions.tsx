import { z } from 'zod'
import { removeContactChangesOfCouncil } from '../../../db/contact-changes.ts'
import { countOpenSessions, endSessionsOfCouncil } from '../../../db/sessions.ts'
import { limits } from '../../../domain/limits.ts'
import { ok } from '../../../domain/result.ts'
import type { Visit } from '../../../domain/visit.ts'
import { EndAllSessionsPage } from '../../../fragments/staff/accounts/end-all-sessions.tsx'
import { choice } from '../../fields.ts'
import { definePage } from '../../form.tsx'

const countOpen = ({ db, council, now }: Visit, except?: string) =>
  countOpenSessions(db, council.slug, now - limits.session.longestMs, except)

/**
 * Signs everybody of the council out; whoever does it decides about their own session. Copies in KV stay until somebody comes with
 * one: the row says that it has ended, and there may be more of them than one request can remove.
 */
export const endAllSessionsPage = definePage({
  title: ({ staff }) => staff.endAll.title,
  load: async ({ visit }) => ({ sessions: await countOpen(visit) }),
  schema: () => z.object({ mine: z.string().optional(), confirm: choice(['yes'], 'sessions.confirm-missing') }),
  fragment: EndAllSessionsPage,
  async submit({ visit, session, staff }, { mine }) {
    const { db, council, now } = visit
    const own = mine === 'yes'
    const except = own ? undefined : session.id
    const sessions = await countOpen(visit, except)
    return ok({
      to: '/staff?done=sessions-ended',
      writes: [
        removeContactChangesOfCouncil(db, council.slug, own ? undefined : staff!.id),
        ...endSessionsOfCouncil(db, { council: council.slug, except, why: 'ended-by-staff', now }),
      ],
      events: [{ name: 'sessions.all-ended', accountId: staff!.id, facts: { sessions, own } }],
      endedSessions: own ? [session.id] : [],
      overtaken: { key: 'staff.changed' },
    })
  },
})
