import type { Context } from 'hono'
import { findDocument } from '../../../../db/documents.ts'
import { record as writeDown } from '../../../../domain/events.ts'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { download } from '../../../download.ts'
import { presentAt } from '../../../form.tsx'
import { recordHere } from './record.ts'

/** A document for those who work on its record. That they looked stands in the audit trail; it is new to its readers still. */
export async function staffDownload(c_: Context<App>) {
  const c = c_ as Ctx
  const present = presentAt(c)
  const { visit, account, part } = present
  const record = await recordHere(present)
  if (!record) return c.notFound()
  const wanted = { council: visit.council.slug, recordId: record.id, id: part('document') }
  const document = await findDocument(visit.db, visit.keys, wanted)
  if (!document || document.withdrawnAt !== null) return c.notFound()
  if (c.req.method !== 'HEAD') {
    const facts = { record: record.id, document: document.id }
    await writeDown(visit, { name: 'document.opened-by-staff', accountId: account.id, facts })
  }
  return download(c, document)
}
