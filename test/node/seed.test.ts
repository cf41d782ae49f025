import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateDatabase } from '../../commands/migrate.ts'
import { type DatabaseServer, findFreePort, startDatabaseServer } from '../../commands/sqld.ts'
import { listOpenRecords } from '../../src/db/access.ts'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { commit, connect, type Db } from '../../src/db/client.ts'
import { KeyRing } from '../../src/db/keys.ts'
import { accessGrants, accounts, records, recordWorkers, staff } from '../../src/db/schema.ts'
import { demoPeople, seed } from '../../src/db/seed.ts'
import { addSession } from '../../src/db/sessions.ts'
import { findWorkersByEmail, listRecordWorkers } from '../../src/db/workers.ts'

const ring = new KeyRing([{ id: 'seed', bytes: randomBytes(32) }])
const keys = { sealing: ring, index: ring, signing: ring }
const now = Date.UTC(2026, 10, 21, 9, 0)

let folder: string
let server: DatabaseServer
let db: Db
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-seed-'))
  server = await startDatabaseServer({ folder, port: await findFreePort() })
  await migrateDatabase(server.url)
  db = connect(server.url)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const plant = (at = now) => seed(db, keys, async (password) => `hash of ${password}`, at)
const dump = () =>
  Promise.all(
    [accounts, staff, records, recordWorkers, accessGrants].map((table) => db.all(sql`select * from ${table} order by rowid`)),
  )

describe('the demo people', () => {
  it('are there, with their phones, roles and records', async () => {
    await plant()
    for (const { council, email, phone, staff: work } of demoPeople) {
      expect((await findAccountByEmail(db, keys, council, email))?.phone, email).toBe(phone)
      expect((await findWorkersByEmail(db, keys, council, [email])).get(email)?.staff.role, email).toBe(work?.role)
    }
    const penny = (await findAccountByEmail(db, keys, 'norfolk', 'penny@norfolk.example'))!
    const session = { id: 'session', council: 'norfolk', accountId: penny.id, factors: [], createdAt: now }
    await commit(db, addSession(db, session))
    const open = await listOpenRecords(db, keys, { council: 'norfolk', session, now })
    expect(open.map(({ record: { child } }) => `${child.given} ${child.surname} ${child.born}`)).toEqual([
      'Charlie Cherry 2013-11-07',
      'Pedro Plumber 2006-05-01',
      'Peter Plumber 1981-02-04',
    ])
    for (const { record } of open)
      expect((await listRecordWorkers(db, keys, 'norfolk', record.id)).map(({ account }) => account.email)).toEqual([
        'worker@norfolk.example',
      ])
  })

  it('are not changed by seeding again', async () => {
    const before = await dump()
    await plant(now + 1000)
    expect(await dump()).toEqual(before)
  })

  it('become staff in a database from before there was any', async () => {
    await db.delete(recordWorkers)
    await db.delete(staff)
    await plant(now + 2000)
    const roles = await db.select({ role: staff.role }).from(staff)
    expect(roles.map(({ role }) => role).sort()).toEqual(['administrator', 'administrator', 'administrator', 'manager', 'worker'])
  })
})
