import { Hono } from 'hono'
import { listAccess } from '../../../db/access.ts'
import { listLooks } from '../../../db/looks.ts'
import { listRecordWorkers } from '../../../db/workers.ts'
import { standOf } from '../../../domain/access.ts'
import { may } from '../../../domain/staff.ts'
import { RecordPage } from '../../../fragments/staff/records/record.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'
import { pageFrom, pageOf } from '../../paging.ts'
import { recordHere } from './here.ts'

/** A record, for the staff who work on it. */
export const recordPage = new Hono<App>()
recordPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const present = presentAt(c)
  const { visit, staff, query } = present
  const { db, keys, now } = visit
  const record = await recordHere(present)
  if (!record) return c.notFound()

  const of = { council: visit.council.slug, recordId: record.id }
  const [workers, access, looks] = await Promise.all([
    listRecordWorkers(db, keys, of.council, record.id),
    pageOf(pageFrom(query('access')), (offset, most) => listAccess(db, keys, { ...of, now, offset, most })),
    pageOf(pageFrom(query('page')), (offset, most) => listLooks(db, keys, { ...of, offset, most })),
  ])
  const file = {
    record,
    workers,
    access: { ...access, rows: access.rows.map((each) => ({ ...each, stands: standOf(each.access, now) })) },
    looks,
    oversees: may(staff!.role, 'oversee-records'),
  }
  return page(c, {
    title: wordsFor(c).records.record.page,
    body: (view) => <RecordPage view={view} file={file} done={query('done')} />,
  })
})
onlyThese(recordPage, '/', ['GET'])
