import type { Hono } from 'hono'
import { listHappened } from '../../../db/invitation-lists.ts'
import { actsOn } from '../../../domain/invitations.ts'
import { limits } from '../../../domain/limits.ts'
import { InvitationPage } from '../../../fragments/staff/invitations/invitation.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'
import { findLastMessage } from '../messages.ts'
import { lookedAt } from './act.ts'

/** Where one invitation stands. */
export function invitationAt(app: Hono<App>) {
  app.get('/:invited', async (c_) => {
    const c = c_ as unknown as Ctx
    const present = presentAt(c)
    const shown = await lookedAt(present)
    if (!shown) return c.notFound()
    const { visit, staff, query } = present
    const acts = actsOn(shown.invitation, staff!, visit.now)
    const { triesPerCode } = limits.invitation
    const wrongTries = shown.stand === 'code' ? triesPerCode - shown.invitation.codeTriesLeft : undefined
    const [happened, last] = await Promise.all([
      listHappened(visit.db, visit.keys, shown.invitation),
      findLastMessage(visit, { invitationId: shown.invitation.id }),
    ])
    return page(c, {
      // Nobody's name: browsers keep titles.
      title: wordsFor(c).invitations.one,
      body: (view) => (
        <InvitationPage
          view={view}
          shown={shown}
          acts={acts}
          happened={happened}
          last={last}
          wrongTries={wrongTries}
          done={query('done')}
        />
      ),
    })
  })
  onlyThese(app, '/:invited', ['GET'])
}
