import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../commands/environment.ts'
import { migrateDatabase } from '../../commands/migrate.ts'
import { newKey } from '../../commands/new-key.ts'
import { type DatabaseServer, findFreePort, startDatabaseServer } from '../../commands/sqld.ts'
import { endAccess, grantAccess, listAccess } from '../../src/db/access.ts'
import {
  type Account,
  addAccount,
  findAccount,
  findAccountByEmail,
  findPasswordHistory,
  rehashPassword,
  replacePassword,
} from '../../src/db/accounts.ts'
import { commit, connect, type Db } from '../../src/db/client.ts'
import { addChunk, addDocument, readContent } from '../../src/db/documents.ts'
import { addEvent, findHead } from '../../src/db/events.ts'
import { addIdentity, listIdentities } from '../../src/db/identities.ts'
import { claimSubmission, findJourney, findSeen, writeOutcome, writeProgress } from '../../src/db/journeys.ts'
import { KeyRing, type Keys, newId, newToken, sign } from '../../src/db/keys.ts'
import { moveMessage } from '../../src/db/message-moves.ts'
import { addMessage, listSent } from '../../src/db/messages.ts'
import { known } from '../../src/db/reading.ts'
import { addRecord, findRecord, listRecords } from '../../src/db/records.ts'
import { indexColumns, reindexPage, resealPage, sealedColumns } from '../../src/db/rotate.ts'
import { accounts, contactChanges, documents, drafts, invitations, socialTrips, staffInvitations } from '../../src/db/schema.ts'
import { open, seal } from '../../src/db/sealed.ts'
import { addTrip, claimTrip } from '../../src/db/social-trips.ts'
import { putStaff } from '../../src/db/staff.ts'
import { addTicket, findTicket } from '../../src/db/tickets.ts'
import { listRecordWorkers } from '../../src/db/workers.ts'
import { chainEvents, verifyEvents } from '../../src/domain/audit.ts'
import { limits } from '../../src/domain/limits.ts'

const root = join(import.meta.dirname, '../..')
const [older, newer] = [
  { id: 'older', bytes: randomBytes(32) },
  { id: 'newer', bytes: randomBytes(32) },
]
const keysOf = (...keys: (typeof older)[]): Keys => {
  const ring = () => new KeyRing(keys)
  return { sealing: ring(), index: ring(), signing: ring() }
}
const [before, both, after] = [keysOf(older), keysOf(newer, older), keysOf(newer)]
const now = Date.UTC(2026, 10, 21, 9, 0)

let folder: string
let server: DatabaseServer
let db: Db

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-rotation-'))
  server = await startDatabaseServer({ folder, port: await findFreePort() })
  await migrateDatabase(server.url)
  db = connect(server.url)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  for (const { table } of sealedColumns.toReversed()) await db.delete(table)
})

// ---- the commands, as an operator runs them

const text = (ring: KeyRing) => ring.all.map(({ id, bytes }) => `${id}:${bytes.toString('base64')}`).join(',')
const environment = (keys: Keys) => ({
  DATABASE_URL: server.url,
  SEALING_KEYS: text(keys.sealing),
  INDEX_KEYS: text(keys.index),
  SIGNING_KEYS: text(keys.signing),
})

