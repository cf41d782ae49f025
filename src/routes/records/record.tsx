import { Hono } from 'hono'
import { findDashboard, stillOpen } from '../../db/access.ts'
import { listDocumentsFor } from '../../db/documents.ts'
import { record } from '../../domain/events.ts'
import { DocumentsSection } from '../../fragments/records/documents/section.tsx'
import { DashboardPage } from '../../fragments/records/record.tsx'
import type { App } from '../../middleware/app.ts'
import { failurePage } from '../../middleware/failures.tsx'
import { page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'

/** A record's dashboard. Nothing is shown unless the look is written down while the access still stands. */
export const dashboard = new Hono<App>()
dashboard.get('/', async (c) => {
  const { visit, session } = c.var
  const { db, keys, council, now } = visit
  const reading = { council: council.slug, session: session!, now, recordId: c.req.param('record')! }
  const found = await findDashboard(db, keys, reading)
  const event = { name: 'record.viewed' as const, accountId: session!.accountId, facts: { record: found?.record.id ?? '' } }
  if (!found || !(await record(visit, event, stillOpen(db, found.access.id, reading)))) return failurePage(c, 'notFound', 404)
  const documents = await listDocumentsFor(db, keys, reading)
  return page(c, {
    title: wordsFor(c).records.dashboard.page,
    body: (view) => (
      <DashboardPage view={view} dashboard={found}>
        <DocumentsSection view={view} recordId={found.record.id} documents={documents} />
      </DashboardPage>
    ),
  })
})
onlyThese(dashboard, '/', ['GET'])
