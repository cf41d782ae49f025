import { Hono } from 'hono'
import { findDocument } from '../../../../db/documents.ts'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { noted } from '../../../../middleware/looks.ts'
import { download } from '../../../download.ts'
import { presentAt } from '../../../form.tsx'
import { onlyThese } from '../../../methods.ts'
import { recordHere, stillTheirs } from '../here.ts'

/** A document for those who work on its record. That they looked stands in the audit trail; it is new to its readers still. */
export const staffDocument = new Hono<App>()
staffDocument.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const present = presentAt(c)
  const { visit, part } = present
  const record = await recordHere(present)
  if (!record) return c.notFound()
  const wanted = { council: visit.council.slug, recordId: record.id, id: part('document') }
  const document = await findDocument(visit.db, visit.keys, wanted)
  if (!document || document.withdrawnAt !== null) return c.notFound()
  const event = { name: 'document.opened-by-staff' as const, facts: { record: record.id, document: document.id } }
  if (c.req.method !== 'HEAD' && !(await noted(c, event, stillTheirs(present, record)))) return c.notFound()
  return download(c, document)
})
onlyThese(staffDocument, '/', ['GET'])
