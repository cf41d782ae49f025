import { grantAccess } from '../src/db/access.ts'
import type { Account } from '../src/db/accounts.ts'
import { addAccount } from '../src/db/accounts.ts'
import { commit, type Write } from '../src/db/client.ts'
import { newId } from '../src/db/keys.ts'
import { addRecord, addRecordWorker, type ChildRecord } from '../src/db/records.ts'
import { putStaff } from '../src/db/staff.ts'
import { activityOf, planSession } from '../src/domain/sessions.ts'
import type { Role } from '../src/domain/staff.ts'
import type { Visit } from '../src/domain/visit.ts'
import { db, keys, newAddress, type Portal, type Visitor } from './visitor.ts'

/* People, staff, records and access, put there as rows; and people signed in without the front door. */

type Given = { council?: string; forename?: string; surname?: string; status?: Account['status']; now?: number }

const early = Date.UTC(2026, 0, 1)

async function write(...writes: Write[]) {
  if (!(await commit(db, writes))) throw new Error('These rows could not be added.')
}

/** Somebody with an account. */
export async function somebody({ council = 'norfolk', forename = 'Penny', surname = 'Plumber', status = 'active' }: Given = {}) {
  const account = {
    id: newId(),
    council,
    email: newAddress(forename.toLowerCase()),
    person: { forename, surname },
    password: 'no password',
    status,
  }
  await write(...addAccount(db, keys, account, early))
  return account
}

/** Somebody who works for the council. */
export async function member(role: Role, given: Given = {}) {
  const account = await somebody({ forename: 'Wendy', surname: 'Worker', ...given })
  await write(putStaff(db, keys, account.council, { id: account.id, role, contact: {}, since: early }))
  return account
}

/** A record, and whose work it is. */
export async function childRecord({ council = 'norfolk', workers = [] as { id: string }[], given = 'Charlie' } = {}) {
  const child = { given, surname: 'Cherry', born: '2013-11-07' }
  const record: Omit<ChildRecord, 'changedAt'> = { id: newId(), council, number: newId(), child, createdAt: early }
  await write(...addRecord(db, keys, record), ...workers.map(({ id }) => addRecordWorker(db, record.id, id, early)))
  return record
}

/** Gives somebody access to a record. @returns its id */
export async function giveAccess(
  account: { id: string },
  record: { id: string; council: string },
  { startsAt = early, endsAt = null as number | null } = {},
) {
  const id = newId()
  const grant = { id, council: record.council, recordId: record.id, accountId: account.id, relationship: 'parent' }
  await write(...grantAccess(db, { ...grant, startsAt, endsAt, grantedBy: 'nobody', grantedAt: early }))
  return id
}

/** Signs somebody in, as the last step of the journey does, without its steps. */
export async function signedInAs(world: Portal, person: Visitor, account: { id: string; council: string }) {
  const visit = { db, keys, council: { slug: account.council }, now: world.clock.now } as unknown as Visit
  const { token, session, writes } = planSession(visit, { accountId: account.id, factors: ['password'] })
  await write(...writes)
  person.jar.set(`__Host-${account.council}-session`, token)
  person.jar.set(`__Host-${account.council}-activity`, activityOf(visit, session))
  return person
}
