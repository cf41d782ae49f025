import type { Hono } from 'hono'
import { InvitationMessagesPage } from '../../../fragments/staff/invitations/messages.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'
import { pageFrom } from '../../paging.ts'
import { followMessages } from '../messages.ts'
import { lookedAt } from './act.ts'

/** What was sent about one invitation. Every look is a look at the invitation. */
export function invitationMessagesAt(app: Hono<App>) {
  app.get('/:invited/messages', async (c_) => {
    const c = c_ as unknown as Ctx
    const present = presentAt(c)
    const shown = await lookedAt(present)
    if (!shown) return c.notFound()
    const { visit, staff, query } = present
    const { invitation } = shown
    const list = await followMessages(visit, staff!, { invitationId: invitation.id }, pageFrom(query('page')))
    return page(c, {
      title: wordsFor(c).staff.messages.title,
      body: (view) => <InvitationMessagesPage view={view} invitation={invitation} list={list} />,
    })
  })
  onlyThese(app, '/:invited/messages', ['GET'])
}
