import { z } from 'zod'
import { type ChildRecord, editRecord, findTakenNumbers, foldRecordKey } from '../../../db/records.ts'
import { refuse } from '../../../domain/decision.ts'
import { ok } from '../../../domain/result.ts'
import { EditRecordPage } from '../../../fragments/staff/records/edit.tsx'
import { optionalLine, withBorn } from '../../fields.ts'
import { definePage } from '../../form.tsx'
import { recordHere, stillTheirs } from './here.ts'
import { recordFields } from './new.tsx'

type Loaded = { record: ChildRecord; now: number }
type Input = { number: string; given: string; surname: string; born: string; changedAt: string }

/** Edits a record that is still what the form showed: two who edit at once do not write over each other unknowingly. */
export const editRecordPage = definePage<Loaded, Input>({
  title: ({ records }) => records.edit.title,
  async load(present) {
    const record = await recordHere(present)
    return record && { record, now: present.visit.now }
  },
  schema: ({ now }) => withBorn(z.object({ ...recordFields(now), changedAt: optionalLine() })),
  values({ record: { number, child, changedAt } }) {
    const [year = '', month = '', day = ''] = child.born.split('-')
    return { number, given: child.given, surname: child.surname, day, month, year, changedAt: String(changedAt) }
  },
  fragment: EditRecordPage,
  async submit(present, { number, given, surname, born, changedAt }, { record }) {
    const { visit, account } = present
    const { db, keys, council, now } = visit
    if (changedAt !== String(record.changedAt)) return refuse({ key: 'record.changed' })
    const isOther = foldRecordKey('number', number) !== foldRecordKey('number', record.number)
    if (isOther && (await findTakenNumbers(db, keys, council.slug, [number])).size > 0)
      return refuse({ key: 'record.number-taken', field: 'number' })
    return ok({
      to: `/staff/records/${record.id}?done=edited`,
      writes: [stillTheirs(present, record), ...editRecord(db, keys, record, { number, child: { given, surname, born } }, now)],
      events: [{ name: 'record.edited', accountId: account.id, facts: { record: record.id } }],
    })
  },
})
