import { and, eq, like, ne, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit, connect } from '../../../../src/db/client.ts'
import { removeRecordWorker } from '../../../../src/db/records.ts'
import { documentChunks, documents, events } from '../../../../src/db/schema.ts'
import { limits } from '../../../../src/domain/limits.ts'
import { meddling } from '../../../casework.ts'
import { fileOf, joined, jpeg, pdf, png } from '../../../files.ts'
import { childRecord, giveAccess, member, signedInAs, somebody } from '../../../records/documents/people.ts'
import { db, portal } from '../../../visitor.ts'

const world = portal()
const MB = 1024 * 1024

/** A worker at the form, for a record to which Penny and Peter have access. */
async function atForm({ htmx = false, at = world } = {}) {
  const worker = await member('worker')
  const record = await childRecord({ workers: [worker] })
  const [penny, peter] = [await somebody(), await somebody({ forename: 'Peter' })]
  await giveAccess(penny, record)
  await giveAccess(peter, record)
  const wendy = await signedInAs(at, at.visitor({ htmx }), worker)
  const list = `/norfolk/staff/records/${record.id}/documents`
  await wendy.open(`${list}/new`)
  return { worker, record, penny, peter, wendy, list }
}

const rowsOf = (record: { id: string }) => db.select().from(documents).where(eq(documents.recordId, record.id))
const chunksOf = (id: string) =>
  db
    .select({ length: sql<number>`length(${documentChunks.content})` })
    .from(documentChunks)
    .where(eq(documentChunks.documentId, id))
const eventsOf = async (record: { id: string }) =>
  (
    await db
      .select()
      .from(events)
      .where(and(like(events.facts, `%${record.id}%`), ne(events.name, 'record.opened')))
  ).map(({ name, accountId, facts }) => ({
    name,
    accountId,
    facts: JSON.parse(facts),
  }))

