import { Hono } from 'hono'
import { listAccess, type PastAccess } from '../../../db/access.ts'
import { listLooks } from '../../../db/looks.ts'
import { findRecord, stillWithin } from '../../../db/records.ts'
import { listRecordWorkers } from '../../../db/workers.ts'
import { record as recordEvent } from '../../../domain/events.ts'
import { scopeOf } from '../../../domain/records.ts'
import { may } from '../../../domain/staff.ts'
import { type RecordFile, RecordPage } from '../../../fragments/staff/records/record.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { failurePage } from '../../../middleware/failures.tsx'
import { staffWho } from '../../../middleware/guards.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'
import { pageFrom, pageOf } from '../../paging.ts'

export const recordFile = new Hono<App>()
recordFile.use('/', staffWho('work-on-records'))

/** A record, for the staff who work on it. That they looked is written down before anything is shown. */
recordFile.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, account, staff, part, query } = presentAt(c)
  const { db, keys, now } = visit
  const council = visit.council.slug
  const scope = scopeOf(visit, staff!)
  const record = await findRecord(db, keys, scope, part('id'))
  const event = { name: 'record.opened' as const, accountId: account.id, facts: { record: record?.id ?? '' } }
  if (!record || !(await recordEvent(visit, event, stillWithin(db, scope, record.id)))) return failurePage(c, 'notFound', 404)

  const [workers, access, looks] = await Promise.all([
    listRecordWorkers(db, keys, council, record.id),
    listAccess(db, keys, record.id),
    pageOf(pageFrom(query('page')), (offset, most) => listLooks(db, keys, { council, recordId: record.id, offset, most })),
  ])
  const file = {
    record,
    workers,
    access: access.map((each) => ({ ...each, stands: standOf(each.access, now) })),
    looks,
    oversees: may(staff!.role, 'oversee-records'),
  }
  return page(c, {
    title: wordsFor(c).records.record.page,
    body: (view) => <RecordPage view={view} file={file} done={query('done')} />,
  })
})
onlyThese(recordFile, '/', ['GET'])

function standOf({ startsAt, endsAt, endedAt }: PastAccess, now: number): RecordFile['access'][number]['stands'] {
  if (endedAt !== null) return 'ended'
  if (endsAt !== null && endsAt <= now) return 'over'
  return startsAt > now ? 'not-yet' : 'open'
}
