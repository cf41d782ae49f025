import { LibsqlError } from '@libsql/client/web'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, describe as group, it } from 'vitest'
import { connect, describe, isAway } from '../src/db/client.ts'
import { eastVale } from './east-vale.ts'
import { type Portal, portal } from './visitor.ts'

/** What must never be told. */
const planted = ['ada.planted@school.example', 'Planted-Secret-7', '12 Planted Road', '98765432', 'planted-hash$argon2id$v=19']

/** The same in the ways that a value could hide; of a short one some are so short that they stand anywhere by chance. */
const disguises = planted.flatMap((value) => {
  const bytes = [...new TextEncoder().encode(value)]
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  // A value within a longer text stands at one of three places of base64.
  const base64 = ['', 'x', 'xx'].map((before) => btoa(before + value).slice(before ? 4 : 0, -4))
  return [
    value,
    value.toUpperCase(),
    value.toLowerCase(),
    [...value].reverse().join(''),
    encodeURIComponent(value),
    ...base64,
    hex,
  ].filter((each) => each.length >= 6)
})
const tells = (text: string) => disguises.filter((each) => text.toLowerCase().includes(each.toLowerCase()))

const all = planted.join(', ')
const statement = 'insert into "accounts" ("id", "email") values (?, ?)'

class PersonError extends Error {
  readonly person = all
  override toString() {
    return all
  }
}

function changedLater() {
  const error = new Error(`first\n    at ${planted[0]} (${planted[2]}:1:2)`)
  error.message = 'changed'
  return error
}

function withStack(stack: string) {
  const error = new Error('x')
  error.stack = stack
  return error
}

const circular = new Error(all)
circular.cause = new Error('round', { cause: circular })

const errors: [string, unknown][] = [
  [
    'a query with its parameters',
    new DrizzleQueryError(statement, planted, new LibsqlError(`UNIQUE: ${all}`, 'SQLITE_CONSTRAINT')),
  ],
  ['a query with a cause of its own kind', new DrizzleQueryError(statement, planted, new DrizzleQueryError(statement, planted))],
  ['a query whose cause is a text', new DrizzleQueryError(statement, planted, all as never)],
  ['an error of the database', new LibsqlError(all, 'SQLITE_ERROR')],
  ['an error of the database, within another', new LibsqlError(all, 'SQLITE_ERROR', undefined, undefined, new Error(all))],
  ['a TypeError', new TypeError(`Cannot read ${all}`)],
  ['a SyntaxError of JSON', caught(() => JSON.parse(`{"email": "${planted[0]}`))],
  ['a RangeError', new RangeError(all)],
  ['an error that knows a person', new PersonError(all)],
  ['a message over several lines', new Error(`one\n${planted.join('\n')}\nlast`)],
  ['a message that looks like a stack', new Error(`one\n${planted.map((value) => `    at ${value} (${value}:1:1)`).join('\n')}`)],
  ['a message that looks like a short stack', new Error(planted.map((value) => `    at ${value}:1:1`).join('\n'))],
  ['a message that stands in the stack twice', new Error('a', { cause: new Error(`a\n    at ${planted[0]}:1:1`) })],
  ['a message that was changed later', changedLater()],
  ['a stack without a place', withStack(all)],
  ['no stack', withStack('')],
  ['causes within causes', new Error(all, { cause: new TypeError(all, { cause: new Error(all, { cause: all }) }) })],
  ['a cause that is an object', new Error('x', { cause: { email: planted[0], toString: () => all } })],
  ['causes that go round', circular],
  ['many at once', new AggregateError([new Error(all), all], all)],
  ['a text', all],
  ['an object', { message: all, stack: `x\n    at ${planted[0]}:1:1` }],
  ['a list', planted],
  ['nothing', undefined],
  ['null', null],
  ['a number', 98765432],
  ['a symbol', Symbol(all)],
  ['an error with a name of its own', Object.assign(new Error(all), { name: all })],
]