describe.each([
  ['plain HTML', false],
  ['HTMX', true],
])('publishing with %s', (_, htmx) => {
  it('takes a file for those who are ticked, and says so', async () => {
    const { wendy, record, penny, worker, list } = await atForm({ htmx })
    expect(wendy.heading).toBe('Publish a form or document')
    expect(wendy.text).toContain('Record of Charlie Cherry')
    await wendy.choose('File', fileOf(pdf(), 'C:\\fakepath\\School report.PDF')).tick('Penny Plumber').press('Publish')
    expect(wendy.path).toBe(list)
    expect(wendy.text).toContain('They are told by email, at most once a day for each record.')
    expect(wendy.text).toContain('It has been published.')
    expect(wendy.text).toContain('School report')
    expect(wendy.text).toContain('PDF, 1 KB')
    expect(wendy.text).toContain('Penny Plumber: not opened yet')
    expect(wendy.text).not.toContain('Peter')
    const [row] = await rowsOf(record)
    expect(row).toMatchObject({
      type: 'application/pdf',
      bytes: pdf().length,
      createdBy: worker.id,
      publishedAt: world.clock.now,
    })
    expect(row!.name).not.toContain('report')
    expect(await eventsOf(record)).toEqual([
      { name: 'document.published', accountId: worker.id, facts: { record: record.id, document: row!.id, readers: 1 } },
    ])
    const [message, ...more] = await wendy.messages(penny.email)
    expect(more).toEqual([])
    expect(message!.subject).toBe("There is something new in Children's Services Online")
    expect(message!.text).toContain('https://doorstep.example/norfolk/sign-in')
    expect(message!.subject + message!.text).not.toMatch(/Charlie|Cherry|report/)
  })

  it('tells all that is wrong at once, keeps what was typed, and keeps nothing', async () => {
    const { wendy, record } = await atForm({ htmx })
    await wendy.fill({ Name: 'x'.repeat(101) }).press('Publish')
    expect(wendy.status).toBe(422)
    expect(wendy.title).toMatch(/^Error: /)
    expect(wendy.summary).toEqual([
      ['file', 'Select a file'],
      ['name', 'Shorten this to 100 characters or fewer'],
      ['readers', 'Select who it is for'],
    ])
    for (const field of ['file', 'readers']) expect(wendy.page.getElementById(field)?.getAttribute('aria-invalid')).toBe('true')
    expect(wendy.value('name')).toBe('x'.repeat(101))
    expect(wendy.text).not.toContain('Select it once more')
    await wendy.fill({ Name: 'Plan' }).tick('Peter Plumber').press('Publish')
    expect(wendy.summary).toEqual([['file', 'Select a file']])
    expect(wendy.page.querySelectorAll('input[type=checkbox][checked]')).toHaveLength(1)
    expect(await rowsOf(record)).toEqual([])
    await wendy.choose('File', fileOf(png(), 'x.png')).press('Publish')
    expect(wendy.text).toContain('Peter Plumber: not opened yet')
    expect(wendy.text).toContain('Plan')
  })

  it.each([
    ['an empty file', new Uint8Array(), 'report.pdf', 'The selected file is empty'],
    [
      'HTML that calls itself a PDF',
      joined('<script>alert(1)</script>'),
      'report.pdf',
      'The selected file must be a PDF, PNG or JPEG',
    ],
    [
      'SVG that calls itself a PNG',
      joined('<svg onload="alert(1)"/>'),
      'drawing.png',
      'The selected file must be a PDF, PNG or JPEG',
    ],
    ['a PDF behind something else', joined('GIF89a', pdf()), 'report.pdf', 'The selected file must be a PDF, PNG or JPEG'],
    ['half a PDF', pdf(5000).slice(0, 3000), 'report.pdf', 'The selected file is not a whole PDF, PNG or JPEG'],
    ['a JPEG with a page behind it', joined(jpeg(), '<html>'), 'photo.jpg', 'The selected file is not a whole PDF, PNG or JPEG'],
  ])('refuses %s', async (_, content, name, said) => {
    const { wendy, record } = await atForm({ htmx })
    await wendy
      .choose('File', fileOf(content, name, 'application/pdf'))
      .tick('Penny Plumber')
      .press('Publish')
    expect(wendy.status).toBe(422)
    expect(wendy.summary).toEqual([['file', expect.stringContaining(said)]])
    expect(wendy.beside('file')).toContain(said)
    expect(wendy.text).toContain('Select it once more')
    expect(await rowsOf(record)).toEqual([])
  })

  it('takes 10 MB, in pieces of at most 512 KiB as they are stored', async () => {
    const { wendy, record } = await atForm({ htmx })
    await wendy
      .choose('File', fileOf(pdf(10 * MB), 'large.pdf'))
      .tick('Penny Plumber')
      .press('Publish')
    expect(wendy.text).toContain('It has been published.')
    expect(wendy.text).toContain('PDF, 10 MB')
    const [row] = await rowsOf(record)
    const chunks = await chunksOf(row!.id)
    expect(chunks).toHaveLength(Math.ceil((10 * MB) / limits.document.chunkBytes))
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(512 * 1024)
  })

  it.each([
    ['a byte more than 10 MB', 10 * MB + 1],
    ['very much more', 30 * MB],
  ])('says how large a file may be, with the form again: %s', async (_, size) => {
    const { wendy, record } = await atForm({ htmx })
    await wendy
      .choose('File', fileOf(pdf(size), 'huge.pdf'))
      .tick('Penny Plumber')
      .press('Publish')
    expect(wendy.status).toBe(413)
    expect(wendy.summary).toEqual([['file', 'The selected file must be 10 MB or smaller']])
    expect(wendy.page.querySelector('#step')).not.toBe(null)
    expect(await rowsOf(record)).toEqual([])
  })
})

describe('what is sent twice', () => {
  it('is published once when the same form comes again, and at the same moment', async () => {
    const { wendy, record, penny } = await atForm()
    const action = wendy.page.querySelector('#step')!.getAttribute('action')!
    const fields = { ...wendy.fields(), [`reader-${penny.id}`]: 'yes' }
    const send = (name = 'a.pdf', content = pdf()) => wendy.upload(action, fields, { file: fileOf(content, name) })
    await Promise.all([send(), send()])
    await send()
    expect(wendy.text).toContain('It has been published.')
    const published = (await rowsOf(record)).filter(({ publishedAt }) => publishedAt !== null)
    expect(published).toHaveLength(1)
    expect(await eventsOf(record)).toHaveLength(1)
    expect(await wendy.messages(penny.email)).toHaveLength(1)
  })

  it('is not taken for a repeat when it is another file', async () => {
    const { wendy, record, penny } = await atForm()
    const action = wendy.page.querySelector('#step')!.getAttribute('action')!
    const fields = { ...wendy.fields(), [`reader-${penny.id}`]: 'yes' }
    await wendy.upload(action, fields, { file: fileOf(pdf(), 'a.pdf') })
    await wendy.upload(action, fields, { file: fileOf(pdf(3000), 'a.pdf') })
    expect(wendy.status).toBe(422)
    expect(wendy.text).toContain('Check what is shown here')
    expect((await rowsOf(record)).filter(({ publishedAt }) => publishedAt !== null)).toHaveLength(1)
  })
})

