import type { Role } from '../domain/staff.ts'
import { grantAccess } from './access.ts'
import { addAccount, findAccountByEmail, type Person } from './accounts.ts'
import { commit, type Db } from './client.ts'
import { type Keys, newId } from './keys.ts'
import { addRecord, type Child, findTakenNumbers } from './records.ts'
import { putStaff, type StaffContact } from './staff.ts'
import { findWorkersByEmail } from './workers.ts'

/** The password of every demo person. Only local databases have them. */
export const demoPassword = 'Doorstep-Local-1'

type DemoPerson = {
  council: string
  email: string
  person: Person
  /** E.164, of the range that Ofcom keeps for drama */
  phone?: string
  staff?: { role: Role; contact: StaffContact }
}

export const demoPeople: readonly DemoPerson[] = [
  {
    council: 'durham',
    email: 'andrew@durham.example',
    person: {
      forename: 'Andrew',
      surname: 'Grant-Soulsby',
      professional: 'yes',
      role: 'teacher',
      organisation: 'Framwellgate School Durham',
      street: 'Newton Drive',
      town: 'Durham',
      postCode: 'DH1 5BQ',
    },
  },
  {
    council: 'durham',
    email: 'worker@durham.example',
    person: {
      forename: 'Wendy',
      surname: 'Worker',
      professional: 'yes',
      role: 'social-worker',
      organisation: 'Durham County Council',
      street: 'County Hall',
      town: 'Durham',
      postCode: 'DH1 5UL',
    },
    staff: { role: 'administrator', contact: {} },
  },
  {
    council: 'norfolk',
    email: 'penny@norfolk.example',
    person: { forename: 'Penny', surname: 'Plumber' },
    phone: '+447700900147',
  },
  {
    council: 'norfolk',
    email: 'worker@norfolk.example',
    person: { forename: 'Wendy', surname: 'Worker' },
    phone: '+447700900123',
    staff: {
      role: 'worker',
      contact: { title: 'Social worker', phone: '01603 222 222', email: 'worker@norfolk.example' },
    },
  },
  {
    council: 'norfolk',
    email: 'manager@norfolk.example',
    person: { forename: 'Mina', surname: 'Manager' },
    phone: '+447700900124',
    staff: { role: 'manager', contact: {} },
  },
  {
    council: 'norfolk',
    email: 'administrator@norfolk.example',
    person: { forename: 'Amir', surname: 'Administrator' },
    phone: '+447700900125',
    staff: { role: 'administrator', contact: {} },
  },
  {
    council: 'leicestershire',
    email: 'jenny@leicestershire.example',
    person: { forename: 'Jenny', surname: 'Hinsen' },
    phone: '+447700900166',
  },
  {
    council: 'leicestershire',
    email: 'worker@leicestershire.example',
    person: { forename: 'Wendy', surname: 'Worker' },
    phone: '+447700900167',
    staff: { role: 'administrator', contact: {} },
  },
]

/** The demo records: whose they are, who works on them, and who has access as what. */
const demoRecords: readonly { council: string; number: string; child: Child; worker: string; parent: string }[] = [
  { number: 'CS-0001', child: { given: 'Charlie', surname: 'Cherry', born: '2013-11-07' } },
  { number: 'CS-0002', child: { given: 'Pedro', surname: 'Plumber', born: '2006-05-01' } },
  { number: 'CS-0003', child: { given: 'Peter', surname: 'Plumber', born: '1981-02-04' } },
].map((record) => ({ ...record, council: 'norfolk', worker: 'worker@norfolk.example', parent: 'penny@norfolk.example' }))

/**
 * Adds the demo people and records that the database does not have; the others stay as they are.
 * @param hash makes a PHC string of a password: the Worker's own way of doing so does not run outside a Worker
 */
export async function seed(db: Db, keys: Keys, hash: (password: string) => Promise<string>, now: number): Promise<void> {
  for (const { council, email, person, phone, staff } of demoPeople) {
    const known = await findAccountByEmail(db, keys, council, email)
    const id = known?.id ?? newId()
    if (!known) {
      const password = await hash(demoPassword)
      const account = { id, council, email, person, password, status: 'active' as const, ...(phone ? { phone } : {}) }
      await commit(db, addAccount(db, keys, account, now))
    }
    const isStaff = (await findWorkersByEmail(db, keys, council, [email])).size > 0
    if (staff && !isStaff) await commit(db, [putStaff(db, keys, council, { id, ...staff, since: now })])
  }
  for (const { council, number, child, worker, parent } of demoRecords) {
    if ((await findTakenNumbers(db, keys, council, [number])).size > 0) continue
    const [staff, person] = await Promise.all([worker, parent].map((email) => findAccountByEmail(db, keys, council, email)))
    const record = { id: newId(), council, number, child, createdAt: now }
    const access = { id: newId(), council, recordId: record.id, accountId: person!.id, relationship: 'parent' }
    await commit(db, [
      ...addRecord(db, keys, record, staff!.id),
      ...grantAccess(db, { ...access, startsAt: now, endsAt: null, grantedBy: staff!.id, grantedAt: now }),
    ])
  }
}
