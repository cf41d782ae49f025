import { Hono } from 'hono'
import { listStaff } from '../../../db/staff.ts'
import { limits } from '../../../domain/limits.ts'
import { PeoplePage } from '../../../fragments/staff/people/list.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { pageNumber, pageOf } from '../../fields.ts'
import { onlyThese } from '../../methods.ts'

/** Everybody who works for the council here. */
export const peoplePage = new Hono<App>()
peoplePage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { db, keys, council } = c.var.visit
  const number = pageNumber(c.req.query('page'))
  const list = pageOf(await listStaff(db, keys, council.slug, number, limits.staff.listed), number, limits.staff.listed)
  return page(c, {
    title: wordsFor(c).staff.people.title,
    body: (view) => <PeoplePage view={view} list={list} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(peoplePage, '/', ['GET'])
