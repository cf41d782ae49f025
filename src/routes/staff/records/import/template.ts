import { Hono } from 'hono'
import { importColumns } from '../../../../domain/record-import.ts'
import { inLanguage } from '../../../../fragments/words/index.ts'
import type { App } from '../../../../middleware/app.ts'
import { onlyThese } from '../../../methods.ts'

/** The first line of a file of records, in the reader's language. With a byte-order mark, so that Excel reads and saves it as UTF-8. */
export const importTemplate = new Hono<App>()
importTemplate.get('/', (c) => {
  const names = Object.values(importColumns).map((each) => inLanguage(each, c.var.language))
  return c.body(`\uFEFF${names.join(',')}\r\n`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="records.csv"',
  })
})
onlyThese(importTemplate, '/', ['GET'])
