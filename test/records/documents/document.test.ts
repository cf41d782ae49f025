import { and, eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { endAccess } from '../../../src/db/access.ts'
import { commit } from '../../../src/db/client.ts'
import { listDocumentsFor } from '../../../src/db/documents.ts'
import { accessGrants, documentChunks, documentReaders, documents, events, sessions } from '../../../src/db/schema.ts'
import { attachment } from '../../../src/routes/download.ts'
import { addSession, meddling } from '../../casework.ts'
import { fileOf, jpeg, pdf, png } from '../../files.ts'
import { db, keys, portal, type Visitor } from '../../visitor.ts'
import { childRecord, giveAccess, member, signedInAs, somebody } from './people.ts'

const world = portal()
const MB = 1024 * 1024
const worker = await member('worker')
const record = await childRecord({ workers: [worker] })
const [penny, peter] = [await somebody(), await somebody({ forename: 'Peter' })]
const staffList = `/norfolk/staff/records/${record.id}/documents`
const at = (id: string, of = record.id) => `/norfolk/records/${of}/documents/${id}`
let wendy: Visitor
let reader: Visitor

beforeAll(async () => {
  await giveAccess(penny, record)
  await giveAccess(peter, record)
  wendy = await signedInAs(world, world.visitor(), worker)
  reader = await signedInAs(world, world.visitor(), penny)
})

async function publish(content = pdf(), name = 'Plan.pdf', who = ['Penny Plumber']) {
  world.wait({ seconds: 1 })
  await wendy.open(`${staffList}/new`)
  await wendy
    .choose('File', fileOf(content, name))
    .tick(...who)
    .press('Publish')
  expect(wendy.text).toContain('It has been published.')
  const rows = await db
    .select()
    .from(documents)
    .where(and(eq(documents.recordId, record.id), eq(documents.createdAt, world.clock.now)))
  return rows[0]!.id
}
const opened = async (id: string) =>
  (
    await db
      .select()
      .from(events)
      .where(like(events.facts, `%${id}%`))
  ).filter(({ name }) => name.startsWith('document.opened'))
const seenAt = async (id: string, account = penny) =>
  (
    await db
      .select()
      .from(documentReaders)
      .where(and(eq(documentReaders.documentId, id), eq(documentReaders.accountId, account.id)))
  )[0]?.seenAt

const seeing = async (account: { id: string }) => ({
  council: 'norfolk',
  session: (await addSession({ slug: 'norfolk' }, world.clock.now, account)).session,
})

const sameBytes = (a: Uint8Array, b: Uint8Array) =>
  Buffer.from(a.buffer, a.byteOffset, a.length).equals(Buffer.from(b.buffer, b.byteOffset, b.length))

describe('what was published comes back byte for byte', () => {
  it.each([
    ['a PDF', pdf(), 'Plan.pdf', 'application/pdf', 'Plan.pdf'],
    ['a PNG of several pieces', png(400_000), 'Drawing.PNG', 'image/png', 'Drawing.png'],
    ['a JPEG', jpeg(100_000), 'Photo.jpeg', 'image/jpeg', 'Photo.jpg'],
    ['a PDF of 10 MB', pdf(10 * MB), 'Large.pdf', 'application/pdf', 'Large.pdf'],
    ['a PDF of exactly two pieces', pdf(2 * 380 * 1024), 'Two.pdf', 'application/pdf', 'Two.pdf'],
    ['a PNG that calls itself a program', png(), 'setup.exe', 'image/png', 'setup.exe.png'],
  ])('%s', async (_, content, name, type, saved) => {
    const id = await publish(content, name)
    for (const [person, path] of [
      [reader, at(id)],
      [wendy, `${staffList}/${id}`],
    ] as const) {
      await person.open(path)
      expect(person.status).toBe(200)
      expect(sameBytes(person.saved, content)).toBe(true)
      const header = (wanted: string) => person.headers.get(wanted)
      expect(header('content-type')).toBe(type)
      expect(header('content-disposition')).toBe(`attachment; filename="${saved}"; filename*=UTF-8''${saved}`)
      expect(header('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
      expect(header('x-content-type-options')).toBe('nosniff')
      expect(header('cache-control')).toBe('no-store')
      expect(header('cross-origin-resource-policy')).toBe('same-origin')
    }
  })
})

describe('what is new', () => {
  const isNew = async (id: string, account = penny) =>
    (await listDocumentsFor(db, keys, { ...(await seeing(account)), recordId: record.id, now: world.clock.now })).find(
      ({ document }) => document.id === id,
    )?.isNew

  it('is so until its reader first opens it, whoever else does', async () => {
    const id = await publish(pdf(), 'Both.pdf', ['Penny Plumber', 'Peter Plumber'])
    expect([await isNew(id), await isNew(id, peter)]).toEqual([true, true])
    await wendy.open(`${staffList}/${id}`)
    expect([await isNew(id), await isNew(id, peter)]).toEqual([true, true])
    const first = world.clock.now
    await reader.open(at(id))
    world.wait({ seconds: 5 })
    await reader.open(at(id))
    expect([await isNew(id), await isNew(id, peter)]).toEqual([false, true])
    expect(await seenAt(id)).toBe(first)
    const told = (await opened(id)).map(({ name, accountId, facts }) => [name, accountId, JSON.parse(facts)])
    const facts = { record: record.id, document: id }
    expect(told).toEqual([
      ['document.opened-by-staff', worker.id, facts],
      ['document.opened', penny.id, facts],
      ['document.opened', penny.id, facts],
    ])
  })

  it('stands on the dashboard, marked, with its kind, its size and its day', async () => {
    const id = await publish(pdf(2.5 * MB), 'For the dashboard.pdf')
    const item = async () => {
      await reader.open(`/norfolk/records/${record.id}`)
      const link = reader.page.querySelectorAll('.documents a').find(({ text }) => text === 'For the dashboard')!
      expect(link.getAttribute('href')).toBe(at(id))
      // A browser would save the page of a session that has ended, and show nothing.
      expect(link.getAttribute('download')).toBe(undefined)
      return link.parentNode!.text.replace(/\s+/g, ' ').trim()
    }
    expect(await item()).toBe('For the dashboard NewPDF, 2.5 MB · Published on 21 Nov 2026')
    await reader.press('For the dashboard')
    expect(reader.saved).toHaveLength(2.5 * MB)
    expect(await item()).toBe('For the dashboard PDF, 2.5 MB · Published on 21 Nov 2026')
    const other = await signedInAs(world, world.visitor(), peter)
    await other.open(`/norfolk/records/${record.id}`)
    expect(other.text).not.toContain('For the dashboard')
  })

  it('is changed by no HEAD', async () => {
    const id = await publish()
    for (const [person, path] of [
      [reader, at(id)],
      [wendy, `${staffList}/${id}`],
    ] as const) {
      const cookie = [...person.jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const { response, text } = await world.fetch(
        new Request(`https://doorstep.example${path}`, { method: 'HEAD', headers: { cookie } }),
      )
      expect([response.status, text]).toEqual([200, ''])
      expect(response.headers.get('content-length')).toBe(String(pdf().length))
      expect(response.headers.get('content-security-policy')).toMatch(/^sandbox;/)
    }
    expect(await seenAt(id)).toBe(null)
    expect(await opened(id)).toEqual([])
  })
})

describe('who may open it', () => {
  const statusFor = async (account: { id: string; council: string }, path: string) =>
    (await (await signedInAs(world, world.visitor(), account)).open(path)).status

  it('are those it was published for, and nobody else', async () => {
    const id = await publish()
    expect(await statusFor(penny, at(id))).toBe(200)
    for (const [name, account] of Object.entries({
      'with access, but not named': peter,
      'without access': await somebody(),
      'the worker, at the address for readers': worker,
      'a team manager': await member('manager'),
      'an administrator': await member('administrator'),
    })) {
      expect([name, await statusFor(account, at(id))]).toEqual([name, 404])
      expect([name, await statusFor(account, at(id).replace('norfolk', 'durham'))]).toEqual([name, 404])
    }
    const foreign = await signedInAs(world, world.visitor(), await somebody({ council: 'durham' }))
    for (const person of [world.visitor(), foreign]) {
      await person.open(at(id))
      expect(person.path).toBe('/norfolk/sign-in/password')
      expect(person.saved).toHaveLength(0)
    }
    expect((await foreign.open(at(id).replace('norfolk', 'durham'))).status).toBe(404)
    expect(await opened(id)).toHaveLength(1)
  })

  it('are not those whose session has ended, or whose account was suspended', async () => {
    const id = await publish()
    const idle = await signedInAs(world, world.visitor(), penny)
    world.wait({ minutes: 15 })
    expect((await idle.open(at(id))).path).toBe('/norfolk/sign-in/password')
    await signedInAs(world, wendy, worker)
    await signedInAs(world, reader, penny)
    expect(await seenAt(id)).toBe(null)
  })

  it.each(['reader', 'staff'] as const)('are not those whose session ends while they ask: %s', async (who) => {
    const id = await publish()
    const [account, path] = who === 'reader' ? [penny, at(id)] : [worker, `${staffList}/${id}`]
    // After the request was let in, and before it is written down that the document was opened.
    const end = async () => db.update(sessions).set({ endedAt: 1 }).where(eq(sessions.accountId, account.id))
    const here = portal({ connect: meddling(/"events"/, end) })
    here.clock.now = world.clock.now
    const person = await signedInAs(here, here.visitor(), account)
    await person.open(path)
    expect([person.status, person.saved.length]).toEqual([404, 0])
    expect([await seenAt(id), await opened(id)]).toEqual([null, []])
    await signedInAs(world, wendy, worker)
    await signedInAs(world, reader, penny)
  })

  it('are they only below their own record', async () => {
    const id = await publish()
    const other = await childRecord({ workers: [worker] })
    await giveAccess(penny, other)
    expect(await statusFor(penny, at(id, other.id))).toBe(404)
    expect(await statusFor(worker, `/norfolk/staff/records/${other.id}/documents/${id}`)).toBe(404)
    expect(await statusFor(penny, at('nowhere'))).toBe(404)
    expect(await seenAt(id)).toBe(null)
  })

  it.each(['ended by a worker', 'past its end', 'not begun'])(
    'are not those whose access is %s; the list forgets it, too',
    async (how) => {
      const own = await childRecord({ workers: [worker] })
      const paula = await somebody({ forename: 'Paula' })
      const grant = await giveAccess(paula, own)
      const list = `/norfolk/staff/records/${own.id}/documents`
      await wendy.open(`${list}/new`)
      await wendy.choose('File', fileOf(pdf(), 'a.pdf')).tick('Paula Plumber').press('Publish')
      const [row] = await db.select().from(documents).where(eq(documents.recordId, own.id))
      const path = at(row!.id, own.id)
      const reading = { ...(await seeing(paula)), recordId: own.id }
      expect(await statusFor(paula, path)).toBe(200)
      expect(await listDocumentsFor(db, keys, { ...reading, now: world.clock.now })).toHaveLength(1)
      const { now } = world.clock
      if (how === 'ended by a worker') await commit(db, endAccess(db, keys, { id: grant, by: worker.id, reason: 'moved', now }))
      else
        await db
          .update(accessGrants)
          .set(how === 'past its end' ? { endsAt: now } : { startsAt: now + 1 })
          .where(eq(accessGrants.id, grant))
      expect(await statusFor(paula, path)).toBe(404)
      expect(await listDocumentsFor(db, keys, { ...reading, now })).toEqual([])
      expect(await listDocumentsFor(db, keys, { ...reading, now, council: 'durham' })).toEqual([])
      expect(await opened(row!.id)).toHaveLength(1)
      // Given anew, it is there again.
      await db.update(accessGrants).set({ startsAt: 0, endsAt: null, endedAt: null }).where(eq(accessGrants.id, grant))
      expect(await statusFor(paula, path)).toBe(200)
    },
  )
})

describe('content that was meddled with in the database', () => {
  const brokenOff = async (id: string) => {
    world.log.length = 0
    const outcome = await reader.open(at(id)).then(
      () => 'whole',
      () => 'broken off',
    )
    expect(world.log.map(({ event }) => event)).toContain('document.broken-off')
    return outcome
  }

  it('is not served: a piece of another document, another place, or none', async () => {
    const [one, two] = [await publish(pdf(MB), 'One.pdf'), await publish(pdf(MB), 'Two.pdf')]
    const chunks = await db.select().from(documentChunks).where(eq(documentChunks.documentId, one))
    const [first, second] = [0, 1].map((number) => chunks.find((chunk) => chunk.number === number)!) as [
      (typeof chunks)[0],
      (typeof chunks)[0],
    ]
    const put = (id: string, content: string) => db.update(documentChunks).set({ content }).where(eq(documentChunks.id, id))
    await put(`${two}.1`, second.content)
    expect(await brokenOff(two)).toBe('broken off')
    await put(first.id, second.content)
    await put(second.id, first.content)
    expect(await brokenOff(one)).toBe('broken off')
    await put(first.id, first.content)
    await db.delete(documentChunks).where(eq(documentChunks.id, second.id))
    expect(await brokenOff(one)).toBe('broken off')
  })
})

describe('the name it is saved under', () => {
  it.each([
    ['Plan.pdf', `filename="Plan.pdf"; filename*=UTF-8''Plan.pdf`],
    ['Llythyr i’r tŷ.pdf', `filename="Llythyr i_r ty.pdf"; filename*=UTF-8''Llythyr%20i%E2%80%99r%20t%C5%B7.pdf`],
    [
      'a";x=y\\%41\r\nSet-Cookie: z.pdf',
      `filename="a__x=y__41__Set-Cookie: z.pdf"; filename*=UTF-8''a%22%3Bx%3Dy%5C%2541%0D%0ASet-Cookie%3A%20z.pdf`,
    ],
    ["(it's)*.pdf", `filename="(it's)*.pdf"; filename*=UTF-8''%28it%27s%29%2A.pdf`],
  ])('is safe in a header: %j', (name, value) => expect(attachment(name)).toBe(`attachment; ${value}`))
})
