import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { findRecord, removeRecordWorker } from '../../../src/db/records.ts'
import { events } from '../../../src/db/schema.ts'
import { addChild, addSomebody, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, keys, portal } from '../../visitor.ts'

const councils = own('record-edit')
const norfolk = councils.find(({ records }) => records)!

async function atForm(how = {}) {
  const here = portal({ councils })
  const worker = await addSomebody(norfolk, here.clock.now, { role: 'worker' })
  const record = await addChild(norfolk, here.clock.now, worker)
  const at = `/${norfolk.slug}/staff/records/${record.id}/edit`
  const come = async () => (await signedInAs(here, norfolk, worker, here.visitor(how))).open(at)
  here.wait({ seconds: 5 })
  const now = () => findRecord(db, keys, { council: norfolk.slug }, record.id)
  return { here, worker, record, at, come, now, visitor: await come() }
}
const edits = async (accountId: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.accountId, accountId), eq(events.name, 'record.edited')))
  ).length

describe.each([{ htmx: false }, { htmx: true }])('editing a record (htmx: $htmx)', (how) => {
  it('begins with what it says, and changes it', async () => {
    const { visitor, now, record, worker } = await atForm(how)
    expect([visitor.value('given'), visitor.value('born'), visitor.value('born-month')]).toEqual(['Charlie', '07', '11'])
    await visitor.fill({ Surname: 'Cherry-Plum', Day: '8' }).press('Save changes')
    expect(visitor.text).toContain('The changes were saved.')
    const after = (await now())!
    expect(after.child).toEqual({ given: 'Charlie', surname: 'Cherry-Plum', born: '2013-11-08' })
    expect(after.number).toBe(record.number)
    expect(await edits(worker.id)).toBe(1)
  })

  it('shows what somebody else wrote before it can be written over', async () => {
    const { come, visitor, now, worker } = await atForm(how)
    const other = await come()
    await other.fill({ Surname: 'First' }).press('Save changes')
    await visitor.fill({ Surname: 'Second', Day: '' }).press('Save changes')
    expect(visitor.summary.map(([field]) => field)).toEqual(['born'])
    await visitor.fill({ Day: '8' }).press('Save changes')
    expect(visitor.status).toBe(422)
    expect(visitor.summary[0]![1]).toContain('Somebody else has changed this record')
    expect(visitor.page.querySelector('.govuk-summary-list')!.text).toContain('First')
    expect(visitor.value('surname')).toBe('Second')
    expect((await now())!.child.surname).toBe('First')
    await visitor.press('Save changes')
    expect((await now())!.child.surname).toBe('Second')
    expect(await edits(worker.id)).toBe(2)
  })

  it('does not take another record’s number, but keeps its own', async () => {
    const { here, worker, visitor, come, record } = await atForm(how)
    const taken = await addChild(norfolk, here.clock.now, worker)
    await visitor.fill({ 'Record number': taken.number }).press('Save changes')
    expect(visitor.summary).toEqual([['number', 'There is a record with this number already. Check the number']])
    const other = await come()
    await other.fill({ 'Record number': record.number.toLowerCase() }).press('Save changes')
    expect(other.text).toContain('The changes were saved.')
  })
})

it('lets one of two through who edit at once', async () => {
  const { come, now, worker } = await atForm()
  const both = [await come(), await come()]
  await Promise.all(both.map((visitor, at) => visitor.fill({ Surname: `Number ${at}` }).press('Save changes')))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  expect((await now())!.child.surname).toBe(`Number ${both.findIndex(({ status }) => status === 200)}`)
  expect(await edits(worker.id)).toBe(1)
})

it('is over for who is no worker of the record any more', async () => {
  const { visitor, worker, record, now } = await atForm()
  await commit(db, [removeRecordWorker(db, record.id, worker.id)])
  await visitor.fill({ Surname: 'Late' }).press('Save changes')
  expect(visitor.status).toBe(404)
  expect((await now())!.child.surname).toBe('Cherry')
})
