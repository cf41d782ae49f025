import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { endAccess } from '../../../src/db/access.ts'
import { commit } from '../../../src/db/client.ts'
import { removeRecordWorker } from '../../../src/db/records.ts'
import { events, records } from '../../../src/db/schema.ts'
import { addChild, addSomebody, giveAccess, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, keys, portal, type Visitor } from '../../visitor.ts'

const councils = own('record-list')
const norfolk = councils.find(({ records }) => records)!
const at = `/${norfolk.slug}/staff/records`
const here = portal({ councils })
const now = here.clock.now

const names = (visitor: Visitor) => visitor.page.querySelectorAll('tbody th').map(({ text }) => text.trim())
const search = async (visitor: Visitor, by: string, sought: string) => {
  await visitor.open(at)
  return visitor.post(at, { ...visitor.fields(), by, sought })
}

const worker = await addSomebody(norfolk, now, { role: 'worker' })
const colleague = await addSomebody(norfolk, now, { role: 'worker' })
const manager = await addSomebody(norfolk, now, { role: 'manager' })
const mine = await addChild(norfolk, now, worker, { given: 'Zoë', surname: 'Müller-O’Neil' })
const other = await addChild(norfolk, now + 1, colleague, { given: 'Pedro', surname: 'Plumber' })

describe.each([{ htmx: false }, { htmx: true }])('the records (htmx: $htmx)', (how) => {
  const of = (account = worker) => signedInAs(here, norfolk, account, here.visitor(how))

  it('are a worker’s own; a manager’s are all of the council, the newest first', async () => {
    expect(names(await (await of()).open(at))).toEqual(['Zoë Müller-O’Neil'])
    expect(names(await (await of(manager)).open(at))).toEqual(['Pedro Plumber', 'Zoë Müller-O’Neil'])
  })

  it.each([
    ['number', mine.number.toLowerCase().replace('-', ' ')],
    ['surname', 'muller o neil'],
    ['born', '7.11.2013'],
    ['born', '07 Nov 2013'],
    ['born', '7 November 2013'],
    ['born', '7 tachwedd 2013'],
    ['born', '07 Tach. 2013'],
  ])('are found by %s, however it is written', async (by, sought) => {
    const visitor = await search(await of(), by, sought)
    expect(visitor.status).toBe(200)
    expect(names(visitor)).toEqual(['Zoë Müller-O’Neil'])
    expect(visitor.text).toContain('Found by')
    await visitor.press('Show all records')
    expect(visitor.url).toBe(at)
  })

  it('are found by the address of somebody who has access to them now, within whose they are', async () => {
    const penny = await addSomebody(norfolk, now, { given: 'Penny' })
    const [own, another] = [await addChild(norfolk, now, worker), await addChild(norfolk, now, worker)]
    await giveAccess(norfolk, now, own, penny)
    await giveAccess(norfolk, now, other, penny)
    await commit(db, endAccess(db, keys, { id: (await giveAccess(norfolk, now, another, penny)).id, by: 'x', reason: 'x', now }))
    const links = (visitor: Visitor) =>
      visitor.page.querySelectorAll('tbody th a').map((link) => link.getAttribute('href')!.split('/').at(-1)!)
    const visitor = await search(await of(), 'email', penny.email.toUpperCase())
    expect(links(visitor)).toEqual([own.id])
    expect(visitor.url).not.toContain('penny')
    const overseer = await search(await of(manager), 'email', penny.email)
    expect(links(overseer).sort()).toEqual([own.id, other.id].sort())
    expect((await search(await of(), 'email', 'nobody@norfolk.example')).text).toContain('No record was found.')
    expect((await search(await of(), 'email', 'penny')).summary).toEqual([['sought', expect.stringContaining('email address')]])
    for (const { id } of [own, another]) await db.delete(records).where(eq(records.id, id))
  })

  it('are those without a worker, for managers who want to find them', async () => {
    const alone = await addChild(norfolk, now, worker, { given: 'Nobody’s', surname: 'Child' })
    await commit(db, [removeRecordWorker(db, alone.id, worker.id)])
    const overseer = await (await of(manager)).open(at)
    await overseer.press('Records without a worker')
    expect(overseer.url).toBe(`${at}?without=worker`)
    expect(names(overseer)).toEqual(['Nobody’s Child'])
    await overseer.open(`${at}?without=worker&page=2`)
    expect(names(overseer)).toEqual([])
    await db.delete(records).where(eq(records.id, alone.id))
    await overseer.open(`${at}?without=worker`)
    expect(overseer.text).toContain('Every record has a worker.')
    // A worker sees no other records by it, and no way to it.
    const visitor = await (await of()).open(`${at}?without=worker`)
    expect(names(visitor)).toEqual(['Zoë Müller-O’Neil'])
    expect(visitor.text).not.toContain('Records without a worker')
  })

  it('are not found by a part, or by somebody whose they are not', async () => {
    expect((await search(await of(), 'surname', 'Mull')).text).toContain('No record was found.')
    expect((await search(await of(), 'number', other.number)).text).toContain('No record was found.')
  })

  it('say what is missing', async () => {
    const visitor = await search(await of(), 'surname', ' ')
    expect(visitor.status).toBe(422)
    expect(visitor.title).toMatch(/^Error: /)
    expect(visitor.summary).toEqual([['sought', 'Enter a record number, a surname, a date of birth or an email address']])
    await search(visitor, 'born', '31/2/2013')
    expect(visitor.summary).toEqual([['sought', 'Enter a whole date of birth, like 7/11/2013']])
    await search(visitor, 'born', '7 Octember 2013')
    expect(visitor.status).toBe(422)
  })
})

