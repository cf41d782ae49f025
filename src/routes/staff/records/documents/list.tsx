import { Hono } from 'hono'
import { listDocuments, listReaders } from '../../../../db/documents.ts'
import { DocumentListPage } from '../../../../fragments/staff/records/documents/list.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { presentAt } from '../../../form.tsx'
import { onlyThese } from '../../../methods.ts'
import { pageFrom, pageOf } from '../../../paging.ts'
import { recordHere } from '../here.ts'

/** What was published on a record, for whom, and when they first opened it. */
export const documentListPage = new Hono<App>()
documentListPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const present = presentAt(c)
  const { db, keys, now, council } = present.visit
  const record = await recordHere(present)
  if (!record) return c.notFound()
  const of = { council: council.slug, recordId: record.id }
  const published = await pageOf(pageFrom(present.query('page')), (offset, most) => listDocuments(db, keys, of, { offset, most }))
  const ids = published.rows.map(({ id }) => id)
  const readers = await listReaders(db, keys, ids, now)
  const rows = published.rows.map((document) => ({
    document,
    readers: readers.filter(({ documentId }) => documentId === document.id),
  }))
  return page(c, {
    title: wordsFor(c).documents.title,
    body: (view) => <DocumentListPage view={view} record={record} list={{ ...published, rows }} done={present.query('done')} />,
  })
})
onlyThese(documentListPage, '/', ['GET'])
