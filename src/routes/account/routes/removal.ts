import { z } from 'zod'
import type { Write } from '../../../db/client.ts'
import { refuse } from '../../../domain/decision.ts'
import { planNotice } from '../../../domain/messages.ts'
import { ok } from '../../../domain/result.ts'
import { endOthers } from '../../../domain/sessions.ts'
import { type Removed, RemoveRoutePage } from '../../../fragments/account/routes/remove.tsx'
import { routeRemovedEmail } from '../../../fragments/messages/routes.ts'
import { text } from '../../fields.ts'
import { definePage, type Present } from '../../form.tsx'

/**
 * The page that takes something off that opens the account of who is signed in.
 * @param find what it is; nothing when it does not open this account
 * @param writes the statements that take it off: the batch must break when nothing else opens the account, so that of two removals at
 *   once one leaves the other's
 */
export const removalPage = <Found extends Removed>(
  find: (present: Present) => Promise<Found | undefined>,
  writes: (present: Present, found: Found) => Write[],
) =>
  definePage<Found, { elsewhere: boolean }>({
    title: ({ routes }) => routes.remove.title,
    load: find,
    schema: () => z.object({ elsewhere: text.transform((ticked) => ticked === 'yes') }),
    fragment: RemoveRoutePage,
    values: () => ({ elsewhere: 'yes' }),
    onlyReads: () => true,
    async submit(present, { elsewhere }, found) {
      const { visit, account, session } = present
      if (found.only) return refuse({ key: 'route.last' })
      const { write, deliver } = planNotice(visit, account, (facts) =>
        routeRemovedEmail({ ...facts, address: visit.origin, route: found.route }),
      )
      const others = elsewhere ? await endOthers(visit, session) : { writes: [], events: [], endedSessions: [] }
      return ok({
        to: '/account/routes?done=removed',
        writes: [...writes(present, found), ...others.writes, write],
        events: [{ name: 'route.removed', accountId: account.id, facts: { route: found.route } }, ...others.events],
        deliver,
        endedSessions: others.endedSessions,
        overtaken: { key: 'route.changed' },
      })
    },
  })