it('keeps what was searched for out of addresses, events and the log', async () => {
  const visitor = await search(await signedInAs(here, norfolk, worker), 'surname', 'Müller-O’Neil')
  // Also as it is compared, and within an address; four letters by themselves stand in ids by chance.
  const searched = /m.ller|m%c3%bcller|oneil|(o.|%99)neil/i
  expect(decodeURIComponent([visitor.url, ...visitor.redirects].join())).not.toMatch(searched)
  const rows = await db.select().from(events).where(eq(events.accountId, worker.id))
  expect(rows.filter(({ name }) => name === 'records.searched').map(({ facts }) => facts)).toContain('{"by":"surname"}')
  expect(JSON.stringify([rows, here.log])).not.toMatch(searched)
})

it('opens a search for nobody but who made it', async () => {
  const visitor = await search(await signedInAs(here, norfolk, worker), 'surname', 'Nobody')
  expect(names(visitor)).toEqual([])
  const found = visitor.url
  const stranger = await signedInAs(here, norfolk, colleague)
  expect(names(await stranger.open(found))).toEqual(['Pedro Plumber'])
  expect(stranger.html).not.toContain('Nobody')
  expect(names(await stranger.open(`${at}?found=rubbish`))).toEqual(['Pedro Plumber'])
})

it('comes in pages, the found ones, too', async () => {
  const busy = await addSomebody(norfolk, now, { role: 'worker' })
  for (let count = 0; count < 21; count++) await addChild(norfolk, now + count, busy, { given: `N${count}`, surname: 'Many' })
  const visitor = await signedInAs(here, norfolk, busy)
  await search(visitor, 'surname', 'Many')
  expect(names(visitor)).toHaveLength(20)
  expect(names(visitor)[0]).toBe('N20 Many')
  await visitor.press('Next page')
  expect(names(visitor)).toEqual(['N0 Many'])
  expect(visitor.text).toContain('Found by')
  for (const page of ['0', '-1', 'x', '1e9', '99999999']) expect((await visitor.open(`${at}?page=${page}`)).status).toBe(200)
})

it('is there for nobody else', async () => {
  const paths = [at, `${at}/new`, `${at}/import`, `${at}/import/template.csv`, `${at}/${mine.id}`, `${at}/${mine.id}/edit`]
  for (const account of [await addSomebody(norfolk, now), await addSomebody(norfolk, now, { role: 'administrator' })]) {
    const visitor = await signedInAs(here, norfolk, account)
    for (const path of paths) expect([path, (await visitor.open(path)).status]).toEqual([path, 404])
  }
  for (const path of paths) expect((await here.visitor().open(path)).path, path).toBe(`/${norfolk.slug}/sign-in/password`)
  const colleagues = await signedInAs(here, norfolk, colleague)
  for (const path of paths.slice(4)) expect([path, (await colleagues.open(path)).status]).toEqual([path, 404])
  // A council's own staff alone: a manager of another one, with its cookies under this one's names.
  const elsewhere = { ...norfolk, slug: 'elsewhere', hosts: ['elsewhere.example'] as const }
  const far = portal({ councils: [...councils, elsewhere] })
  const stranger = await signedInAs(far, elsewhere, await addSomebody(elsewhere, now, { role: 'manager' }))
  expect((await stranger.open(`/elsewhere/staff/records/${mine.id}`)).status).toBe(404)
  expect(names(await stranger.open('/elsewhere/staff/records'))).toEqual([])
  for (const [name, value] of [...stranger.jar]) stranger.jar.set(name.replace('elsewhere', norfolk.slug), value)
  expect((await stranger.open(at)).path).toBe(`/${norfolk.slug}/sign-in/password`)
})
