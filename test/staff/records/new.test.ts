import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { events, records, recordWorkers } from '../../../src/db/schema.ts'
import { addChild, addSomebody, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, portal } from '../../visitor.ts'

const councils = own('record-new')
const norfolk = councils.find(({ records: each }) => each)!
const at = `/${norfolk.slug}/staff/records/new`
const right = { 'Record number': 'CS-77', 'Given name': 'Zoë', Surname: 'O’Neil', Day: '7', Month: '11', Year: '2013' }

async function atForm(how = {}, role: 'worker' | 'manager' = 'worker') {
  const here = portal({ councils })
  const account = await addSomebody(norfolk, here.clock.now, { role })
  const visitor = await signedInAs(here, norfolk, account, here.visitor(how))
  return { here, account, visitor: await visitor.open(at) }
}
const number = () => `CS-${crypto.randomUUID()}`
const workersOf = (id: string) => db.select().from(recordWorkers).where(eq(recordWorkers.recordId, id))
const countOf = async () => (await db.select().from(records).where(eq(records.council, norfolk.slug))).length

describe.each([{ htmx: false }, { htmx: true }])('a new record (htmx: $htmx)', (how) => {
  it('is added, sealed, with its worker and an event that tells no name', async () => {
    const { visitor, account } = await atForm(how)
    await visitor.fill({ ...right, 'Record number': number() }).press('Add record')
    expect(visitor.heading).toBe('Record of Zoë O’Neil')
    expect(visitor.text).toContain('The record was added.')
    expect(visitor.text).toContain('07 Nov 2013')
    const id = visitor.path.split('/').at(-1)!
    expect((await workersOf(id)).map(({ staffId }) => staffId)).toEqual([account.id])
    const rows = await db.select().from(events).where(eq(events.accountId, account.id))
    expect(rows.filter(({ name }) => name === 'record.added').map(({ facts }) => facts)).toEqual([
      JSON.stringify({ record: id, account: account.id }),
    ])
    const stored = JSON.stringify([await db.select().from(records).where(eq(records.id, id)), rows])
    expect(stored).not.toMatch(/Zoë|O.Neil|2013-11/)
  })

  it('of a manager has no worker yet, who is asked for next', async () => {
    const { visitor } = await atForm(how, 'manager')
    await visitor.fill({ ...right, 'Record number': number() }).press('Add record')
    expect(visitor.heading).toBe('Workers of a record')
    expect(visitor.text).toContain('No worker is named for this record yet.')
  })

  it('says all that is missing at once, and keeps what was typed', async () => {
    const { visitor } = await atForm(how)
    await visitor.fill({ Surname: 'O’Neil', 'Record number': ' - ' }).press('Add record')
    expect(visitor.status).toBe(422)
    expect(visitor.summary).toEqual([
      ['number', 'Enter the record number'],
      ['given', 'Enter the child’s given name'],
      ['born', 'Enter the date of birth'],
    ])
    expect(visitor.beside('born')).toBe('Error: Enter the date of birth')
    expect(visitor.value('surname')).toBe('O’Neil')
  })

  it.each([
    ['31', '2', '2013', 'real date'],
    ['29', '2', '2023', 'real date'],
    ['7', '13', '2013', 'real date'],
    ['7', '11', '13', 'real date'],
    ['x', '11', '2013', 'real date'],
    ['7', '', '2013', 'real date'],
    ['22', '11', '2026', 'in the past'],
    ['7', '11', '1813', 'too long ago'],
  ])('has no date of birth like %s %s %s', async (Day, Month, Year, said) => {
    const before = await countOf()
    const { visitor } = await atForm(how)
    await visitor.fill({ ...right, 'Record number': number(), Day, Month, Year }).press('Add record')
    expect(visitor.summary).toEqual([['born', expect.stringContaining(said)]])
    expect([visitor.value('born'), visitor.value('born-month'), visitor.value('born-year')]).toEqual([Day, Month, Year])
    expect(await countOf()).toBe(before)
  })

  it('does not take a number that is there, however it is written', async () => {
    const { here, account, visitor } = await atForm(how)
    const record = await addChild(norfolk, here.clock.now, account)
    await visitor.fill({ ...right, 'Record number': record.number.replace('-', ' ').toLowerCase() }).press('Add record')
    expect(visitor.summary).toEqual([['number', 'There is a record with this number already. Check the number']])
  })
})

it('is born today at the latest, as the council’s clock says', async () => {
  const { visitor, here } = await atForm()
  // Half past midnight in summer is still yesterday in UTC.
  here.clock.now = Date.UTC(2027, 5, 30, 23, 30)
  await signedInAs(here, norfolk, await addSomebody(norfolk, here.clock.now, { role: 'worker' }), visitor)
  await visitor.open(at)
  await visitor.fill({ ...right, 'Record number': number(), Day: '1', Month: '7', Year: '2027' }).press('Add record')
  expect(visitor.text).toContain('01 Jul 2027')
})

it('is added once by two who send the same number at once', async () => {
  const before = await countOf()
  const [first, second] = [await atForm(), await atForm()]
  const same = number()
  await Promise.all([first, second].map(({ visitor }) => visitor.fill({ ...right, 'Record number': same }).press('Add record')))
  expect([first.visitor.status, second.visitor.status].sort()).toEqual([200, 422])
  expect(await countOf()).toBe(before + 1)
})

it('is added once by an exact repeat', async () => {
  const before = await countOf()
  const { visitor } = await atForm()
  const fields = { ...visitor.fill({ ...right, 'Record number': number() }).fields() }
  await visitor.post(at, fields)
  const first = visitor.path
  await visitor.post(at, fields)
  expect(visitor.path).toBe(first)
  expect(await countOf()).toBe(before + 1)
})
