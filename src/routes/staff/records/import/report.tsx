import { Hono } from 'hono'
import { findReport } from '../../../../db/forms.ts'
import { limits } from '../../../../domain/limits.ts'
import { type ImportReport, importColumns } from '../../../../domain/record-import.ts'
import { ImportReportPage } from '../../../../fragments/staff/records/import/report.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { presentAt } from '../../../form.tsx'
import { onlyThese } from '../../../methods.ts'

/** What came of an import, for who sent the file. */
export const importReportPage = new Hono<App>()
importReportPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, account, part } = presentAt(c)
  const after = visit.now - limits.submission.keptMs
  const report = await findReport<ImportReport>(visit.db, visit.keys, { accountId: account.id, id: part('import'), after })
  if (!report) return c.notFound()
  const keptHours = limits.submission.keptMs / 3_600_000
  return page(c, {
    title: wordsFor(c).records.report.title,
    body: (view) => <ImportReportPage view={view} report={report} columns={importColumns} keptHours={keptHours} />,
  })
})
onlyThese(importReportPage, '/', ['GET'])
