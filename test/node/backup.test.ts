import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Client } from '@libsql/client/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp, backupLines } from '../../commands/backup.ts'
import type { Header } from '../../commands/backup-file.ts'
import { migrateDatabase } from '../../commands/migrate.ts'
import { restore } from '../../commands/restore.ts'
import { type DatabaseServer, findFreePort, startDatabaseServer } from '../../commands/sqld.ts'
import { countRows, openDatabase, tables, writeRows } from '../../src/db/backup.ts'
import { commit, connect } from '../../src/db/client.ts'
import { addEvent } from '../../src/db/events.ts'
import { KeyRing, newId } from '../../src/db/keys.ts'
import { chainEvents, verifyEvents } from '../../src/domain/audit.ts'
import { rowsOf } from '../every-row.ts'

const root = join(import.meta.dirname, '../..')
const secret = `backup:${randomBytes(32).toString('base64')}`
const ring = KeyRing.parse('SIGNING_KEYS', secret)
const now = Date.UTC(2026, 10, 21, 9, 0)

let folder: string
const servers: DatabaseServer[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-backup-'))
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})
const path = (name = `${newId()}.jsonl.gz`) => join(folder, name)

/** A database server of its own, migrated and empty. */
async function newDatabase(): Promise<string> {
  const server = await startDatabaseServer({ folder: path(newId()), port: await findFreePort() })
  servers.push(server)
  await migrateDatabase(server.url)
  return server.url
}

const ROWS = 4

