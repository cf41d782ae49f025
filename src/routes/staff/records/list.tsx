import { z } from 'zod'
import { listRecordsSeenBy } from '../../../db/access.ts'
import { listRecords, type Part, type Scope } from '../../../db/records.ts'
import { refuse } from '../../../domain/decision.ts'
import { bornFrom, openSought, type SearchKey, type Sought, scopeOf, sealSought, searchKeys } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { may } from '../../../domain/staff.ts'
import type { Visit } from '../../../domain/visit.ts'
import { type RecordList, RecordListPage } from '../../../fragments/staff/records/list.tsx'
import { email, line, optionalLine } from '../../fields.ts'
import { definePage } from '../../form.tsx'
import { pageFrom, pageOf } from '../../paging.ts'

type Search = { by: SearchKey; sought: string }
const isSearchKey = (text: string): text is SearchKey => (searchKeys as readonly string[]).includes(text)

/** A part of the records that were found. */
function listFound({ db, keys, now }: Visit, scope: Scope, { by, value }: Sought, part: Part) {
  if (by === 'email') return listRecordsSeenBy(db, keys, scope, { email: value, now, ...part })
  return listRecords(db, keys, scope, { found: { key: by, value }, ...part })
}

/**
 * The records that a member of staff may work on, and the search among them. What is searched for is personal and must not stand in
 * an address, but what was found must have pages, and an address that can be come back to: so it stands there sealed.
 */
export const recordListPage = definePage<RecordList, Search>({
  title: ({ records }) => records.console.title,
  async load({ visit, account, staff, query }) {
    const sealed = query('found')
    const sought = openSought(visit, account.id, sealed)
    const scope = scopeOf(visit, staff!)
    // Every record that a worker sees has one.
    const oversees = may(staff!.role, 'oversee-records')
    const unworked = oversees && !sought && query('without') === 'worker'
    const list = await pageOf(pageFrom(query('page')), (offset, most) =>
      sought
        ? listFound(visit, scope, sought, { offset, most })
        : listRecords(visit.db, visit.keys, scope, { unworked, offset, most }),
    )
    return { list, found: sought && { sought, sealed }, oversees, unworked }
  },
  schema: () =>
    z.object({
      by: optionalLine().transform((chosen): SearchKey => (isSearchKey(chosen) ? chosen : 'surname')),
      // As long as an e-mail address may be.
      sought: line('record-search.missing', 254),
    }),
  values: ({ found }) => ({ by: found?.sought.by ?? 'surname' }),
  fragment: RecordListPage,
  async submit({ visit, account }, { by, sought }) {
    const born = bornFrom(sought, visit.now)
    if (by === 'born' && !born.ok) return refuse({ key: 'record-search.born', field: 'sought' })
    if (by === 'email' && !email.safeParse(sought).success) return refuse({ key: 'email.format', field: 'sought' })
    const wanted = { by, value: by === 'born' && born.ok ? born.value : sought }
    return ok({
      to: `/staff/records?found=${sealSought(visit, account.id, wanted)}`,
      events: [{ name: 'records.searched', accountId: account.id, facts: { by } }],
    })
  },
})
