import { Hono } from 'hono'
import { findDocumentFor, markSeen } from '../../../db/documents.ts'
import { record } from '../../../domain/events.ts'
import type { App, Ctx } from '../../../middleware/app.ts'
import { download } from '../../download.ts'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'

/** A document for somebody it was published for. */
export const documentRoute = new Hono<App>()
documentRoute.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, account, session, part } = presentAt(c)
  const { db, keys, now, council } = visit
  const [recordId, id] = [part('record'), part('document')]
  const reading = { council: council.slug, recordId, session, now, id }
  const document = await findDocumentFor(db, keys, reading)
  if (!document) return c.notFound()
  if (c.req.method !== 'HEAD') {
    // In the batch that writes down that it was opened, the rows are asked once more whether it may be.
    const facts = { record: recordId, document: id }
    const opened = await record(visit, { name: 'document.opened', accountId: account.id, facts }, ...markSeen(db, reading))
    if (!opened) return c.notFound()
  }
  return download(c, document)
})
onlyThese(documentRoute, '/', ['GET'])
