import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { accounts, events, records, recordWorkers } from '../../../src/db/schema.ts'
import { addChild, addSomebody, meddling, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, portal } from '../../visitor.ts'

const councils = own('record-workers')
const norfolk = councils.find(({ records }) => records)!
const workersOf = async (id: string) =>
  (await db.select().from(recordWorkers).where(eq(recordWorkers.recordId, id))).map(({ staffId }) => staffId)
const eventsOf = async (accountId: string, name: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.accountId, accountId), eq(events.name, name)))
  ).map(({ facts }) => JSON.parse(facts) as object)

async function atForm(how = {}) {
  const here = portal({ councils })
  const now = here.clock.now
  const manager = await addSomebody(norfolk, now, { role: 'manager' })
  const wendy = await addSomebody(norfolk, now, { role: 'worker', given: 'Wendy', surname: 'Worker' })
  const will = await addSomebody(norfolk, now, { role: 'worker', given: 'Will', surname: 'Worker' })
  const record = await addChild(norfolk, now, wendy)
  const at = `/${norfolk.slug}/staff/records/${record.id}/workers`
  const come = async () => (await signedInAs(here, norfolk, manager, here.visitor(how))).open(at)
  return { here, now, manager, wendy, will, record, at, come, visitor: await come() }
}
const label = 'Email address of the worker to add'

describe.each([{ htmx: false }, { htmx: true }])('a record’s workers (htmx: $htmx)', (how) => {
  it('are added by their whole address, and taken off again', async () => {
    const { visitor, record, manager, wendy, will } = await atForm(how)
    await visitor.fill({ [label]: will.email.toUpperCase() }).press('Add worker')
    expect(visitor.text).toContain('The worker was added.')
    expect((await workersOf(record.id)).sort()).toEqual([wendy.id, will.id].sort())
    await visitor.press(`Remove Wendy Worker, ${wendy.email}`)
    expect(visitor.text).toContain('The worker was removed.')
    expect(await workersOf(record.id)).toEqual([will.id])
    expect(await eventsOf(manager.id, 'record.worker-added')).toEqual([{ record: record.id, account: will.id }])
    expect(await eventsOf(manager.id, 'record.worker-removed')).toEqual([{ record: record.id, account: wendy.id }])
  })

  it('are only those who work on records here, and each once', async () => {
    const { now, visitor, wendy, record } = await atForm(how)
    const suspended = await addSomebody(norfolk, now, { role: 'worker' })
    await db.update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, suspended.id))
    const others = [
      (await addSomebody(norfolk, now)).email,
      (await addSomebody(norfolk, now, { role: 'administrator' })).email,
      (await addSomebody({ ...norfolk, slug: 'elsewhere' }, now, { role: 'worker' })).email,
      suspended.email,
      'nobody@norfolk.example',
    ]
    for (const email of others) {
      await visitor.fill({ [label]: email }).press('Add worker')
      expect(visitor.summary, email).toEqual([['email', expect.stringContaining('Nobody with this email address works')]])
    }
    await visitor.fill({ [label]: wendy.email }).press('Add worker')
    expect(visitor.summary).toEqual([['email', 'This person is a worker of this record already']])
    await visitor.fill({ [label]: ' ' }).press('Add worker')
    expect(visitor.summary).toEqual([['email', 'Enter your email address']])
    expect(await workersOf(record.id)).toEqual([wendy.id])
  })
})

it('is removed once by two who remove at once', async () => {
  const { come, record, manager, wendy } = await atForm()
  const both = [await come(), await come()]
  await Promise.all(both.map((visitor) => visitor.press(`Remove Wendy Worker, ${wendy.email}`)))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  expect(await workersOf(record.id)).toEqual([])
  expect(await eventsOf(manager.id, 'record.worker-removed')).toHaveLength(1)
})

it('is chosen for no record that is gone', async () => {
  const { here, manager, record, at, will } = await atForm()
  const gone = portal({
    councils,
    connect: meddling(/insert into "record_workers"/, async () => db.delete(records).where(eq(records.id, record.id))),
  })
  gone.clock.now = here.clock.now
  const visitor = await (await signedInAs(gone, norfolk, manager)).open(at)
  await visitor.fill({ [label]: will.email }).press('Add worker')
  expect(visitor.status).toBe(404)
  expect(await eventsOf(manager.id, 'record.worker-added')).toEqual([])
})

it('is chosen by managers alone', async () => {
  const { here, at, wendy } = await atForm()
  const worker = await signedInAs(here, norfolk, wendy)
  expect((await worker.open(at)).status).toBe(404)
  expect((await worker.post(at, { go: `remove-${wendy.id}` })).status).toBe(404)
})
