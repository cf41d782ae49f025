import { Hono } from 'hono'
import type { App } from '../../../../middleware/app.ts'
import { staffWho } from '../../../../middleware/guards.ts'
import { formAt } from '../../../form.tsx'
import { onlyThese } from '../../../methods.ts'
import { staffDownload } from './document.ts'
import { list } from './list.tsx'
import { newForm } from './new.ts'
import { withdrawForm } from './withdraw.ts'

/** What was published on a record, for those who work on it: below /staff/records/:id/documents. */
export const staffDocuments = new Hono<App>()

staffDocuments.use(staffWho('work-on-records'))
staffDocuments.get('/', list)
onlyThese(staffDocuments, '/', ['GET'])
formAt(staffDocuments, '/new', newForm)
staffDocuments.get('/:document', staffDownload)
onlyThese(staffDocuments, '/:document', ['GET'])
formAt(staffDocuments, '/:document/withdraw', withdrawForm)
