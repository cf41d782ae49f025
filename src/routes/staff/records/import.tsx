import { z } from 'zod'
import { keepReport } from '../../../db/forms.ts'
import { newId } from '../../../db/keys.ts'
import { refuse } from '../../../domain/decision.ts'
import { limits } from '../../../domain/limits.ts'
import { type ImportChoice, planImport } from '../../../domain/record-import.ts'
import { ok } from '../../../domain/result.ts'
import { may } from '../../../domain/staff.ts'
import { ImportPage } from '../../../fragments/staff/records/import.tsx'
import { file, optionalLine } from '../../fields.ts'
import { definePage } from '../../form.tsx'

type Input = { file: File; choice: ImportChoice }

/**
 * Records from a file, all of those that are to be imported in one batch. What came of its lines is told on a page of its own, for an
 * import that was refused as for one that was done: it can be come back to and printed while the file is put right.
 */
export const importPage = definePage<{ oversees: boolean; mostLines: number }, Input>({
  title: ({ records }) => records.import.title,
  load: async ({ staff }) => ({ oversees: may(staff!.role, 'oversee-records'), mostLines: limits.import.mostLines }),
  schema: () =>
    z.object({
      file: file('import.file-missing'),
      // Nothing is imported while a line is wrong, unless it is asked for.
      choice: optionalLine().transform((chosen): ImportChoice => (chosen === 'right' ? 'right' : 'all')),
    }),
  values: () => ({ choice: 'all' }),
  fragment: ImportPage,
  // The form's other fields and the file's wrapping come on top.
  file: { mostBytes: limits.import.mostBytes + limits.body.mostBytes, tooLarge: { key: 'import.too-large', field: 'file' } },
  async submit({ visit, account, staff }, { file: sent, choice }) {
    const id = newId()
    const planned = await planImport(visit, staff!, { id, bytes: await sent.arrayBuffer(), choice })
    if (!planned.ok) return refuse(planned.fault)
    const { report, writes } = planned.value
    const { lines, added, refused } = report
    return ok({
      to: `/staff/records/import/${id}`,
      writes: [...writes, keepReport(visit.db, visit.keys, { accountId: account.id, id, report, now: visit.now })],
      events: [
        {
          name: added > 0 ? 'records.imported' : 'records.import-refused',
          accountId: account.id,
          facts: { import: id, lines, added, refused: refused.length },
        },
      ],
    })
  },
})
