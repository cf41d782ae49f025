import { eq } from 'drizzle-orm'
import { type HTMLElement, parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../../src/db/accounts.ts'
import { listRecords } from '../../../src/db/records.ts'
import { events, submissions } from '../../../src/db/schema.ts'
import { limits } from '../../../src/domain/limits.ts'
import { addChild, addSomebody, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { db, keys, type Portal, portal, type Visitor } from '../../visitor.ts'

const councils = own('record-import')
const norfolk = councils.find(({ records }) => records)!
const at = `/${norfolk.slug}/staff/records/import`
const origin = 'https://doorstep.example'

type Desk = { here: Portal; visitor: Visitor; account: Account; htmx: boolean }

async function atForm({ role = 'worker', htmx = false }: { role?: 'worker' | 'manager'; htmx?: boolean } = {}): Promise<Desk> {
  const here = portal({ councils })
  const account = await addSomebody(norfolk, here.clock.now, { role })
  const visitor = await signedInAs(here, norfolk, account, here.visitor({ htmx }))
  return { here, account, htmx, visitor: await visitor.open(at) }
}

/** Sends a file, and follows where it leads. */
async function send(
  { here, visitor, htmx }: Desk,
  content: string | Uint8Array<ArrayBuffer>,
  choice = 'all',
  fields = visitor.fields(),
) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...fields, choice })) if (name !== 'file') body.append(name, value)
  body.append('file', new File([content], 'records.csv', { type: 'text/csv' }))
  const cookie = [...visitor.jar].map((pair) => pair.join('=')).join('; ')
  const headers = { origin, cookie, ...(htmx ? { 'hx-request': 'true' } : {}) }
  const { response, text } = await here.fetch(new Request(origin + at, { method: 'POST', body, headers, redirect: 'manual' }))
  const to = response.headers.get('location') ?? response.headers.get('hx-redirect') ?? undefined
  if (to) await visitor.open(to)
  const page = parse(text)
  return {
    status: response.status,
    to,
    summary: page.querySelectorAll('.govuk-error-summary__list li').map((item) => item.text.trim()),
  }
}

const lineOf = (row: HTMLElement) => row.querySelector('th')!.text.split(',')[0]!

/** The report: each refused line with what is said of it. */
const refused = (visitor: Visitor) =>
  visitor.page
    .querySelectorAll('tbody tr')
    .map((row): [string, string[]] => [lineOf(row), row.querySelectorAll('li').map((item) => item.text.trim())])
const mine = async ({ account }: Desk) =>
  (await listRecords(db, keys, { council: norfolk.slug, staffId: account.id }, { offset: 0, most: 9999 })).reverse()
/** What the trail tells of a worker's imports: each with its figures, the last one's id, and each record that was added. */
async function trailOf({ account }: Desk) {
  const rows = await db.select().from(events).where(eq(events.accountId, account.id)).orderBy(events.number)
  const told = rows.map(({ name, facts }) => ({ name, facts: JSON.parse(facts) as Record<string, unknown> }))
  const imports = told.filter(({ name }) => name.startsWith('records.import'))
  return {
    id: imports.at(-1)!.facts.import,
    imported: imports.map(({ name, facts: { import: _, ...figures } }) => [name, figures]),
    added: told.filter(({ name }) => name === 'record.added').map(({ facts }) => facts),
  }
}

const head = 'Record number,Given name,Surname,Date of birth'
const number = () => `CS-${crypto.randomUUID()}`
const line = (born = '7/11/2013') => `${number()},Charlie,Cherry,${born}`

