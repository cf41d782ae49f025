import type { Context } from 'hono'
import { listDocuments, listReaders } from '../../../../db/documents.ts'
import { DocumentListPage } from '../../../../fragments/staff/records/documents/list.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { presentAt } from '../../../form.tsx'
import { recordHere } from './record.ts'

const PAGE = 20

/** What was published on a record, for whom, and when they first opened it. */
export async function list(c_: Context<App>) {
  const c = c_ as Ctx
  const present = presentAt(c)
  const { db, keys, now, council } = present.visit
  const record = await recordHere(present)
  if (!record) return c.notFound()
  const number = Math.max(1, Math.min(1000, Math.trunc(Number(present.query('page'))) || 1))
  const of = { council: council.slug, recordId: record.id }
  const found = await listDocuments(db, keys, of, { offset: (number - 1) * PAGE, most: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const readers = await listReaders(
    db,
    keys,
    shown.map(({ id }) => id),
    now,
  )
  const rows = shown.map((document) => ({ document, readers: readers.filter(({ documentId }) => documentId === document.id) }))
  const of_ = { rows, page: number, more: found.length > PAGE }
  return page(c, {
    title: wordsFor(c).documents.title,
    body: (view) => <DocumentListPage view={view} record={record} list={of_} done={present.query('done')} />,
  })
}
