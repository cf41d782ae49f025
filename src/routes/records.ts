import { Hono } from 'hono'
import type { App } from '../middleware/app.ts'
import { signedIn } from '../middleware/guards.ts'
import { consolePages } from './console.ts'
import type { Served } from './journeys.ts'
import { lookingAtAccess, lookingAtRecord, lookingAtRecords } from './looks.ts'
import { documentRoute } from './records/documents/document.ts'
import { chooseRecord } from './records/list.tsx'
import { dashboard } from './records/record.tsx'
import { endAccessPage } from './staff/access/end.tsx'
import { staffDocument } from './staff/records/documents/document.ts'
import { documentListPage } from './staff/records/documents/list.tsx'
import { newDocumentPage } from './staff/records/documents/new.ts'
import { withdrawDocumentPage } from './staff/records/documents/withdraw.ts'
import { editRecordPage } from './staff/records/edit.tsx'
import { importReportPage } from './staff/records/import/report.tsx'
import { importTemplate } from './staff/records/import/template.ts'
import { importPage } from './staff/records/import.tsx'
import { recordListPage } from './staff/records/list.tsx'
import { newRecordPage } from './staff/records/new.tsx'
import { recordPage } from './staff/records/record.tsx'
import { recordWorkersPage } from './staff/records/workers.tsx'

/** Mounts records for the people who have access and for the staff who work on them, for a council whose workers share records. */
export function mountRecords(app: Hono<App>, { slug, records }: Served) {
  if (!records) return
  app.route(`/${slug}/records`, own())
  app.route(`/${slug}/staff/records`, recordsConsole())
  app.route(`/${slug}/staff/access`, accessConsole())
}

/** For who is signed in. */
function own() {
  const app = new Hono<App>()
  for (const path of ['/', '/:record', '/:record/documents/:document']) app.use(path, signedIn)
  app.route('/', chooseRecord)
  app.route('/:record', dashboard)
  app.route('/:record/documents/:document', documentRoute)
  return app
}

/** For staff. Whatever shows something of a record is a look at it. */
function recordsConsole() {
  const app = new Hono<App>()
  const pageFor = consolePages(app)
  pageFor('work-on-records', '/', recordListPage, lookingAtRecords)
  pageFor('work-on-records', '/new', newRecordPage)
  pageFor('work-on-records', '/import', importPage)
  pageFor('work-on-records', '/import/template.csv', importTemplate)
  pageFor('work-on-records', '/import/:import', importReportPage)
  pageFor('work-on-records', '/:record', recordPage, lookingAtRecord)
  pageFor('work-on-records', '/:record/edit', editRecordPage, lookingAtRecord)
  pageFor('oversee-records', '/:record/workers', recordWorkersPage, lookingAtRecord)
  pageFor('work-on-records', '/:record/documents', documentListPage, lookingAtRecord)
  pageFor('work-on-records', '/:record/documents/new', newDocumentPage, lookingAtRecord)
  pageFor('work-on-records', '/:record/documents/:document/withdraw', withdrawDocumentPage, lookingAtRecord)
  // Saved, not shown, and with an event of its own.
  pageFor('work-on-records', '/:record/documents/:document', staffDocument)
  return app
}

function accessConsole() {
  const app = new Hono<App>()
  consolePages(app)('work-on-records', '/:access/end', endAccessPage, lookingAtAccess)
  return app
}