describe.each([{ htmx: false }, { htmx: true }])('a file of records (htmx: $htmx)', (how) => {
  it('is imported, all of it, with an event for each record and one that tells figures alone', async () => {
    const desk = await atForm(how)
    const { status } = await send(desk, [head, line(), line('07/11/2013'), line('2013-11-07'), ''].join('\r\n'))
    expect(status).toBe(how.htmx ? 200 : 303)
    expect(desk.visitor.heading).toBe('3 records were imported')
    expect((await mine(desk)).map(({ child }) => child)).toEqual(
      Array(3).fill({ given: 'Charlie', surname: 'Cherry', born: '2013-11-07' }),
    )
    const { id, imported, added } = await trailOf(desk)
    expect(imported).toEqual([['records.imported', { lines: 3, added: 3, refused: 0 }]])
    expect(desk.visitor.path).toBe(`${at}/${id}`)
    const ids = (await mine(desk)).map(({ id }) => id)
    expect(added.map(({ record }) => record).sort()).toEqual(ids.sort())
    expect(added).toEqual(added.map(({ record }) => ({ record, account: desk.account.id, import: id })))
    expect(desk.here.log.filter(({ event }) => event === 'record.added')).toEqual([])
  })

  it('is refused whole while a line is wrong, unless the right lines are asked for', async () => {
    const desk = await atForm(how)
    const file = [head, line(), line('31/2/2013'), line()].join('\n')
    await send(desk, file)
    expect(desk.visitor.heading).toBe('Nothing was imported')
    expect(desk.visitor.text).toContain('You chose to import nothing if a line is wrong, and 1 line is wrong.')
    expect(desk.visitor.text).toContain(`Line 3, record ${file.split('\n')[2]!.split(',')[0]}`)
    expect(refused(desk.visitor)).toEqual([['Line 3', ['Date of birth: is not a date like 7/11/2013, with the year in full']]])
    expect(await mine(desk)).toEqual([])
    await desk.visitor.press('Import another file')
    await send(desk, file, 'right')
    expect(desk.visitor.heading).toBe('2 records were imported')
    expect(refused(desk.visitor)).toHaveLength(1)
    expect(await mine(desk)).toHaveLength(2)
    const { imported, added } = await trailOf(desk)
    expect(imported).toEqual([
      ['records.import-refused', { lines: 3, added: 0, refused: 1 }],
      ['records.imported', { lines: 3, added: 2, refused: 1 }],
    ])
    expect(added).toHaveLength(2)
  })

  it.each([
    ['nothing', '', 'Choose a CSV file'],
    ['no header', line(), 'The first line must name the columns'],
    ['a header with a column twice', `${head},Surname\n${line()},x`, 'The first line must name the columns'],
    ['a header with a column too few', 'Record number,Given name,Surname\n1,2,3', 'The first line must name the columns'],
    ['a header with a column nobody knows', `${head},Colour\n${line()},x`, 'The first line must name the columns'],
    ['no line', `${head}\r\n\r\n ,,,\r\n`, 'There is no record in the file'],
    ['too many lines', [head, ...Array(limits.import.mostLines + 1).fill('1,2,3,4')].join('\n'), 'more than 2000 lines'],
    ['too much', `${head}\n${'x'.repeat(limits.import.mostBytes)}`, 'larger than 1 MB'],
    ['much too much', `${head}\n${'x'.repeat(2 * limits.import.mostBytes)}`, 'larger than 1 MB'],
    ['another encoding', new Uint8Array([...new TextEncoder().encode(`${head}\n1,Zo`), 0xeb, 0x2c]), 'Save it as CSV UTF-8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x52, 0, 0x65, 0]), 'Save it as CSV UTF-8'],
    ['no text at all', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'Save it as CSV UTF-8'],
  ])('is refused as a whole: %s', async (_, content, said) => {
    const desk = await atForm(how)
    const { status, summary } = await send(desk, content, 'right')
    expect(status).toBe(422)
    expect(summary).toEqual([expect.stringContaining(said)])
    expect(await mine(desk)).toEqual([])
  })
})

it('is read with a byte-order mark, with semicolons, in any order, with Welsh names of its columns', async () => {
  const desk = await atForm()
  const file = `\uFEFFcyfenw;"Enw  cyntaf";Dyddiad geni;RHIF Y COFNOD\n "O’Neil; ""Q""";Zoë;7.11.2013;${number()}`.replace(
    '\n ',
    '\n',
  )
  await send(desk, file)
  expect((await mine(desk)).map(({ child }) => child)).toEqual([{ given: 'Zoë', surname: 'O’Neil; "Q"', born: '2013-11-07' }])
})

it('is told of every line that is wrong, with its number and all that is wrong with it', async () => {
  const desk = await atForm()
  const there = await addChild(norfolk, desk.here.clock.now, desk.account)
  const twice = number()
  const lines = [
    head,
    line(), // 2: right
    `${number()},Charlie,Cherry`,
    `${number()},"Charlie,Cherry,7/11/2013`,
    line(), // 5: right, though a quotation mark was open before it
    ',,,',
    `,,Cherry,`,
    `=1+1,+Charlie,@Cherry,-1`,
    `${number()},"\tCharlie",＝Cherry,7/11/2013`,
    `${number()},${'x'.repeat(101)},Cher\u0007ry,7/11/2013`,
    line('22/11/2026'),
    line('7/11/1813'),
    `${twice},Charlie,Cherry,7/11/2013`,
    `${twice.toLowerCase()},Pedro,Plumber,1/5/2006`,
    `${there.number},Charlie,Cherry,7/11/2013`,
    `${'9'.repeat(41)},Charlie,Cherry,7/11/13`,
  ]
  await send(desk, lines.join('\n'), 'right')
  const formula = 'begins like a formula (=, +, - or @). Remove that character'
  expect(refused(desk.visitor)).toEqual([
    ['Line 3', ['The number of columns is not that of the first line']],
    ['Line 4', ['A quotation mark is not closed, or stands in the wrong place']],
    ['Line 7', ['Record number: is missing', 'Given name: is missing', 'Date of birth: is missing']],
    ['Line 8', ['Record number', 'Given name', 'Surname', 'Date of birth'].map((column) => `${column}: ${formula}`)],
    ['Line 9', [`Given name: ${formula}`, `Surname: ${formula}`]],
    ['Line 10', ['Given name: is longer than 100 characters', 'Surname: has characters that cannot be shown']],
    ['Line 11', ['Date of birth: is in the future']],
    ['Line 12', ['Date of birth: is too long ago']],
    ['Line 13', ['Record number: is the same as in line 14']],
    ['Line 14', ['Record number: is the same as in line 13']],
    ['Line 15', ['Record number: there is a record with this number already']],
    [
      'Line 16',
      ['Record number: is longer than 40 characters', 'Date of birth: is not a date like 7/11/2013, with the year in full'],
    ],
  ])
  const headings = desk.visitor.page.querySelectorAll('tbody th').map(({ text }) => text)
  // A number that is none is not shown; one that is there twice, or already, is.
  expect(headings.filter((each) => !each.includes('record'))).toEqual(['Line 3', 'Line 4', 'Line 7', 'Line 8', 'Line 16'])
  expect(headings).toContain(`Line 13, record ${twice}`)
  // What was there before, lines 2 and 5.
  expect(await mine(desk)).toHaveLength(3)
  expect(desk.visitor.text).toContain('There were 14 lines in the file. 12 lines were refused.')
})

describe('the worker of a record', () => {
  const withWorker = `${head},Worker email`

  it('is whom a manager names, of those who work on records here; nobody where none is named', async () => {
    const desk = await atForm({ role: 'manager' })
    const now = desk.here.clock.now
    const wendy = await addSomebody(norfolk, now, { role: 'worker' })
    const administrator = await addSomebody(norfolk, now, { role: 'administrator' })
    const elsewhere = await addSomebody({ ...norfolk, slug: 'elsewhere' }, now, { role: 'worker' })
    const emails = [wendy.email.toUpperCase(), administrator.email, elsewhere.email, 'nobody@norfolk.example', '']
    await send(desk, [withWorker, ...emails.map((email) => `${line()},${email}`)].join('\n'), 'right')
    expect(refused(desk.visitor)).toEqual(
      ['Line 3', 'Line 4', 'Line 5'].map((at) => [at, ['Worker email: nobody with this address works on records here']]),
    )
    expect(await mine({ ...desk, account: wendy })).toHaveLength(1)
    expect(await mine(desk)).toHaveLength(0)
  })

  it('is the worker who imports, and no other, of whom nothing is told', async () => {
    const desk = await atForm()
    const other = await addSomebody(norfolk, desk.here.clock.now, { role: 'worker' })
    const emails = [desk.account.email, '', other.email, 'nobody@norfolk.example']
    await send(desk, [withWorker, ...emails.map((email) => `${line()},${email}`)].join('\n'), 'right')
    const said = 'Worker email: you can only name yourself. A team manager can name others'
    expect(refused(desk.visitor)).toEqual([
      ['Line 4', [said]],
      ['Line 5', [said]],
    ])
    expect(await mine(desk)).toHaveLength(2)
  })
})

it('takes as many lines as it says', async () => {
  const desk = await atForm()
  await send(desk, [head, ...Array.from({ length: limits.import.mostLines }, () => line())].join('\n'))
  expect(desk.visitor.heading).toBe('2000 records were imported')
  expect(await mine(desk)).toHaveLength(2000)
  expect((await trailOf(desk)).added).toHaveLength(2000)
  const rows = await db.select().from(events).where(eq(events.council, norfolk.slug)).orderBy(events.number)
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => rows[0]!.number + at))
})

