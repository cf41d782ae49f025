import { Hono } from 'hono'
import { findNames } from '../../../../db/account-care.ts'
import { listStaffInvitations, stateOf } from '../../../../db/staff-invitations.ts'
import { StaffInvitationsPage } from '../../../../fragments/staff/people/invitations/list.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { onlyThese } from '../../../methods.ts'
import { pageFrom, pageOf } from '../../../paging.ts'

/** Everybody who was invited to the staff. */
export const staffInvitationsPage = new Hono<App>()
staffInvitationsPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { db, keys, council, now } = c.var.visit
  const found = await pageOf(pageFrom(c.req.query('page') ?? ''), (offset, most) =>
    listStaffInvitations(db, keys, council.slug, offset, most),
  )
  const inviters = found.rows.map(({ invitedBy }) => invitedBy).filter((id) => id !== null)
  const names = await findNames(db, keys, council.slug, inviters)
  const gone = wordsFor(c).staff.audit.gone
  const rows = found.rows.map((invitation) => ({
    ...invitation,
    state: stateOf(invitation, now),
    by: invitation.invitedBy === null ? undefined : (names.get(invitation.invitedBy) ?? gone),
  }))
  const list = { ...found, rows }
  return page(c, {
    title: wordsFor(c).staff.invitations.title,
    body: (view) => <StaffInvitationsPage view={view} list={list} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(staffInvitationsPage, '/', ['GET'])
