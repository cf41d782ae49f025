import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { endAccess } from '../../src/db/access.ts'
import { commit } from '../../src/db/client.ts'
import { events, sessions } from '../../src/db/schema.ts'
import { putStaff } from '../../src/db/staff.ts'
import { endOfDay } from '../../src/domain/days.ts'
import { dialled } from '../../src/fragments/phone-link.tsx'
import { addChild, addSomebody, giveAccess, signedInAs } from '../casework.ts'
import { own } from '../steps.ts'
import { db, keys, portal } from '../visitor.ts'

const councils = own('dashboard')
const norfolk = councils.find(({ records }) => records)!
const looks = async (recordId: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.council, norfolk.slug), eq(events.name, 'record.viewed')))
  ).filter(({ facts }) => (JSON.parse(facts) as { record: string }).record === recordId)

async function family({ endsAt }: { endsAt?: number } = {}) {
  const here = portal({ councils })
  const now = here.clock.now
  const worker = await addSomebody(norfolk, now, { role: 'worker', given: 'Wendy', surname: 'Worker' })
  const penny = await addSomebody(norfolk, now, { given: 'Penny', surname: 'Plumber' })
  const record = await addChild(norfolk, now, worker)
  const access = await giveAccess(norfolk, now, record, penny, endsAt)
  const visitor = await signedInAs(here, norfolk, penny)
  return { here, now, worker, penny, record, access, visitor, at: `/${norfolk.slug}/records/${record.id}` }
}

it('shows the child, and the record’s workers with how to reach them', async () => {
  const { now, worker, visitor, at } = await family()
  const contact = { title: 'Social worker', phone: '01603 222 222', email: 'wendy@norfolk.example' }
  await commit(db, [putStaff(db, keys, norfolk.slug, { id: worker.id, role: 'worker', contact, since: now })])
  await visitor.open(at)
  expect(visitor.status).toBe(200)
  expect(visitor.heading).toBe('Charlie Cherry')
  expect(visitor.title).not.toContain('Cherry')
  expect(visitor.text).toContain('07 Nov 2013')
  expect(visitor.text).toContain('Wendy Worker, Social worker')
  const ways = visitor.page.querySelectorAll('main dd a').map((link) => link.getAttribute('href'))
  expect(ways).toEqual(['tel:01603222222', 'mailto:wendy@norfolk.example'])
  expect(visitor.headers.get('cache-control')).toBe('no-store')
  // The number in the council's own case system is for its staff.
  expect(visitor.html).not.toMatch(/CS-[\w-]{22}/)
})

it('says until which day it can be seen, where an end was named, in the words of the language', async () => {
  const { visitor, at } = await family({ endsAt: endOfDay('2027-07-31')! })
  await visitor.open(at)
  expect(visitor.text).toContain('You can see this record up to and including 31 Jul 2027.')
  await visitor.open(`${at}?lang=cy`)
  expect(visitor.text).toContain('hyd at 31 Gor 2027')
  const other = await family()
  await other.visitor.open(other.at)
  expect(other.visitor.text).not.toContain('up to and including')
})

it.each([
  ['01603 222 222', '01603222222'],
  ['+44 (0)1603 222-222', '+441603222222'],
  ['(01603) 222–222, extension 7', '01603222222'],
  ['Mornings: 07700 900123', '07700900123'],
])('a worker’s number is dialled as people mean it: %s', (phone, tel) => expect(dialled(phone)).toBe(tel))

it('writes down every look', async () => {
  const { visitor, at, record, penny } = await family()
  for (const _ of [1, 2, 3]) await visitor.open(at)
  expect((await looks(record.id)).map(({ accountId }) => accountId)).toEqual([penny.id, penny.id, penny.id])
})

it('is not there for anybody else, and writes no look', async () => {
  const { here, now, at, record } = await family()
  const stranger = await signedInAs(here, norfolk, await addSomebody(norfolk, now))
  const answers: string[] = []
  for (const path of [`/${norfolk.slug}/records/nowhere`, at, `${at}/documents/nothing`]) {
    await stranger.open(path)
    expect([stranger.status, stranger.heading]).toEqual([404, 'You have no access to this record'])
    answers.push(stranger.text)
  }
  // Whether there is such a record is not told.
  expect(new Set(answers).size).toBe(1)
  await stranger.press('My records')
  expect(stranger.path).toBe(`/${norfolk.slug}/records`)
  for (const role of ['worker', 'manager', 'administrator'] as const) {
    const member = await signedInAs(here, norfolk, await addSomebody(norfolk, now, { role }))
    expect((await member.open(at)).status).toBe(404)
  }
  expect((await here.visitor().open(at)).path).toBe(`/${norfolk.slug}/sign-in/password`)
  expect(await looks(record.id)).toEqual([])
})

it('is gone by itself when the access runs out', async () => {
  const { here, visitor, at, record } = await family({ endsAt: Date.UTC(2026, 10, 21, 9, 5) })
  here.wait({ minutes: 4, seconds: 59 })
  expect((await visitor.open(at)).status).toBe(200)
  here.wait({ seconds: 1 })
  expect((await visitor.open(at)).status).toBe(404)
  expect(await looks(record.id)).toHaveLength(1)
})

it('is gone when somebody ended the access', async () => {
  const { visitor, at, access, now } = await family()
  expect((await visitor.open(at)).status).toBe(200)
  await commit(db, endAccess(db, keys, { id: access.id, by: 'nobody', reason: 'moved', now }))
  expect((await visitor.open(at)).status).toBe(404)
})

it('is not shown in a session that has ended meanwhile, though its copy is still in KV', async () => {
  const { visitor, at, penny, now } = await family()
  expect((await visitor.open(at)).status).toBe(200)
  await db.update(sessions).set({ endedAt: now, endedWhy: 'access-ended' }).where(eq(sessions.accountId, penny.id))
  await visitor.open(at)
  expect(visitor.path).toBe(`/${norfolk.slug}/sign-in/password`)
})