async function run(command: string, args: string[], env: Record<string, string>, options: string[] = []) {
  const child = promisify(execFile)(process.execPath, [...options, join(root, 'commands', command), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  })
  try {
    return { code: 0, ...(await child) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}
const rotate = (ring: string, keys: Keys = both) => run('rotate-keys.ts', [ring], environment(keys))

// ---- what there is to rotate

const ada = (email = 'Ada@School.example'): Account => ({
  id: newId(),
  council: 'rotation-1',
  email,
  person: { forename: 'Ada', surname: 'Bell', town: 'Durham' },
  password: '$argon2id$first',
  passwordChangedAt: now,
  phone: '+447700900147',
  status: 'active',
})

async function addAll(keys: Keys) {
  const account = ada()
  await commit(db, addAccount(db, keys, account, now))
  const change = { account, hash: '$argon2id$second', historyId: newId(), keep: 5, now }
  await commit(db, replacePassword(db, keys, change))

  const journey = { council: account.council, name: 'register', tokens: [newToken()] as [string] }
  const submission = { token: newToken(), step: 'details', input: 'x' }
  const asks = () => known(undefined)
  const claimed = await claimSubmission<object, undefined>(db, keys, journey, submission, { now, asks })
  await commit(db, [
    ...writeProgress(db, keys, claimed.journey, { progress: { forename: 'Ada' }, accountId: undefined, expiresAt: now + 1000 }),
    writeOutcome(db, keys, { council: account.council, name: 'register', token: submission.token }, { settled: true }),
  ])
  // One whose work is going on: there is nothing to seal yet.
  await claimSubmission(db, keys, journey, { ...submission, token: newToken() }, { now, asks })

  const plain = { id: newId(), council: account.council, channel: 'email', kind: 'code', language: 'en' } as const
  const message = { ...plain, hint: 'a@x.example', createdAt: now, expiresAt: now + 1000 }
  await commit(db, [addMessage(db, keys, { ...message, to: account.email, subject: 'Your code', text: '1234 5678' }, false)])
  await commit(db, [moveMessage(db, message.id, { status: 'sent', provider: 'outbox', reference: 'x' })])
  return { account, journey, submission, ...(await addCasework(keys, account)) }
}

const child = { given: 'Charlie', surname: 'Cherry', born: '2013-11-07' }
const contact = { title: 'Social worker', phone: '01603 222 222' }

const identity = { id: newId(), provider: 'google' as const, subject: 'google ada', email: 'ada@gmail.example', joinedAt: now }
const trip = { council: 'east-vale', provider: 'google' as const, state: newToken(), browser: newToken() }

/** A record with all that belongs to it, and what else is kept of staff and drafts. */
async function addCasework(keys: Keys, { id: accountId, council, email }: Account) {
  const sealed = (table: string, column: string, row: string, text: string) => seal(keys.sealing, { table, column, row }, text)
  const record = { id: newId(), council, number: 'CS-1', child, createdAt: now }
  const document = { id: newId(), council, recordId: record.id, name: 'A plan', type: 'application/pdf' as const, bytes: 4 }
  const grant = { id: newId(), council, recordId: record.id, accountId, relationship: 'parent', startsAt: now, endsAt: null }
  const [invitation, staffInvitation, draft, change] = [newId(), newId(), newId(), newId()]
  const written = await commit(db, [
    putStaff(db, keys, council, { id: accountId, role: 'worker', contact, since: now }),
    ...addRecord(db, keys, record, accountId),
    ...grantAccess(db, { ...grant, grantedBy: accountId, grantedAt: now }),
    ...endAccess(db, keys, { id: grant.id, by: accountId, reason: 'Moved away', now }),
    addDocument(db, keys, { ...document, createdBy: accountId, createdAt: now }),
    addChunk(db, keys, document.id, 0, new Uint8Array([1, 2, 255, 0])),
    db.insert(invitations).values({
      id: invitation,
      council,
      ownerId: accountId,
      email: sealed('invitations', 'email', invitation, email),
      emailIndex: sign(keys.index, `index ${council} invitations.email`, email.toLowerCase()),
      person: sealed('invitations', 'person', invitation, JSON.stringify({ given: 'Penny' })),
      language: 'en',
      status: 'sent',
      version: 1,
      code: 'x',
      codeTriesLeft: 5,
      wrongCodes: 0,
      codeExpiresAt: now,
      createdAt: now,
      changedAt: now,
    }),
    db.insert(staffInvitations).values({
      id: staffInvitation,
      council,
      email: sealed('staff_invitations', 'email', staffInvitation, email),
      role: 'worker',
      link: newId(),
      createdAt: now,
      expiresAt: now,
    }),
    db
      .insert(drafts)
      .values({ id: draft, accountId, fields: sealed('drafts', 'fields', draft, '{"given":"Ch"}'), expiresAt: now }),
    ...addIdentity(db, keys, { ...identity, council, accountId }),
    addTrip(db, keys, trip, 'carried along', now),
    addTicket(db, keys, { id: 'a ticket', council, accountId, provedAt: now, carried: 'carried over', expiresAt: now }),
    db.insert(contactChanges).values({
      ...{ id: change, council, accountId, kind: 'email', sentAt: now, sends: 1, expiresAt: now },
      value: sealed('contact_changes', 'value', change, 'new@school.example'),
    }),
  ])
  expect(written).toBe(true)
  return { record, document, invitation, staffInvitation, draft, change }
}

async function expectCasework(keys: Keys, all: Awaited<ReturnType<typeof addAll>>) {
  const { account, record, document } = all
  expect(await findRecord(db, keys, { council: record.council }, record.id)).toEqual({ ...record, changedAt: now })
  expect((await listRecordWorkers(db, keys, record.council, record.id)).map(({ staff }) => staff.contact)).toEqual([contact])
  expect(
    (await listAccess(db, keys, { council: record.council, recordId: record.id, now, offset: 0, most: 9 })).map(
      ({ access }) => access.reason,
    ),
  ).toEqual(['Moved away'])
  const [row] = await db.select().from(documents)
  const stored = { ...document, createdBy: account.id, createdAt: now, publishedAt: now, withdrawnAt: null }
  const place = (table: string, column: string, row_: string) => ({ table, column, row: row_ })
  expect(open(keys.sealing, place('documents', 'name', row!.id), row!.name)).toBe('A plan')
  const pieces = []
  for await (const piece of readContent(db, keys, stored)) pieces.push(...piece)
  expect(pieces).toEqual([1, 2, 255, 0])
  const [invitation] = await db.select().from(invitations)
  expect(open(keys.sealing, place('invitations', 'email', all.invitation), invitation!.email)).toBe(account.email)
  expect(open(keys.sealing, place('invitations', 'person', all.invitation), invitation!.person)).toBe('{"given":"Penny"}')
  const [staffInvitation] = await db.select().from(staffInvitations)
  expect(open(keys.sealing, place('staff_invitations', 'email', all.staffInvitation), staffInvitation!.email)).toBe(account.email)
  const [draft] = await db.select().from(drafts)
  expect(open(keys.sealing, place('drafts', 'fields', all.draft), draft!.fields)).toBe('{"given":"Ch"}')
  const [change] = await db.select().from(contactChanges)
  expect(open(keys.sealing, place('contact_changes', 'value', all.change), change!.value)).toBe('new@school.example')
  expect(await listIdentities(db, keys, account.id)).toEqual([{ ...identity, council: record.council, accountId: account.id }])
  await db.update(socialTrips).set({ usedAt: null })
  expect(await claimTrip(db, keys, trip, now - 1)).toBe('carried along')
  expect((await findTicket(db, keys, 'a ticket', now - 1))?.carried).toBe('carried over')
}

async function expectAll(keys: Keys, all: Awaited<ReturnType<typeof addAll>>) {
  const { account, journey, submission } = all
  await expectCasework(keys, all)
  expect(await findAccount(db, keys, account.council, account.id)).toMatchObject({
    ...account,
    password: '$argon2id$second',
    passwordChangedAt: account.passwordChangedAt + 1,
    phoneChangedAt: now,
  })
  expect(await findPasswordHistory(db, keys, account.id, 5)).toEqual(['$argon2id$first'])
  expect((await findJourney(db, keys, journey, now)).progress).toEqual({ forename: 'Ada' })
  const sent = { council: journey.council, name: journey.name, token: submission.token }
  expect((await findSeen(db, keys, sent))?.outcome).toEqual({ settled: true })
  expect(
    (await listSent(db, keys, { provider: 'outbox', most: 5, now })).map(({ to, subject, text: body }) => [to, subject, body]),
  ).toEqual([[account.email, 'Your code', '1234 5678']])
}

const dump = async () => Promise.all(sealedColumns.map(({ table }) => db.all(sql`select * from ${table} order by id`)))

describe('the lists of what is rotated', () => {
  it('are those that the comments of schema.ts tell', async () => {
    const source = (
      await Promise.all(globSync('src/db/schema/*.ts', { cwd: root }).map((file) => readFile(join(root, file), 'utf8')))
    ).join('\n')
    const told = (comment: RegExp) =>
      source.split(/^(?=export const )/m).flatMap((columns) => {
        const table = /sqliteTable\(\s*'(\w+)'/.exec(columns)?.[1]
        return [...columns.matchAll(/\/\*\* ([^\n]*) \*\/\s+(\w+): text\((?:'(\w+)')?/g)]
          .filter(([, words]) => comment.test(words!))
          .map(([, , property, name]) => `${table}.${name ?? property}`)
      })
    const listed = sealedColumns.flatMap(({ table, columns }) => columns.map(({ name }) => `${getTableName(table)}.${name}`))
    expect(listed.length).toBeGreaterThan(8)
    expect(told(/^sealed/).sort()).toEqual(listed.sort())
    const indexed = indexColumns.map(({ table, column }) => `${getTableName(table)}.${column.name}`)
    expect(told(/^HMAC of (the folded|provider)/).sort()).toEqual(indexed.sort())
  })
})

describe('npm run keys:rotate -- sealing', () => {
  it('lets everything be opened with the new key alone', async () => {
    const all = await addAll(before)
    await expectAll(both, all)
    await expect(expectAll(after, all)).rejects.toThrow()
    const { code, stdout, stderr } = await rotate('sealing')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.replaceAll(/ +/g, ' ').split('\n')).toEqual([
      ' accounts 1 sealed anew',
      ' password_history 1 sealed anew',
      ' journeys 1 sealed anew',
      ' submissions 1 sealed anew',
      ' messages 1 sealed anew',
      ' staff 1 sealed anew',
      ' staff_invitations 1 sealed anew',
      ' records 1 sealed anew',
      ' access_grants 1 sealed anew',
      ' invitations 1 sealed anew',
      ' documents 1 sealed anew',
      ' document_chunks 1 sealed anew',
      ' drafts 1 sealed anew',
      ' contact_changes 1 sealed anew',
      ' identities 1 sealed anew',
      ' social_trips 1 sealed anew',
      ' tickets 1 sealed anew',
      'All is made with newer. What the portal no longer needs in SEALING_KEYS: older.',
      '',
    ])
    const onlySealing = { ...before, sealing: after.sealing }
    await expectAll(onlySealing, all)
    expect(JSON.stringify(await dump())).not.toContain('"older.".')
  })

  it('changes nothing the second time', async () => {
    await addAll(before)
    await rotate('sealing')
    const first = await dump()
    const { code, stdout } = await rotate('sealing')
    expect(code).toBe(0)
    expect(stdout).toMatch(/accounts +0 sealed anew/)
    expect(await dump()).toEqual(first)
  })

  it('goes on over many pages, and with what an earlier run left', async () => {
    const journeys = Array.from({ length: 330 }, () => ({ council: 'rotation-1', name: 'register', token: newToken() }))
    const add = async (keys: Keys, each: typeof journeys) =>
      commit(
        db,
        each.flatMap(({ council, name, token }) => {
          const id = `${council} ${name} ${token}`
          return writeProgress(
            db,
            keys,
            { id, council, name, token, version: 0, progress: {} },
            { progress: { token }, accountId: undefined, expiresAt: now + 1000 },
          )
        }),
      )
    await add(before, journeys.slice(0, 250))
    await add(after, journeys.slice(250))
    const journeyTable = sealedColumns.find(({ table }) => getTableName(table) === 'journeys')!
    expect((await resealPage(db, both.sealing, journeyTable, '')).changed).toBe(100)
    expect((await rotate('sealing')).stdout).toMatch(/journeys +150 sealed anew/)
    expect((await rotate('sealing', after)).stdout).toMatch(/journeys +0 sealed anew/)
  })

  it('seals the content of documents anew as the bytes it is, a few pieces at a time', async () => {
    const record = { id: newId(), council: 'rotation-1', number: '1', child: { given: 'C', surname: 'D', born: '2013-11-07' } }
    await commit(db, addRecord(db, before, { ...record, createdAt: now }))
    const content = randomBytes(25 * limits.document.chunkBytes + 1)
    const document = {
      ...{ id: newId(), council: record.council, recordId: record.id, name: 'Plan', type: 'application/pdf' as const },
      ...{ bytes: content.length, createdBy: 'x', createdAt: now },
    }
    await commit(db, [addDocument(db, before, document)])
    for (let at = 0; at < 26; at++) {
      const piece = content.subarray(at * limits.document.chunkBytes, (at + 1) * limits.document.chunkBytes)
      await commit(db, [addChunk(db, before, document.id, at, piece)])
    }
    expect((await rotate('sealing')).stdout).toMatch(/documents +1 sealed anew\n +document_chunks +26 sealed anew/)
    const read: Uint8Array[] = []
    for await (const piece of readContent(db, after, { ...document, publishedAt: now, withdrawnAt: null })) read.push(piece)
    expect(Buffer.concat(read).equals(content)).toBe(true)
  })

  it('does not write over what was changed after it was read', async () => {
    const { account: added } = await addAll(before)
    const account = (await findAccount(db, before, added.council, added.id))!
    // Between the command's reading and writing the person's password is changed: by an old Worker, then by one with the new ring.
    for (const keys of [before, both]) {
      const hash = `$argon2id$${keys === before ? 'third' : 'fourth'}`
      const meddled: Db = Object.assign(Object.create(db) as Db, {
        batch: async (...args: Parameters<Db['batch']>) => {
          await commit(db, [rehashPassword(db, keys, account, hash)])
          return db.batch(...args)
        },
      })
      const page = await resealPage(meddled, both.sealing, sealedColumns[0]!, '')
      expect(page.changed).toBe(0)
      expect((await findAccount(db, both, account.council, account.id))?.password).toBe(hash)
    }
    await rotate('sealing')
    expect((await findAccount(db, after, account.council, account.id))?.password).toBe('$argon2id$fourth')
  })

  it('loses nothing that the portal writes meanwhile', async () => {
    const tokens = Array.from({ length: 6 }, () => newToken())
    const at = (token: string) => ({ council: 'rotation-1', name: 'register', tokens: [token] as [string] })
    const write = async (token: string, count: number, keys: Keys) => {
      const journey = await findJourney<{ count: number }>(db, keys, at(token), now)
      expect(journey.progress.count ?? 0).toBe(count - 1)
      expect(
        await commit(db, writeProgress(db, keys, journey, { progress: { count }, accountId: undefined, expiresAt: now + 1000 })),
      ).toBe(true)
    }
    for (const token of tokens) await write(token, 1, before)
    let running = true
    const command = rotate('sealing').finally(() => {
      running = false
    })
    let rounds = 1
    while (running) {
      rounds++
      await Promise.all(tokens.map((token) => write(token, rounds, both)))
    }
    expect((await command).code).toBe(0)
    expect(rounds).toBeGreaterThan(2)
    for (const token of tokens) expect((await findJourney(db, after, at(token), now)).progress).toEqual({ count: rounds })
  })

  it('tells of a row that does not open, seals the others, and asks to keep the older key', async () => {
    const all = await addAll(before)
    const lost = { ...ada('lost@school.example'), id: 'the-lost-one' }
    await commit(db, addAccount(db, keysOf({ id: 'lost', bytes: randomBytes(32) }), lost, now))
    const { code, stdout } = await rotate('sealing')
    expect(code).toBe(1)
    expect(stdout).toMatch(/accounts +1 sealed anew, 1 left\n +accounts: the row the-lost-one does not open\./)
    expect(stdout).toContain('Not done: keep the older keys in SEALING_KEYS')
    expect(stdout).not.toMatch(/school\.example/i)
    await expectAll({ ...before, sealing: after.sealing }, all)
  })
})

describe('npm run keys:rotate -- index', () => {
  it('lets a person be found by the new key alone', async () => {
    const { account } = await addAll(before)
    const find = (index: KeyRing) => findAccountByEmail(db, { ...both, index }, account.council, 'ADA@school.example')
    expect(await find(after.index)).toBeUndefined()
    expect(await find(both.index)).toMatchObject({ id: account.id })
    const { code, stdout } = await rotate('index')
    expect(code).toBe(0)
    expect(stdout.replaceAll(/ +/g, ' ').split('\n')).toEqual([
      ' accounts.email_index 1 indexed anew',
      ' records.number_index 1 indexed anew',
      ' records.surname_index 1 indexed anew',
      ' records.born_index 1 indexed anew',
      ' invitations.email_index 1 indexed anew',
      ' identities.subject_index 1 indexed anew',
      'All is made with newer. What the portal no longer needs in INDEX_KEYS: older.',
      '',
    ])
    expect(await find(after.index)).toMatchObject({ id: account.id })
    expect(await find(before.index)).toBeUndefined()
    const [invited] = await db.select().from(invitations)
    const use = `index ${account.council} invitations.email`
    expect(invited!.emailIndex).toBe(sign(after.index, use, account.email.toLowerCase()))

    const rows = await dump()
    expect((await rotate('index')).stdout).toMatch(/accounts\.email_index +0 indexed anew/)
    expect(await dump()).toEqual(rows)
  })

  it.each([
    ['number', 'cs 1'],
    ['surname', 'CHERRY'],
    ['born', '2013-11-07'],
  ] as const)('lets a record be found by its %s by the new key alone', async (key, value) => {
    const { record } = await addAll(before)
    const find = (index: KeyRing) =>
      listRecords(db, { ...both, index }, { council: record.council }, { found: { key, value }, offset: 0, most: 5 })
    expect(await find(after.index)).toEqual([])
    await rotate('index')
    expect((await find(after.index)).map(({ id }) => id)).toEqual([record.id])
    expect(await find(before.index)).toEqual([])
    expect(await commit(db, addRecord(db, { ...both, index: after.index }, { ...record, id: newId() }))).toBe(false)
  })

  it('leaves no moment at which an address has two accounts', async () => {
    const { account } = await addAll(before)
    const second = () => commit(db, addAccount(db, both, ada('ada@SCHOOL.example'), now))
    expect(await second()).toBe(false)
    let running = true
    const command = rotate('index').finally(() => {
      running = false
    })
    while (running) expect(await second()).toBe(false)
    expect((await command).code).toBe(0)
    expect(await second()).toBe(false)
    expect(await findAccountByEmail(db, { ...both, index: after.index }, account.council, account.email)).toMatchObject({
      id: account.id,
    })
    expect(await db.select({ id: accounts.id }).from(accounts)).toEqual([{ id: account.id }])
  })

  it('does not index an address that was changed after it was read', async () => {
    const { account } = await addAll(before)
    const other = { ...account, id: newId(), email: 'bea@school.example' }
    const meddled: Db = Object.assign(Object.create(db) as Db, {
      batch: async (...args: Parameters<Db['batch']>) => {
        await db.delete(accounts)
        await commit(db, addAccount(db, before, { ...other, id: account.id }, now))
        return db.batch(...args)
      },
    })
    expect((await reindexPage(meddled, both, indexColumns[0]!, '')).changed).toBe(0)
    expect((await rotate('index')).code).toBe(0)
    expect(await findAccountByEmail(db, { ...both, index: after.index }, account.council, account.email)).toBeUndefined()
    expect(await findAccountByEmail(db, both, account.council, other.email)).toMatchObject({ id: account.id })
  })

  it('tells of two accounts with one address, without the address, and indexes the others', async () => {
    const [first, second, third] = [ada(), ada(), ada('bea@school.example')]
    await commit(db, addAccount(db, before, first, now))
    // As two Workers could that do not know each other's key: the commands' first step keeps them from it.
    await commit(db, addAccount(db, keysOf(newer), second, now))
    await commit(db, addAccount(db, before, third, now))
    const { code, stdout } = await rotate('index')
    expect(code).toBe(1)
    expect(stdout).toContain(`accounts: the rows ${second.id} and ${first.id} of rotation-1 have the same address.`)
    expect(stdout).toMatch(/1 indexed anew, 1 left/)
    expect(stdout).not.toMatch(/school\.example/i)
    expect(await findAccountByEmail(db, { ...both, index: after.index }, 'rotation-1', third.email)).toBeDefined()
  })
})

const addEvents = async (council: string, count: number) => {
  for (let number = 0; number < count; number++)
    await commit(db, [addEvent(db, { id: newId(), council, at: now, name: 'code.wrong', accountId: null, facts: '{}' })])
}

describe('npm run keys:rotate -- signing', () => {
  it('signs every head with the new key, and tells of one that was changed', async () => {
    await addEvents('rotation-signed', 3)
    await chainEvents(db, before.signing, 'rotation-signed', now)
    await addEvents('rotation-waiting', 1)
    const { code, stdout } = await rotate('signing')
    expect(code).toBe(0)
    expect(stdout.replaceAll(/ +/g, ' ')).toContain(
      ' rotation-signed head signed anew\n rotation-waiting no head yet\nWait 14 days before removing an older key',
    )
    // Of the councils that are there, one invites people.
    expect(stdout).toContain('it has signed the unique codes of invitations (Norfolk County Council)')
    expect(stdout).toContain('Where there are none, 15 minutes are enough')
    expect(stdout).toContain('no longer needs after that in SIGNING_KEYS: older.')
    expect((await verifyEvents(db, after.signing, 'rotation-signed')).problems).toEqual([])
    const head = await findHead(db, 'rotation-signed')
    await rotate('signing')
    expect(await findHead(db, 'rotation-signed')).toEqual(head)

    await db.run(sql`update audit_heads set number = 2 where council = 'rotation-signed'`)
    const changed = await rotate('signing')
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('not signed by a known key')
    expect(changed.stdout).toContain('Not done')
    await db.run(sql`update audit_heads set number = 3 where council = 'rotation-signed'`)
  })
})

describe('npm run audit:verify', () => {
  const verify = (keys: Keys = both) => run('verify-audit.ts', [], environment(keys))

  it('tells of every council how far it is chained, and ends with 0', async () => {
    await addEvents('verify-1', 3)
    await chainEvents(db, both.signing, 'verify-1', now)
    await addEvents('verify-1', 2)
    await addEvents('verify-2', 1)
    const { code, stdout, stderr } = await verify()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/verify-1: 3 chained, 2 waiting for the cron trigger; the head stands at 3, [\w-]{43}\.\n/)
    expect(stdout).toMatch(/verify-2: 0 chained, 1 waiting for the cron trigger; there is no head yet\.\n/)
    expect(stdout).toContain('Nothing is missing or changed.')
  })

  it('tells what is wrong, and ends with 1', async () => {
    await addEvents('verify-3', 3)
    await chainEvents(db, both.signing, 'verify-3', now)
    await db.run(sql`drop trigger events_are_not_changed`)
    await db.run(sql`update events set facts = '{"a":1}' where council = 'verify-3' and number = 2`)
    const { code, stdout } = await verify()
    expect(code).toBe(1)
    expect(stdout).toMatch(/verify-3: 3 chained.*\n {2}Changed: 2, or what stood before it\.\n/)
    expect(stdout).not.toContain('Nothing is missing')
  })

  it('does not take a head for right whose key is not there', async () => {
    const { code, stdout } = await verify(keysOf({ id: 'other', bytes: randomBytes(32) }))
    expect(code).toBe(1)
    expect(stdout).toContain('The head is not signed by a known key: it was changed.')
  })
})

describe('the commands’ environment', () => {
  it('says what is missing', async () => {
    const { code, stdout, stderr } = await run('rotate-keys.ts', ['index'], { DATABASE_URL: server.url })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^SEALING_KEYS, INDEX_KEYS must be in the environment\. .*--env-file=.* commands\/rotate-keys\.ts index\n$/,
    )
  })

  it('comes from a file, too', async () => {
    const path = join(folder, 'vars')
    const lines = Object.entries(environment(both)).map(([name, value]) => `${name}=${value}`)
    await writeFile(path, lines.join('\n'))
    expect((await run('rotate-keys.ts', ['index'], {}, [`--env-file=${path}`])).code).toBe(0)
  })

  it('is that of the portal on this machine when no database is named', async () => {
    const path = join(folder, 'dev.vars')
    const own = newKey()
    await writeFile(
      path,
      Object.entries(environment(before))
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    )
    const local = readEnvironment(['SEALING_KEYS', 'INDEX_KEYS'], { env: { INDEX_KEYS: own, SEALING_KEYS: '' }, path })
    expect(local.local).toBe(true)
    expect(local.rings.SEALING_KEYS.current.id).toBe('older')
    expect(local.rings.INDEX_KEYS.current.id).toBe(own.split(':')[0])
    expect(await local.db.all(sql`select 1 as one`)).toEqual([{ one: 1 }])
    // A database that is named never gets the keys of this machine.
    const named = () => readEnvironment(['SEALING_KEYS'], { env: { DATABASE_URL: 'https://db.example' }, path })
    expect(named).toThrow(/^SEALING_KEYS must be in the environment\. For the portal on this machine: node --env-file=/)
    const nothing = () => readEnvironment(['SEALING_KEYS'], { env: {}, path: join(folder, 'nowhere') })
    expect(nothing).toThrow(/^DATABASE_URL, SEALING_KEYS must be in the environment\. They are the Worker's secrets/)
  })

  it.each([[], ['seals'], ['toString']])('says which rings there are: %s', async (...args) => {
    const { code, stderr } = await run('rotate-keys.ts', args, environment(both))
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Say which ring: npm run keys:rotate -- sealing, index or signing.\n' })
  })

  it('tells in a sentence of a wrong key, and of a database that does not answer', async () => {
    const wrong = await run('rotate-keys.ts', ['sealing'], { ...environment(both), SEALING_KEYS: 'a:b' })
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/^SEALING_KEYS must be "id:base64[^\n]*\n$/) })
    const away = await run('rotate-keys.ts', ['sealing'], {
      ...environment(both),
      DATABASE_URL: `http://127.0.0.1:${await findFreePort()}`,
    })
    expect(away).toMatchObject({ code: 1, stdout: '', stderr: 'The database does not answer.\n' })
  })
})

describe('npm run keys:new', () => {
  it('prints a key that a ring takes', async () => {
    const { stdout } = await run('new-key.ts', [], {})
    const ring = KeyRing.parse('SEALING_KEYS', `${stdout.trim()},${newKey(new Date(Date.UTC(2025, 0, 2, 3, 4, 5)))}`)
    expect(ring.current.id).toMatch(/^20\d\d-\d\d-\d\d-\d{6}$/)
    expect(ring.all[1]!.id).toBe('2025-01-02-030405')
    expect(ring.all[0]!.bytes.equals(ring.all[1]!.bytes)).toBe(false)
  })
})
