import { Hono } from 'hono'
import { findColleague } from '../../../db/staff.ts'
import { MemberPage } from '../../../fragments/staff/people/member.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { onlyThese } from '../../methods.ts'

/** A member of staff. */
export const memberPage = new Hono<App>()
memberPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, staff } = c.var
  const found = await findColleague(visit.db, visit.keys, visit.council.slug, c.req.param('colleague')!)
  if (!found) return c.notFound()
  const shown = { ...found, own: found.member.id === staff!.id }
  return page(c, {
    title: wordsFor(c).staff.member.title,
    body: (view) => <MemberPage view={view} shown={shown} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(memberPage, '/', ['GET'])
