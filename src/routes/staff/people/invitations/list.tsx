import { Hono } from 'hono'
import { findNames } from '../../../../db/account-care.ts'
import { listStaffInvitations, stateOf } from '../../../../db/staff-invitations.ts'
import { limits } from '../../../../domain/limits.ts'
import { StaffInvitationsPage } from '../../../../fragments/staff/people/invitations/list.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { pageNumber, pageOf } from '../../../fields.ts'
import { onlyThese } from '../../../methods.ts'

/** Everybody who was invited to the staff. */
export const staffInvitationsPage = new Hono<App>()
staffInvitationsPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { db, keys, council, now } = c.var.visit
  const number = pageNumber(c.req.query('page'))
  const found = await listStaffInvitations(db, keys, council.slug, number, limits.staff.listed)
  const inviters = found.map(({ invitedBy }) => invitedBy).filter((id) => id !== null)
  const names = await findNames(db, keys, council.slug, inviters)
  const gone = wordsFor(c).staff.audit.gone
  const rows = found.map((invitation) => ({
    ...invitation,
    state: stateOf(invitation, now),
    by: invitation.invitedBy === null ? undefined : (names.get(invitation.invitedBy) ?? gone),
  }))
  const list = pageOf(rows, number, limits.staff.listed)
  return page(c, {
    title: wordsFor(c).staff.invitations.title,
    body: (view) => <StaffInvitationsPage view={view} list={list} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(staffInvitationsPage, '/', ['GET'])