/** Every row of every table, with its kinds of values. */
async function dump(client: Client) {
  const all: Record<string, unknown> = {}
  for (const { name, columns } of tables) {
    const kinds = columns.map((column) => `typeof("${column}"), hex("${column}")`)
    const page = name === 'document_chunks' ? 4 : 1000
    const found: unknown[] = []
    for (let offset = 0; offset === found.length; offset += page) {
      const { rows } = await client.execute(`select ${kinds} from "${name}" order by rowid limit ${page} offset ${offset}`)
      found.push(...rows.map((row) => Array.from(row)))
    }
    all[name] = found
  }
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

/** Runs a command as npm does. */
async function run(command: 'backup' | 'restore' | 'verify-audit', args: string[], env: Record<string, string>) {
  try {
    const done = await promisify(execFile)(process.execPath, [join(root, `commands/${command}.ts`), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
    })
    return { code: 0, ...done }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

/** The backup of a database that has a bit of everything, and documents that do not fit into one answer of sqld's. */
let source: string
let whole: string
let total = 0
const LARGE = 500_000
beforeAll(async () => {
  source = await newDatabase()
  const client = openDatabase(source)
  for (const { name } of tables) await writeRows(client, rowsOf(name, ROWS))
  const chunks = tables.find(({ name }) => name === 'document_chunks')!
  const [document] = rowsOf('documents', 1)
  for (let at = 0; at < 24; at++) {
    const values = [`large-${at}`, document!.values[0]!, BigInt(100 + at), randomBytes(LARGE / 2).toString('hex')]
    await writeRows(client, [{ table: chunks, values }])
  }
  const db = connect(source)
  for (let page = 0; page < 12; page++)
    await commit(
      db,
      Array.from({ length: 100 }, () =>
        addEvent(db, { id: newId(), council: 'vale', at: now, name: 'code.wrong', accountId: null, facts: '{}' }),
      ),
    )
  await chainEvents(db, ring, 'vale', now)
  total = tables.length * ROWS + 24 + 1200 + 1
  whole = path('whole.jsonl.gz')
  expect(await backUp({ url: source }, whole, new Date(now))).toBe(total)
}, 120_000)

const linesIn = async (file: string) =>
  gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
    .slice(0, -1)

/** The same backup with other lines, and the hash that goes with them. */
async function rewritten(edit: (lines: string[]) => string[]) {
  const lines = edit((await linesIn(whole)).slice(0, -1))
  const text = `${lines.join('\n')}\n`
  const footer = { rows: lines.length - 1, sha256: createHash('sha256').update(text).digest('hex') }
  const file = path()
  await writeFile(file, gzipSync(`${text}${JSON.stringify(footer)}\n`))
  return file
}

describe('a backup', () => {
  it('has every table that the database has, in an order in which it can be put back', async () => {
    const { rows } = await openDatabase(source).execute(`select name from sqlite_master where type = 'table'`)
    const there = rows.map((row) => String(row[0])).filter((name) => !/^(sqlite|libsql|__drizzle)_/.test(name))
    expect(there.sort()).toEqual([...tables.map(({ name }) => name), 'expectations'].sort())
  })

  it('tells of its version, its tables and how many rows they have; nobody else can read the file', async () => {
    const [first, ...rest] = await linesIn(whole)
    const header = JSON.parse(first!) as Header
    expect(header).toMatchObject({
      doorstep: 'backup',
      at: '2026-11-21T09:00:00.000Z',
      version: expect.stringMatching(/^\d{4}_\w+$/),
    })
    expect(Object.fromEntries(header.tables.map(({ name, rows }) => [name, rows]))).toEqual(await countRows(openDatabase(source)))
    expect(JSON.parse(rest.at(-1)!)).toEqual({ rows: total, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await stat(whole)).mode & 0o777).toBe(0o600)
  })

  it('is of one moment, whoever writes meanwhile', async () => {
    const client = openDatabase(source)
    const reading = await client.transaction('read')
    const lines = backupLines(reading, new Date(now))
    const header = JSON.parse((await lines.next()).value!) as Header
    const row = { table: tables.find(({ name }) => name === 'circuits')!, values: ['meanwhile', 1n, 1n, 1n] }
    await writeRows(client, [row])
    let rows = 0
    for await (const line of lines) if (line.startsWith('[')) rows++
    reading.close()
    expect(rows).toBe(header.tables.reduce((sum, each) => sum + each.rows, 0))
    await client.execute(`delete from circuits where id = 'meanwhile'`)
  })

  it('is made while others write all the time', async () => {
    const client = openDatabase(source)
    const circuits = tables.find(({ name }) => name === 'circuits')!
    let making = true
    const made = backUp({ url: source }, path(), new Date(now)).finally(() => {
      making = false
    })
    let written = 0
    while (making) await writeRows(client, [{ table: circuits, values: [`meanwhile-${written++}`, 1n, 1n, 1n] }])
    expect(await made).toBeGreaterThanOrEqual(total)
    expect(written).toBeGreaterThan(2)
    await client.execute(`delete from circuits where id like 'meanwhile-%'`)
  })

  it('of a database that is said to be still is refused when somebody wrote', async () => {
    const client = openDatabase(source)
    const lines = backupLines(client, new Date(now))
    await lines.next()
    await writeRows(client, [{ table: tables.find(({ name }) => name === 'circuits')!, values: ['meanwhile', 1n, 1n, 1n] }])
    const rest = async () => {
      for await (const _ of lines);
    }
    await expect(rest()).rejects.toThrow(/^Somebody wrote while it was read/)
    await client.execute(`delete from circuits where id = 'meanwhile'`)
    const still = path()
    await backUp({ url: source, still: true }, still, new Date(now))
    expect(await linesIn(still)).toEqual(await linesIn(whole))
  })

  it('writes over no file, and leaves none behind when it breaks off', async () => {
    await expect(backUp({ url: source }, whole, new Date())).rejects.toThrow(/is there already: nothing was written/)
    const file = path()
    await expect(backUp({ url: `http://127.0.0.1:${await findFreePort()}` }, file, new Date())).rejects.toThrow()
    await expect(backUp({ url: source }, join(folder, 'nowhere/x.jsonl.gz'), new Date())).rejects.toThrow()
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false])
  })

  it('is not made of a database of another version, or with tables that nobody knows', async () => {
    const server = await startDatabaseServer({ folder: path(newId()), port: await findFreePort() })
    servers.push(server)
    const client = openDatabase(server.url)
    const made = () => backUp({ url: server.url }, path(), new Date())
    await expect(made()).rejects.toThrow(/^The database is not up to date with this copy of the portal: npm run migrate/)
    await migrateDatabase(server.url)
    await client.execute('create table own_notes (id text primary key)')
    await expect(made()).rejects.toThrow('tables that this copy of the portal does not know: own_notes.')
    await client.execute('drop table own_notes')
    await client.execute(`insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)`)
    await expect(made()).rejects.toThrow(/^The database has migrations that this copy of the portal does not know/)
  })
})

describe('a restored database', () => {
  it('holds every row of every table as it was, documents, empty values and bytes included, under a whole audit trail', async () => {
    const target = await newDatabase()
    expect(await restore({ url: target }, whole)).toBe(total)
    expect(await dump(openDatabase(target))).toBe(await dump(openDatabase(source)))
    expect(await verifyEvents(connect(target), ring, 'vale')).toMatchObject({ problems: [], chained: 1200, waiting: 0 })
    const again = path()
    await backUp({ url: target }, again, new Date(now))
    expect(await linesIn(again)).toEqual(await linesIn(whole))

    // It goes on as the old one would: with the next number, and with its refusals.
    const db = connect(target)
    const event = { id: newId(), council: 'vale', at: now, name: 'code.wrong', accountId: null, facts: '{}' }
    expect(await commit(db, [addEvent(db, event)])).toBe(true)
    expect(await verifyEvents(db, ring, 'vale')).toMatchObject({ problems: [], waiting: 1 })
    await expect(openDatabase(target).execute(`delete from events where council = 'vale'`)).rejects.toThrow(/append-only/)

    await expect(restore({ url: target }, whole)).rejects.toThrow(
      /^The database holds something already \(.*\baccounts\b.*\): nothing was written/,
    )
  }, 120_000)
})

describe('a restore', () => {
  let empty: string
  beforeAll(async () => {
    empty = await newDatabase()
  })
  const refused = async (file: string, words: RegExp) => {
    await expect(restore({ url: empty }, file)).rejects.toThrow(words)
    expect(Object.values(await countRows(openDatabase(empty))).every((rows) => rows === 0)).toBe(true)
  }

  it.each([0.1, 0.5, 0.9999])('refuses a file that is cut off, and writes nothing: %d of it', async (share) => {
    const bytes = await readFile(whole)
    const file = path()
    await writeFile(file, bytes.subarray(0, Math.floor(bytes.length * share)))
    await refused(file, /is cut off: it is not whole\.$/)
  })

  it.each([1, 2, 700])('refuses a file without its last %i lines, and writes nothing', async (count) => {
    const file = path()
    await writeFile(file, gzipSync(`${(await linesIn(whole)).slice(0, -count).join('\n')}\n`))
    await refused(file, /is cut off: it is not whole\.$/)
  })

  it.each([0.01, 0.3, 0.7])('refuses a file in which one byte was changed, and writes nothing: at %d', async (share) => {
    const bytes = await readFile(whole)
    const at = Math.floor(bytes.length * share)
    bytes[at] = bytes[at]! ^ 1
    const file = path()
    await writeFile(file, bytes)
    await refused(file, /no backup|was changed|cut off/)
  })

  it.each([
    ['a value', (line: string) => line.replace('accounts.council 0', 'accounts.council 9')],
    ['the name of a table', (line: string) => line.replace('["circuits"', '["circuit2"')],
    ['the header', (line: string) => line.replace('T09:00', 'T10:00')],
  ])('refuses a file in which %s was changed, and writes nothing', async (_, edit) => {
    const file = path()
    await writeFile(file, gzipSync(`${(await linesIn(whole)).map(edit).join('\n')}\n`))
    await refused(file, /was changed since it was made/)
  })

  it('refuses what is no backup', async () => {
    const file = path()
    await writeFile(file, 'select 1;')
    await refused(file, /is no backup, or was changed\.$/)
    await writeFile(file, gzipSync('{"other":1}\n'))
    await refused(file, /is no backup\.$/)
    await refused(path('nowhere'), /^There is no file .*nowhere\.$/)
  })

  it('refuses the backup of another version, and a database that is not migrated', async () => {
    const older = await rewritten(([header, ...rows]) => [
      header!.replace(/"version":"\w+"/, '"version":"0001_append_only_events"'),
      ...rows,
    ])
    await refused(older, /^The backup is of version 0001_append_only_events, .* are of \d{4}_\w+: restore with the copy/)
    const server = await startDatabaseServer({ folder: path(newId()), port: await findFreePort() })
    servers.push(server)
    await expect(restore({ url: server.url }, whole)).rejects.toThrow(/^The database is not up to date .*: npm run migrate/)
  })

  it('that breaks off in the middle says so, and the next one refuses what is left of it', async () => {
    const target = await newDatabase()
    const orphan = await rewritten((lines) => [
      lines[0]!.replace(/("name":"document_chunks"[^}]*"rows":)\d+/, (_, before) => `${before}${ROWS + 25}`),
      ...lines.slice(1),
      JSON.stringify(['document_chunks', 'orphan', 'nobody', 1, 'x']),
    ])
    await expect(restore({ url: target }, orphan)).rejects.toThrow(
      /FOREIGN KEY.*\nThis database is not whole: let no portal use it\./s,
    )
    await expect(restore({ url: target }, whole)).rejects.toThrow(/^The database holds something already/)
  }, 120_000)
})

