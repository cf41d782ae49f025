import { z } from 'zod'
import { addRecordWorker, type ChildRecord, removeRecordWorker } from '../../../db/records.ts'
import { sameRole } from '../../../db/staff.ts'
import { expectWorker, listRecordWorkers, type Worker } from '../../../db/workers.ts'
import { refuse } from '../../../domain/decision.ts'
import { findWorker } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { RecordWorkersPage } from '../../../fragments/staff/records/workers.tsx'
import { email } from '../../fields.ts'
import { definePage } from '../../form.tsx'
import { recordHere, stillTheirs } from './here.ts'

type Loaded = { record: ChildRecord; workers: Worker[]; done: string }
type Input = { email: string } | { remove: string }

/** Who works on a record: a manager adds members of staff by their whole address, and takes them off again. */
export const recordWorkersPage = definePage<Loaded, Input>({
  title: ({ records }) => records.workers.title,
  async load(present) {
    const { db, keys, council } = present.visit
    const record = await recordHere(present)
    if (!record) return undefined
    return { record, workers: await listRecordWorkers(db, keys, council.slug, record.id), done: present.query('done') }
  },
  // A button beside a worker takes that one off: what stands in the field is not asked about then.
  schema: () =>
    z.unknown().transform((sent, { addIssue }): Input => {
      const { go } = sent as { go?: string }
      if (go?.startsWith('remove-')) return { remove: go.slice('remove-'.length) }
      const adding = z.object({ email }).safeParse(sent)
      if (adding.success) return adding.data
      for (const { message, path } of adding.error.issues) addIssue({ code: 'custom', message, path })
      return z.NEVER
    }),
  fragment: RecordWorkersPage,
  async submit(present, input, { record, workers }) {
    const { visit, account } = present
    const { db, council, now } = visit
    const to = `/staff/records/${record.id}/workers?done=`
    if ('remove' in input) {
      const worker = workers.find(({ staff }) => staff.id === input.remove)
      if (!worker) return refuse({ key: 'form.overtaken' })
      return ok({
        to: `${to}worker-removed`,
        writes: [
          stillTheirs(present, record),
          expectWorker(db, record.id, worker.staff.id, true),
          removeRecordWorker(db, record.id, worker.staff.id),
        ],
        events: [
          { name: 'record.worker-removed', accountId: account.id, facts: { record: record.id, account: worker.staff.id } },
        ],
      })
    }
    const worker = await findWorker(visit, input.email)
    if (!worker) return refuse({ key: 'record-worker.unknown', field: 'email' })
    if (workers.some(({ staff }) => staff.id === worker.staff.id)) return refuse({ key: 'record-worker.already', field: 'email' })
    return ok({
      to: `${to}worker-added`,
      writes: [
        stillTheirs(present, record),
        sameRole(db, council.slug, worker.staff),
        expectWorker(db, record.id, worker.staff.id, false),
        addRecordWorker(db, record.id, worker.staff.id, now),
      ],
      events: [{ name: 'record.worker-added', accountId: account.id, facts: { record: record.id, account: worker.staff.id } }],
    })
  },
})
