import { changeInvitation, type Invitation } from '../db/invitations.ts'
import { addRecordWorker, findRecords } from '../db/records.ts'
import { sameRole } from '../db/staff.ts'
import { expectWorker, type Worker } from '../db/workers.ts'
import { refuse } from './decision.ts'
import { type Decided, isAddressOf } from './invitations.ts'
import { done, overtaken } from './inviting.ts'
import { findWorker } from './records.ts'
import { ok } from './result.ts'
import type { Visit } from './visit.ts'

/** An invitation and its records, to be handed over. */
export type Handed = { invitation: Invitation; recordIds: readonly string[] }

/** Hands invitations to a colleague, who becomes a worker of their records: without that they would not see them. */
export async function handOver(visit: Visit, worker: Worker, handed: readonly Handed[], email: string): Promise<Decided> {
  const { db, keys, council, now } = visit
  const found = await findWorker(visit, email)
  if (!found) return refuse({ key: 'invitation.colleague-unknown', field: 'email' })
  const { account: colleague } = found
  if (handed.some(({ invitation }) => invitation.ownerId === colleague.id))
    return refuse({ key: 'invitation.owner-already', field: 'email' })
  // As nobody invites their own address: nobody is to let themselves in.
  if (handed.some(({ invitation }) => isAddressOf(colleague, invitation.email)))
    return refuse({ key: 'invitation.colleague-invited', field: 'email' })
  const recordIds = [...new Set(handed.flatMap((each) => each.recordIds))]
  const theirs = await findRecords(db, keys, { council: council.slug, staffId: colleague.id }, recordIds)
  const added = recordIds.filter((id) => !theirs.some((record) => record.id === id))
  return ok({
    writes: [
      sameRole(db, council.slug, found.staff),
      ...handed.flatMap(({ invitation }) => changeInvitation(db, invitation, { ownerId: colleague.id })),
      ...added.flatMap((id) => [expectWorker(db, id, colleague.id, false), addRecordWorker(db, id, colleague.id, now)]),
    ],
    events: [
      ...handed.map(({ invitation }) => done(worker, 'invitation.handed-over', invitation, { account: colleague.id })),
      ...added.map((record) => ({
        name: 'record.worker-added' as const,
        accountId: worker.account.id,
        facts: { record, account: colleague.id },
      })),
    ],
    overtaken,
  })
}