describe('an upload that breaks off', () => {
  it('leaves nothing that anybody sees', async () => {
    let chunks = 0
    let broken = true
    const failing = portal({
      connect: (url) => {
        const real = connect(url)
        const { $client: client } = real
        const original = client.batch.bind(client)
        client.batch = (statements, ...more) => {
          const isChunk = statements.some(
            (each) => typeof each === 'object' && 'sql' in each && /insert into "document_chunks"/.test(each.sql),
          )
          if (isChunk && ++chunks > 2 && broken) throw new Error('Network connection lost.')
          return original(statements, ...more)
        }
        return real
      },
    })
    const { wendy, record, list, penny } = await atForm({ at: failing })
    await wendy
      .choose('File', fileOf(pdf(2 * MB), 'a.pdf'))
      .tick('Penny Plumber')
      .press('Publish')
    expect(wendy.status).toBe(503)
    expect(wendy.text).toContain('Wait a minute, then try again.')
    expect(chunks).toBe(3)
    const [half] = await rowsOf(record)
    expect(half!.publishedAt).toBe(null)
    expect(await chunksOf(half!.id)).toHaveLength(2)
    await wendy.open(list)
    expect(wendy.text).toContain('Nothing has been published on this record yet.')
    for (const path of [`${list}/${half!.id}`, `${list}/${half!.id}/withdraw`]) expect((await wendy.open(path)).status).toBe(404)
    const reader = await signedInAs(failing, failing.visitor(), penny)
    expect((await reader.open(`/norfolk/records/${record.id}/documents/${half!.id}`)).status).toBe(404)
    expect(await wendy.messages(penny.email)).toEqual([])

    broken = false
    await wendy.open(`${list}/new`)
    await wendy
      .choose('File', fileOf(pdf(2 * MB), 'a.pdf'))
      .tick('Penny Plumber')
      .press('Publish')
    expect(wendy.text).toContain('It has been published.')
    expect(await wendy.messages(penny.email)).toHaveLength(1)

    const [whole, ...others] = (await rowsOf(record)).filter(({ id }) => id !== half!.id)
    expect(others).toEqual([])
    expect(await chunksOf(whole!.id)).toHaveLength(6)
  })

  it('publishes nothing when a piece is missing in the end, or the access of a reader has ended meanwhile', async () => {
    for (const meddle of [
      (record: string) =>
        sql`delete from document_chunks where number = 1 and document_id in (select id from documents where record_id = ${record})`,
      (record: string) => sql`update access_grants set ended_at = ${world.clock.now - 1} where record_id = ${record}`,
    ]) {
      let wanted = ''
      const meddled = portal({ connect: meddling(/"document_readers"/, async () => db.run(meddle(wanted))) })
      const { wendy, record } = await atForm({ at: meddled })
      wanted = record.id
      await wendy
        .choose('File', fileOf(pdf(MB), 'a.pdf'))
        .tick('Penny Plumber')
        .press('Publish')
      expect(wendy.status).toBe(422)
      expect(wendy.text).toMatch(/Something changed while this was being sent|The selected file|Nobody has access/)
      expect((await rowsOf(record)).map(({ publishedAt }) => publishedAt)).toEqual([null])
      expect(await eventsOf(record)).toEqual([])
    }
  })
})

it('is published by nobody who was taken off the record while the file was sent', async () => {
  let off = async () => {}
  const { wendy, record, worker } = await atForm({ at: portal({ connect: meddling(/"document_readers"/, () => off()) }) })
  off = async () => {
    await commit(db, [removeRecordWorker(db, record.id, worker.id)])
  }
  await wendy.choose('File', fileOf(pdf(), 'a.pdf')).tick('Penny Plumber').press('Publish')
  expect(wendy.status).toBe(404)
  expect((await rowsOf(record)).map(({ publishedAt }) => publishedAt)).toEqual([null])
  expect(await eventsOf(record)).toEqual([])
})

