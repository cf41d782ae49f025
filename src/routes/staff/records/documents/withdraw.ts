import { z } from 'zod'
import { findDocument, type PublishedDocument, withdrawDocument } from '../../../../db/documents.ts'
import type { ChildRecord } from '../../../../db/records.ts'
import { ok } from '../../../../domain/result.ts'
import { WithdrawDocumentPage } from '../../../../fragments/staff/records/documents/withdraw.tsx'
import { definePage } from '../../../form.tsx'
import { recordHere, stillTheirs } from '../here.ts'

type Loaded = { record: ChildRecord; document: PublishedDocument }

/** Withdraws a document: its content is removed at once, and nobody can open it any more. */
export const withdrawDocumentPage = definePage<Loaded, object>({
  title: ({ documents }) => documents.withdraw.title,

  async load(present) {
    const { visit, part } = present
    const record = await recordHere(present)
    if (!record) return undefined
    const wanted = { council: visit.council.slug, recordId: record.id, id: part('document') }
    const document = await findDocument(visit.db, visit.keys, wanted)
    return document && { record, document }
  },

  schema: () => z.object({}),

  fragment: WithdrawDocumentPage,

  async submit(present, _, { record, document }) {
    const { visit, account } = present
    const to = `/staff/records/${record.id}/documents?done=withdrawn`
    // Somebody has withdrawn it already: what was wanted is so.
    if (document.withdrawnAt !== null) return ok({ to })
    return ok({
      to,
      writes: [stillTheirs(present, record), ...withdrawDocument(visit.db, document.id, visit.now)],
      events: [{ name: 'document.withdrawn', accountId: account.id, facts: { record: record.id, document: document.id } }],
    })
  },
})
