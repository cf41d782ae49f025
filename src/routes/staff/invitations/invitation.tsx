import type { Hono } from 'hono'
import { listHappened } from '../../../db/invitation-lists.ts'
import { actsOn } from '../../../domain/invitations.ts'
import { InvitationPage } from '../../../fragments/staff/invitations/invitation.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'
import { shownAt } from './act.ts'

/** Where one invitation stands. */
export function invitationAt(app: Hono<App>) {
  app.get('/:invited', async (c_) => {
    const c = c_ as unknown as Ctx
    const present = presentAt(c)
    const shown = await shownAt(present)
    if (!shown) return c.notFound()
    const { visit, staff, query } = present
    const acts = actsOn(shown.invitation, staff!, visit.now)
    const happened = await listHappened(visit.db, visit.keys, shown.invitation)
    const { given, surname } = shown.invitation.person
    return page(c, {
      title: `${given} ${surname}`,
      body: (view) => <InvitationPage view={view} shown={shown} acts={acts} happened={happened} done={query('done')} />,
    })
  })
  onlyThese(app, '/:invited', ['GET'])
}