function caught(work: () => unknown) {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

group.each(errors)('%s', (_, error) => {
  it('is described without a word of what it knows', () => {
    const described = describe(error)
    expect(tells(JSON.stringify(described))).toEqual([])
    expect(described.error).toMatch(/^\w+$/)
  })

  it('is answered with a page in words and a number that the log has as well', async () => {
    const from = failing(error)
    for (const path of ['/durham', '/durham/register/details', '/east-vale/account?lang=cy', '/durham/nowhere']) {
      from.log.length = 0
      const visitor = await asks(from).open(path)
      expect(visitor.status).toBe(500)
      expect(visitor.heading).toBe(
        path.includes('cy') ? 'Mae’n ddrwg gennym, aeth rhywbeth o’i le' : 'Sorry, something went wrong',
      )
      expect(from.log).toHaveLength(1)
      const [entry] = from.log
      expect(entry).toMatchObject({ level: 'error', event: 'surprise' })
      expect(entry?.reference).toMatch(/^[\w-]{8}$/)
      expect(visitor.text).toContain(`${path.includes('cy') ? 'Cyfeirnod' : 'Reference'}: ${entry?.reference}`)
      expect(tells(visitor.html + JSON.stringify([...visitor.headers, entry]))).toEqual([])
    }
  })

  it('is answered the same to a form, and outside of any council', async () => {
    const from = failing(error)
    const visitor = await portal().visitor().open('/durham/register/details')
    const { page } = visitor
    expect(page.querySelector('#step')).not.toBe(null)
    const person = asks(from)
    await person.post('/durham/register/details', { forename: planted[0]!, submit: 'a'.repeat(43), journey: 'b'.repeat(43) })
    expect(person.status).toBe(500)
    expect(tells(person.html + JSON.stringify(from.log))).toEqual([])
    expect(person.text).toContain(String(from.log[0]?.reference))

    from.log.length = 0
    const { response, text } = await from.fetch(new Request('http://127.0.0.1:8787/dev/outbox'))
    expect(response.status).toBe(500)
    expect(text).toContain('Sorry, something went wrong')
    expect(text).toContain(String(from.log[0]?.reference))
    expect(tells(text + JSON.stringify(from.log))).toEqual([])
  })
})

/** Somebody of whom the database is asked on every page: who has a session, perhaps. */
function asks(from: Portal) {
  const visitor = from.visitor()
  for (const slug of ['durham', 'east-vale']) visitor.jar.set(`__Host-${slug}-session`, 's'.repeat(43))
  return visitor
}

/** A portal in which connecting to the database throws. */
function failing(error: unknown): Portal {
  return portal({
    connect: () => {
      throw error
    },
  })
}

it('says where an error came from', () => {
  const { at } = describe(new Error(all)) as { at: string[] }
  expect(at.length).toBeGreaterThan(0)
  expect(at[0]).toMatch(/failures\.test\.ts:\d+:\d+/)
})

it('says which statement failed, and with which code', () => {
  const cause = new LibsqlError(all, 'SQLITE_CONSTRAINT')
  expect(describe(new DrizzleQueryError(statement, planted, cause))).toMatchObject({
    error: 'DrizzleQueryError',
    statement,
    cause: { error: 'LibsqlError', code: 'SQLITE_CONSTRAINT' },
  })
})

it('finds the planted values when they are there', () => {
  for (const each of [
    all,
    all.toUpperCase(),
    btoa(`x${planted[1]} and more`),
    btoa(`xx${planted[1]} and more`),
    encodeURIComponent(all),
    [...new TextEncoder().encode(planted[1]!)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  ])
    expect(tells(`before ${each} after`)).not.toEqual([])
})

group('a database that really fails', () => {
  it('tells nothing of the values that were sent to it', async () => {
    // A table that is not there: the statement reaches the server with its values and is refused.
    const from = portal({
      connect: (url) => {
        const real = connect(url)
        const { $client: client } = real
        const original = client.batch.bind(client)
        client.batch = (statements) => original([...statements, { sql: 'select * from planted where email = ?', args: [all] }])
        return real
      },
    })
    const visitor = await from.visitor().open('/durham/reset-password')
    await visitor.fill({ Email: planted[0]! }).press('Next')
    expect(visitor.status).toBe(500)
    expect(tells(visitor.html + JSON.stringify(from.log))).toEqual([])
    expect(visitor.text).toContain(String(from.log.find(({ event }) => event === 'surprise')?.reference))
  })

  it('is told from a portal that fails: only the first may be tried again', async () => {
    const away = await connect('http://127.0.0.1:1')
      .$client.execute('select 1')
      .catch((error: unknown) => error)
    expect(isAway(away)).toBe(true)
    expect(isAway(new DrizzleQueryError(statement, planted, away as Error))).toBe(true)
    for (const code of ['SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'SQLITE_FULL', 'SERVER_ERROR', 'HRANA_CLOSED_ERROR'])
      expect(isAway(new LibsqlError('x', code)), code).toBe(true)
    for (const code of ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_CONSTRAINT_CHECK'])
      expect(isAway(new LibsqlError('x', code)), code).toBe(false)
    for (const other of [new TypeError('x is undefined'), 'fetch failed', null, undefined, {}]) expect(isAway(other)).toBe(false)
  })

  it('says nothing of the values when the work after an answer fails', async () => {
    let calls = 0
    const from = portal({
      councils: [eastVale],
      connect: (url) => {
        const real = connect(url)
        const { $client: client } = real
        const original = client.batch.bind(client) as (...given: unknown[]) => Promise<never>
        client.batch = (...given: unknown[]) => {
          const [wanted] = given as [{ sql?: string }[]]
          if (!wanted.some(({ sql }) => sql?.startsWith('update "messages"'))) return original(...given)
          calls++
          throw new DrizzleQueryError(statement, planted, new Error(all))
        }
        return real
      },
    })
    const visitor = await from.visitor().open('/east-vale/register')
    const names = { forename: 'A', surname: 'B', role: 'parent', organisation: 'C', street: 'D', town: 'E', postCode: 'dh1 5ul' }
    await visitor.post('/east-vale/register/details', { ...visitor.fields(), ...names })
    const secret = { email: planted[0]!, password: 'Planted-Secret-7', confirm: 'Planted-Secret-7' }
    await visitor.post('/east-vale/register/email-and-password', { ...visitor.fields(), ...secret })
    // Before it is sent, and after.
    expect(calls).toBe(2)
    expect(visitor.path).toBe('/east-vale/register/code')
    expect(from.log.map(({ event }) => event)).toContain('later.failed')
    expect(JSON.stringify(from.log)).not.toContain('params')
    expect(tells(JSON.stringify(from.log))).toEqual([])
  })
})
