import { z } from 'zod'
import { listRecords, type RecordKey } from '../../../db/records.ts'
import { refuse } from '../../../domain/decision.ts'
import { bornFrom, openSought, scopeOf, sealSought } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { type RecordList, RecordListPage } from '../../../fragments/staff/records/list.tsx'
import { line, optionalLine } from '../../fields.ts'
import { definePage } from '../../form.tsx'
import { pageFrom, pageOf } from '../../paging.ts'

type Search = { by: RecordKey; sought: string }
const isRecordKey = (text: string): text is RecordKey => ['number', 'surname', 'born'].includes(text)

/**
 * The records that a member of staff may work on, and the search among them. What is searched for is personal and must not stand in
 * an address, but what was found must have pages, and an address that can be come back to: so it stands there sealed.
 */
export const recordListPage = definePage<RecordList, Search>({
  title: ({ records }) => records.console.title,
  async load({ visit, account, staff, query }) {
    const page = pageFrom(query('page'))
    const sealed = query('found')
    const sought = openSought(visit, account.id, sealed)
    const found = sought && { key: sought.by, value: sought.value }
    const read = (offset: number, most: number) =>
      listRecords(visit.db, visit.keys, scopeOf(visit, staff!), { ...(found ? { found } : {}), offset, most })
    return { list: await pageOf(page, read), found: sought && { sought, sealed } }
  },
  schema: () =>
    z.object({
      by: optionalLine().transform((chosen): RecordKey => (isRecordKey(chosen) ? chosen : 'surname')),
      sought: line('record-search.missing'),
    }),
  values: ({ found }) => ({ by: found?.sought.by ?? 'surname' }),
  fragment: RecordListPage,
  async submit({ visit, account }, { by, sought }) {
    const born = bornFrom(sought, visit.now)
    if (by === 'born' && !born.ok) return refuse({ key: 'record-search.born', field: 'sought' })
    const wanted = { by, value: by === 'born' && born.ok ? born.value : sought }
    return ok({
      to: `/staff/records?found=${sealSought(visit, account.id, wanted)}`,
      events: [{ name: 'records.searched', accountId: account.id, facts: { by } }],
    })
  },
})