describe('the commands', () => {
  it('back up, restore and verify, and tell what they did', async () => {
    const file = path()
    const made = await run('backup', [file], { DATABASE_URL: source })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain(`${total} rows. Without the keys of SEALING_KEYS`)
    const target = await newDatabase()
    const put = await run('restore', [file], { DATABASE_URL: target })
    expect(put).toMatchObject({ code: 0, stderr: '' })
    expect(put.stdout).toContain(`${total} rows are there`)
    // The rows that this test made up are no trail; the other council's is one.
    expect((await run('verify-audit', [], { DATABASE_URL: target, SIGNING_KEYS: secret })).stdout).toMatch(
      /^vale: 1200 chained, 0 waiting/m,
    )
  }, 120_000)

  it.each([
    ['backup', [], /^Say into which file: npm run backup/],
    ['backup', ['a', 'b'], /^Say into which file/],
    ['backup', ['--all', 'a'], /Unknown option '--all'/],
    ['restore', [], /^Say from which file: npm run restore/],
    ['restore', ['no-such-file'], /^There is no file no-such-file\.\n$/],
  ] as const)('say what is wrong: %s %j', async (command, args, words) => {
    const { code, stdout, stderr } = await run(command, [...args], { DATABASE_URL: source })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(words)
  })
})
