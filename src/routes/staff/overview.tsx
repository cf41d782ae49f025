import { Hono } from 'hono'
import { listPhoneRequests, nameOf } from '../../db/account-care.ts'
import { findRoles, type StaffMember } from '../../db/staff.ts'
import { mayCareFor } from '../../domain/staff.ts'
import type { Visit } from '../../domain/visit.ts'
import { type Section, StaffOverviewPage } from '../../fragments/staff/overview.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { staffWho } from '../../middleware/guards.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'

/** Looks for what waits for a member of staff, of one kind. */
type Look = (visit: Visit, staff: StaffMember) => Promise<Section>

/** Who has lost their phone: those whose accounts this member of staff may change. */
const lostPhones: Look = async (visit, staff) => {
  const { db, keys, council } = visit
  const asked = await listPhoneRequests(db, keys, council.slug)
  const roles = await findRoles(
    db,
    council.slug,
    asked.map(({ account }) => account.id),
  )
  return {
    title: ({ words }) => words.staff.overview.phones,
    lead: ({ words }) => words.staff.overview.phonesLead,
    since: ({ words }, when) => words.staff.overview.askedAt(when),
    waiting: asked
      .filter(({ account: { id } }) => mayCareFor(staff, { id, role: roles.get(id) }))
      .map(({ account, askedAt }) => ({ to: `/staff/accounts/${account.id}`, name: nameOf(account), since: askedAt })),
  }
}

/** Every kind of thing to do, the most urgent first. */
const looks: readonly Look[] = [lostPhones]

export const staffOverview = new Hono<App>()
staffOverview.use('/', staffWho())
staffOverview.get('/', async (c) => {
  const { visit, staff } = c.var
  const sections = await Promise.all(looks.map((look) => look(visit, staff!)))
  return page(c as unknown as Ctx, {
    title: wordsFor(c as unknown as Ctx).staff.overview.title,
    body: (view) => <StaffOverviewPage view={view} sections={sections} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(staffOverview, '/', ['GET'])
