import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../src/db/client.ts'
import { publishDocument } from '../src/db/documents.ts'
import { removeRecordWorker } from '../src/db/records.ts'
import { documents, events } from '../src/db/schema.ts'
import { addChild, addSomebody, giveAccess, signedInAs } from './casework.ts'
import { own } from './steps.ts'
import { db, portal } from './visitor.ts'

const councils = own('looks')
const norfolk = councils.find(({ records }) => records)!

/** What was written down that somebody looked at. */
const looks = async ({ id }: { id: string }) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.accountId, id), inArray(events.name, ['record.opened', 'records.listed'])))
      .orderBy(events.number)
  ).map(({ name, facts }) => [name, JSON.parse(facts)])

async function family(how = {}) {
  const here = portal({ councils })
  const { now } = here.clock
  const manager = await addSomebody(norfolk, now, { role: 'manager' })
  const wendy = await addSomebody(norfolk, now, { role: 'worker' })
  const penny = await addSomebody(norfolk, now)
  const record = await addChild(norfolk, now, wendy)
  const access = await giveAccess(norfolk, now, record, penny)
  const document = { id: crypto.randomUUID(), council: norfolk.slug, recordId: record.id }
  await db.insert(documents).values({ ...document, name: 'x', type: 'image/png', bytes: 0, createdBy: wendy.id, createdAt: now })
  const at = `/${norfolk.slug}/staff/records/${record.id}`
  const visitor = await signedInAs(here, norfolk, manager, here.visitor(how))
  return {
    here,
    now,
    manager,
    wendy,
    penny,
    record,
    access,
    document,
    at,
    visitor,
    opened: ['record.opened', { record: record.id }],
  }
}

describe.each([{ htmx: false }, { htmx: true }])('a look at a record by staff (htmx: $htmx)', (how) => {
  it.each(['', '/edit', '/workers', '/documents', '/documents/new'])(
    'is written down once for one page, and for that of a language: %s',
    async (page) => {
      const { visitor, manager, at, opened } = await family(how)
      expect((await visitor.open(`${at}${page}`)).status).toBe(200)
      expect(await looks(manager)).toEqual([opened])
      expect((await visitor.open(`${at}${page}?lang=cy`)).status).toBe(200)
      expect(await looks(manager)).toEqual([opened, opened])
    },
  )

  it('is one on the page that ends access, which shows whose record it is', async () => {
    const { visitor, manager, access, opened } = await family(how)
    await visitor.open(`/${norfolk.slug}/staff/access/${access.id}/end`)
    expect(visitor.text).toContain('Charlie Cherry')
    expect(await looks(manager)).toEqual([opened])
  })

  it('is one where a form shows the record again, and none where it leads on', async () => {
    const { visitor, manager, at, opened } = await family(how)
    await visitor.open(`/${norfolk.slug}/contact`)
    // Nobody has seen the page that this form stands on.
    await visitor.post(`${at}/edit`, {})
    expect(visitor.status).toBe(422)
    expect(await looks(manager)).toEqual([opened])
    await visitor.open(`${at}/edit`)
    await visitor.fill({ Surname: 'Plum' }).press('Save changes')
    expect(visitor.path).toBe(at)
    // The form, and the record that it leads to.
    expect(await looks(manager)).toEqual([opened, opened, opened])
  })

  it('is none where there is nothing to see', async () => {
    const { here, now, at, access } = await family(how)
    const stranger = await addSomebody(norfolk, now, { role: 'worker' })
    const visitor = await signedInAs(here, norfolk, stranger, here.visitor(how))
    const pages = ['', '/edit', '/documents', '/documents/new', '/documents/nothing/withdraw'].map((page) => at + page)
    for (const page of [...pages, `/${norfolk.slug}/staff/access/${access.id}/end`, `/${norfolk.slug}/staff/access/x/end`]) {
      expect((await visitor.open(page)).status, page).toBe(404)
      expect([404, 405], page).toContain((await visitor.post(page, {})).status)
    }
    expect(await looks(stranger)).toEqual([])
  })
})

it('is written down where a document is to be withdrawn', async () => {
  const { visitor, manager, penny, now, at, document, opened } = await family()
  await commit(db, publishDocument(db, document as never, { readers: [penny.id], chunks: 0, now }))
  // The name is not sealed as it should be: no page comes of it, but nobody gets so far unseen.
  await visitor.open(`${at}/documents/${document.id}/withdraw`)
  expect(await looks(manager)).toEqual([opened])
})

it('ends when the worker is taken off the record', async () => {
  const { here, wendy, record, at, opened } = await family()
  const visitor = await signedInAs(here, norfolk, wendy)
  expect((await visitor.open(`${at}/edit`)).status).toBe(200)
  await commit(db, [removeRecordWorker(db, record.id, wendy.id)])
  expect((await visitor.open(`${at}/edit`)).status).toBe(404)
  expect(await looks(wendy)).toEqual([opened])
})

it('tells which page of all records was looked at, and that the list was shown again', async () => {
  const { visitor, manager } = await family()
  const list = `/${norfolk.slug}/staff/records`
  await visitor.open(list)
  await visitor.open(`${list}?page=2`)
  await visitor.post(list, {})
  expect(visitor.status).toBe(422)
  expect(await looks(manager)).toEqual([1, 2, 1].map((page) => ['records.listed', { page }]))
})
