import { expect, it } from 'vitest'
import { endAccess } from '../../../src/db/access.ts'
import { commit } from '../../../src/db/client.ts'
import { endOfDay } from '../../../src/domain/days.ts'
import { addChild, addSomebody, giveAccess, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, keys, portal } from '../../visitor.ts'

const councils = own('record-file')
const norfolk = councils.find(({ records }) => records)!

async function family() {
  const here = portal({ councils })
  const now = here.clock.now
  const worker = await addSomebody(norfolk, now, { role: 'worker', given: 'Wendy', surname: 'Worker' })
  const penny = await addSomebody(norfolk, now, { given: 'Penny', surname: 'Plumber' })
  const record = await addChild(norfolk, now, worker)
  const access = await giveAccess(norfolk, now, record, penny)
  const wendy = await signedInAs(here, norfolk, worker)
  return { here, now, worker, penny, record, access, wendy, at: `/${norfolk.slug}/staff/records/${record.id}` }
}

it('shows the record, its workers, who has access, and the ways on', async () => {
  const { wendy, at, record, access, worker, penny } = await family()
  await wendy.open(at)
  expect(wendy.heading).toBe('Record of Charlie Cherry')
  expect(wendy.title).not.toContain('Cherry')
  for (const said of [record.number, 'Wendy Worker', worker.email, 'Penny Plumber', penny.email, 'Parent', 'Has access'])
    expect(wendy.text).toContain(said)
  const ways = wendy.page.querySelectorAll('main a').map((link) => link.getAttribute('href')!.replace(`/${norfolk.slug}`, ''))
  for (const way of ['edit', 'documents']) expect(ways).toContain(`/staff/records/${record.id}/${way}`)
  expect(ways).toContain(`/staff/invitations/new?record=${record.id}`)
  expect(ways).toContain(`/staff/access/${access.id}/end`)
  expect(ways).not.toContain(`/staff/records/${record.id}/workers`)
})

it('leads a manager to the choice of workers', async () => {
  const { here, now, at } = await family()
  const manager = await signedInAs(here, norfolk, await addSomebody(norfolk, now, { role: 'manager' }))
  await (await manager.open(at)).press('Change the workers')
  expect(manager.heading).toBe('Workers of a record')
})

it('tells of every look, the latest first, in pages; their own, too', async () => {
  const { here, penny, wendy, at, record } = await family()
  await wendy.open(at)
  const parent = await signedInAs(here, norfolk, penny)
  for (let minute = 0; minute < 10; minute++) {
    here.wait({ minutes: 1 })
    for (const _ of [1, 2, 3]) await parent.open(`/${norfolk.slug}/records/${record.id}`)
    await wendy.open(at)
  }
  const rows = () =>
    wendy.page
      .querySelectorAll('table')
      .at(-1)!
      .querySelectorAll('tbody tr')
      .map(({ text }) => text)
  expect(rows()).toHaveLength(20)
  expect(rows()[0]).toContain('Wendy Worker')
  expect(rows()[0]).toContain('Member of staff')
  expect(rows()[0]).not.toContain('in a row')
  expect(rows()[1]).toContain('Penny Plumber')
  expect(rows()[1]).toContain('3 times in a row, the last on 21 Nov 2026, 09:10')
  expect(rows()[1]).toContain('Person with access')
  await wendy.press('Next page')
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toContain('21 Nov 2026, 09:00')
})

it('counts looks in a row of one day apart from those of the next', async () => {
  const { here, worker, wendy, at } = await family()
  await wendy.open(at)
  here.wait({ minutes: 24 * 60 })
  const next = await signedInAs(here, norfolk, worker)
  await next.open(at)
  await next.open(at)
  const rows = next.page.querySelectorAll('table').at(-1)!.querySelectorAll('tbody tr')
  expect(rows.map((row) => row.querySelectorAll('td')[0]!.text)).toEqual([
    'When 2 times in a row, the last on 22 Nov 2026, 09:00',
    'When 21 Nov 2026, 09:00',
  ])
})

it('names the last day of access, which ends with it', async () => {
  const { now, wendy, at, record } = await family()
  await giveAccess(norfolk, now, record, await addSomebody(norfolk, now, { given: 'Rudi' }), endOfDay('2027-07-31'))
  await wendy.open(at)
  expect(wendy.text).toContain('31 Jul 2027')
  expect(wendy.text).not.toContain('Aug 2027')
  await wendy.open(`${at}?lang=cy`)
  expect(wendy.text).toContain('31 Gor 2027')
})

it('shows who has access in pages, apart from those of the looks', async () => {
  const { now, wendy, at, record } = await family()
  for (let count = 0; count < 20; count++)
    await giveAccess(norfolk, now + 1 + count, record, await addSomebody(norfolk, now, { given: `Number${count}` }))
  await wendy.open(at)
  const names = () =>
    wendy.page
      .querySelector('table')!
      .querySelectorAll('tbody th')
      .map(({ text }) => text.split(' ')[0])
  expect(names()).toHaveLength(20)
  expect(names()[0]).toBe('Number19')
  await wendy.press('Next page')
  expect(names()).toEqual(['Penny'])
  expect(wendy.page.querySelectorAll('table').at(-1)!.text).toContain('Wendy Worker')
})

it('names the day on which somebody ended access, and lists it below what stands', async () => {
  const { here, now, wendy, at, record, access } = await family()
  const rudi = await addSomebody(norfolk, now, { given: 'Rudi' })
  await giveAccess(norfolk, now + 1, record, rudi, now + 2)
  const pia = await giveAccess(norfolk, now + 2, record, await addSomebody(norfolk, now, { given: 'Pia' }))
  here.wait({ minutes: 1 })
  await commit(db, endAccess(db, keys, { id: pia.id, by: 'x', reason: 'Moved', now: here.clock.now }))
  await wendy.open(at)
  const rows = wendy.page.querySelector('table')!.querySelectorAll('tbody tr')
  expect(rows.map((row) => row.querySelector('th')!.text.split(' ')[0])).toEqual(['Penny', 'Pia', 'Rudi'])
  expect(rows.map((row) => row.querySelectorAll('td')[2]!.text)).toEqual([
    'Until No end named',
    'Until 21 Nov 2026',
    'Until 21 Nov 2026',
  ])
  expect(access.endsAt).toBe(null)
})

it('says how access stands: not begun, run out', async () => {
  const { here, now, wendy, at, record } = await family()
  await giveAccess(norfolk, now, record, await addSomebody(norfolk, now, { given: 'Rudi' }), now + 60_000)
  await wendy.open(at)
  expect(wendy.text).not.toContain('Ran out')
  here.wait({ minutes: 1 })
  await wendy.open(at)
  expect(wendy.text).toContain('Ran out')
})
