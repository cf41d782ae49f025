import { z } from 'zod'
import { newId } from '../../../db/keys.ts'
import { addRecord, findTakenNumbers } from '../../../db/records.ts'
import { refuse } from '../../../domain/decision.ts'
import { longestOfRecord, recordAdded } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { may } from '../../../domain/staff.ts'
import { NewRecordPage } from '../../../fragments/staff/records/new.tsx'
import { born, meaningfulLine, withBorn } from '../../fields.ts'
import { definePage } from '../../form.tsx'

type Input = { number: string; given: string; surname: string; born: string }

/** What a record consists of. */
export const recordFields = (now: number) => ({
  number: meaningfulLine('record.number-missing', longestOfRecord.number),
  given: meaningfulLine('record.given-missing', longestOfRecord.given),
  surname: meaningfulLine('record.surname-missing', longestOfRecord.surname),
  born: born(now),
})

/** A new record. Who works on records adds one of their own; a manager chooses its workers next. */
export const newRecordPage = definePage<{ now: number }, Input>({
  title: ({ records }) => records.add.title,
  load: async ({ visit }) => ({ now: visit.now }),
  schema: ({ now }) => withBorn(z.object(recordFields(now))),
  fragment: NewRecordPage,
  async submit({ visit, account, staff }, { number, given, surname, born }) {
    const { db, keys, council, now } = visit
    const taken = await findTakenNumbers(db, keys, council.slug, [number])
    if (taken.size > 0) return refuse({ key: 'record.number-taken', field: 'number' })
    const record = { id: newId(), council: council.slug, number, child: { given, surname, born }, createdAt: now }
    const worker = may(staff!.role, 'oversee-records') ? undefined : staff!.id
    return ok({
      to: `/staff/records/${record.id}${worker ? '' : '/workers'}?done=added`,
      writes: addRecord(db, keys, record, worker),
      events: [recordAdded(account, record, worker)],
    })
  },
})
