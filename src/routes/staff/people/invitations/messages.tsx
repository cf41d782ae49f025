import { Hono } from 'hono'
import { findStaffInvitation } from '../../../../db/staff-invitations.ts'
import { StaffInvitationMessagesPage } from '../../../../fragments/staff/people/invitations/messages.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { onlyThese } from '../../../methods.ts'
import { pageFrom } from '../../../paging.ts'
import { followMessages } from '../../messages.ts'

/** What was sent about an invitation to the staff. */
export const staffInvitationMessagesPage = new Hono<App>()
staffInvitationMessagesPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, staff } = c.var
  const invitation = await findStaffInvitation(visit.db, visit.keys, visit.council.slug, c.req.param('invitation')!)
  if (!invitation) return c.notFound()
  const list = await followMessages(visit, staff!, { invitationId: invitation.id }, pageFrom(c.req.query('page') ?? ''))
  return page(c, {
    title: wordsFor(c).staff.messages.title,
    body: (view) => <StaffInvitationMessagesPage view={view} id={invitation.id} list={list} />,
  })
})
onlyThese(staffInvitationMessagesPage, '/', ['GET'])
