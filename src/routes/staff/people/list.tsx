import { Hono } from 'hono'
import { listStaff } from '../../../db/staff.ts'
import { PeoplePage } from '../../../fragments/staff/people/list.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { onlyThese } from '../../methods.ts'
import { pageFrom, pageOf } from '../../paging.ts'

/** Everybody who works for the council here. */
export const peoplePage = new Hono<App>()
peoplePage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { db, keys, council } = c.var.visit
  const list = await pageOf(pageFrom(c.req.query('page') ?? ''), (offset, most) =>
    listStaff(db, keys, council.slug, offset, most),
  )
  return page(c, {
    title: wordsFor(c).staff.people.title,
    body: (view) => <PeoplePage view={view} list={list} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(peoplePage, '/', ['GET'])