describe('who can be chosen', () => {
  it('are those with access now', async () => {
    const { wendy, record, worker, list } = await atForm()
    const [ended, later, suspended, elsewhere] = [
      await somebody({ forename: 'Ended' }),
      await somebody({ forename: 'Later' }),
      await somebody({ forename: 'Suspended', status: 'suspended' }),
      await somebody({ forename: 'Elsewhere' }),
    ]
    await giveAccess(ended, record, { endsAt: world.clock.now })
    await giveAccess(later, record, { startsAt: world.clock.now + 1 })
    await giveAccess(suspended, record)
    await giveAccess(elsewhere, await childRecord({ workers: [worker] }))
    await wendy.open(`${list}/new`)
    expect(wendy.page.querySelectorAll('.govuk-checkboxes__label').map(({ text }) => text)).toEqual([
      'Penny Plumber',
      'Peter Plumber',
    ])
    const fields = { ...wendy.fields(), [`reader-${ended.id}`]: 'yes', [`reader-${elsewhere.id}`]: 'yes' }
    await wendy.upload(`${list}/new`, fields, { file: fileOf(pdf(), 'a.pdf') })
    expect(wendy.summary).toEqual([['readers', 'Select who it is for']])
  })

  it('are none where nobody has access: the page says what to do', async () => {
    const worker = await member('worker')
    const record = await childRecord({ workers: [worker] })
    const wendy = await signedInAs(world, world.visitor(), worker)
    const path = `/norfolk/staff/records/${record.id}/documents/new`
    await wendy.open(path)
    expect(wendy.text).toContain('Nobody has access to this record now')
    await wendy.upload(path, { submit: 'a'.repeat(43) }, { file: fileOf(pdf(), 'a.pdf') })
    expect(wendy.status).toBe(422)
    expect(await rowsOf(record)).toEqual([])
  })
})

describe('the e-mail', () => {
  it('comes once a day for a reader and a record, in the reader’s language', async () => {
    const at = portal()
    const { wendy, record, worker, penny, peter, list } = await atForm({ at })
    const publish = async (to: string, ...who: string[]) => {
      await wendy.open(`${to}/new`)
      await wendy
        .choose('File', fileOf(pdf(), 'a.pdf'))
        .tick(...who)
        .press('Publish')
      expect(wendy.text).toContain('It has been published.')
    }
    await publish(list, 'Penny Plumber')
    await publish(list, 'Penny Plumber', 'Peter Plumber')
    expect(await wendy.messages(penny.email)).toHaveLength(1)
    expect(await wendy.messages(peter.email)).toHaveLength(1)
    const other = await childRecord({ workers: [worker] })
    await giveAccess(penny, other)
    await publish(`/norfolk/staff/records/${other.id}/documents`, 'Penny Plumber')
    expect(await wendy.messages(penny.email)).toHaveLength(2)
    at.clock.now += limits.document.noticesPerReader.windowMs
    await signedInAs(at, wendy, worker)
    await publish(list, 'Penny Plumber')
    expect(await wendy.messages(penny.email)).toHaveLength(3)
    expect(record.id).not.toBe(other.id)
  })
})

describe('what a name becomes', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd'],
    ['report\u202Efdp.exe', 'report fdp.exe'],
    ['  Llythyr i’r rhieni\t2026 .jpeg', 'Llythyr i’r rhieni 2026'],
    ['<img src=x>.pdf', 'img src=x'],
    ['.pdf', 'Document'],
    ['...', 'Document'],
  ])('%j is shown as %j', async (given, shown) => {
    const { wendy } = await atForm()
    await wendy.choose('File', fileOf(pdf(), given)).tick('Penny Plumber').press('Publish')
    expect(wendy.page.querySelector('.list th[scope=row] a')?.text).toBe(shown)
  })

  it.each([
    ['Review of 12/05/2026', 'Review of 12/05/2026', 'Review of 12-05-2026.pdf'],
    [' Who? "A" or <B>:  part 1.PDF', 'Who? "A" or <B>: part 1', 'Who A or B part 1.pdf'],
    ['Notes by Dr. A.', 'Notes by Dr. A.', 'Notes by Dr. A.pdf'],
    ['?/?', 'a', 'a.pdf'],
  ])('typed as %j, it is shown as %j and saved as %j', async (typed, shown, saved) => {
    const { wendy } = await atForm()
    await wendy.choose('File', fileOf(pdf(), 'a.pdf')).fill({ Name: typed }).tick('Penny Plumber').press('Publish')
    expect(wendy.page.querySelector('.list th[scope=row] a')?.textContent).toBe(shown)
    await wendy.press(shown)
    expect(decodeURIComponent(wendy.headers.get('content-disposition')!.split("UTF-8''")[1]!)).toBe(saved)
  })
})