it('is imported once by an exact repeat, and by two who send it at once: never half', async () => {
  const desk = await atForm()
  const fields = desk.visitor.fields()
  const file = [head, line(), line()].join('\n')
  const first = await send(desk, file, 'all', fields)
  expect((await send(desk, file, 'all', fields)).to).toBe(first.to)
  expect(await mine(desk)).toHaveLength(2)
  // The same token with another file is no repeat.
  expect((await send(desk, [head, line()].join('\n'), 'all', fields)).status).toBe(422)

  const [one, other] = [await atForm(), await atForm()]
  const shared = line()
  await Promise.all([one, other].map((each) => send(each, [head, line(), shared, line()].join('\n'))))
  expect([(await mine(one)).length, (await mine(other)).length].sort()).toEqual([0, 3])
})

it('keeps the report for who sent the file, sealed, for a day', async () => {
  const desk = await atForm()
  const { to } = await send(desk, [head, line('x')].join('\n'))
  expect((await desk.visitor.open(to!)).heading).toBe('Nothing was imported')
  expect(desk.visitor.text).toContain('No line is right.')
  const stranger = await signedInAs(desk.here, norfolk, await addSomebody(norfolk, desk.here.clock.now, { role: 'manager' }))
  expect((await stranger.open(to!)).status).toBe(404)
  const rows = await db.select().from(submissions).where(eq(submissions.journeyId, desk.account.id))
  expect(JSON.stringify(rows)).not.toContain('refused')
  desk.here.wait({ hours: 24 })
  await signedInAs(desk.here, norfolk, desk.account, desk.visitor)
  expect((await desk.visitor.open(to!)).status).toBe(404)
})

it('has a template that it reads itself, in both languages', async () => {
  const desk = await atForm()
  for (const language of ['en', 'cy']) {
    const cookie = [...desk.visitor.jar].map((pair) => pair.join('=')).join('; ')
    const address = `${origin}${at}/template.csv?lang=${language}`
    const { response, text } = await desk.here.fetch(new Request(address, { headers: { cookie } }))
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="records.csv"')
    await desk.visitor.open(`${at}?lang=en`)
    await send(desk, `${text}${line()},\r\n`)
    expect(desk.visitor.heading).toBe('1 record was imported')
  }
})

it('says nothing of a file to the log', async () => {
  const desk = await atForm()
  await send(desk, [head, `${number()},Ermintrude,Cherry,x`, line()].join('\n'), 'right')
  expect(JSON.stringify(desk.here.log)).not.toMatch(/ermintrude|cherry/i)
})
