import { Hono } from 'hono'
import { z } from 'zod'
import { type ChildRecord, editRecord, findRecord, findTakenNumbers, foldRecordKey, stillWithin } from '../../../db/records.ts'
import { refuse } from '../../../domain/decision.ts'
import { scopeOf } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { EditRecordPage } from '../../../fragments/staff/records/edit.tsx'
import type { App } from '../../../middleware/app.ts'
import { staffWho } from '../../../middleware/guards.ts'
import { optionalLine, withBorn } from '../../fields.ts'
import { type FormPage, formAt } from '../../form.tsx'
import { recordFields } from './new.tsx'

type Loaded = { record: ChildRecord; now: number }
type Input = { number: string; given: string; surname: string; born: string; changedAt: string }

/** Edits a record that is still what the form showed: two who edit at once do not write over each other unknowingly. */
const editing: FormPage<Loaded, Input> = {
  title: ({ records }) => records.edit.title,
  async load({ visit, staff, part }) {
    const record = await findRecord(visit.db, visit.keys, scopeOf(visit, staff!), part('id'))
    return record && { record, now: visit.now }
  },
  schema: ({ now }) => withBorn(z.object({ ...recordFields(now), changedAt: optionalLine() })),
  values({ record: { number, child, changedAt } }) {
    const [year = '', month = '', day = ''] = child.born.split('-')
    return { number, given: child.given, surname: child.surname, day, month, year, changedAt: String(changedAt) }
  },
  fragment: EditRecordPage,
  async submit({ visit, account, staff }, { number, given, surname, born, changedAt }, { record }) {
    const { db, keys, council, now } = visit
    if (changedAt !== String(record.changedAt)) return refuse({ key: 'record.changed' })
    const isOther = foldRecordKey('number', number) !== foldRecordKey('number', record.number)
    if (isOther && (await findTakenNumbers(db, keys, council.slug, [number])).size > 0)
      return refuse({ key: 'record.number-taken', field: 'number' })
    return ok({
      to: `/staff/records/${record.id}?done=edited`,
      writes: [
        stillWithin(db, scopeOf(visit, staff!), record.id),
        ...editRecord(db, keys, record, { number, child: { given, surname, born } }, now),
      ],
      events: [{ name: 'record.edited', accountId: account.id, facts: { record: record.id } }],
    })
  },
}

export const editedRecord = new Hono<App>()
editedRecord.use('/', staffWho('work-on-records'))
formAt(editedRecord, '/', editing)
