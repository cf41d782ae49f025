// npm run backup -- FILE [--still]: writes all that the database holds into a file, as it was at one moment. What is sealed stays sealed:
// the file tells nothing without the keys, and is worth nothing without them.

import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { countRows, openDatabase, readRows, type Source, tables, unknownTables } from '../src/db/backup.ts'
import { type Footer, type Header, hashing, lineOf, versionOf } from './backup-file.ts'
import { readEnvironment, run, say, sayLocal } from './environment.ts'

/** The lines of a backup: its header, its rows, its footer. */
export async function* backupLines(source: Source, at: Date): AsyncGenerator<string> {
  const version = await versionOf(source)
  const unknown = await unknownTables(source)
  if (unknown.length > 0)
    throw new Error(`The database has tables that this copy of the portal does not know: ${unknown.join(', ')}.`)
  const counts = await countRows(source)
  const header: Header = {
    doorstep: 'backup',
    at: at.toISOString(),
    version,
    tables: tables.map(({ name, columns }) => ({ name, columns, rows: counts[name]! })),
  }
  const hash = hashing()
  let rows = 0
  const line = (text: string) => {
    hash.update(text)
    return text
  }
  yield line(`${JSON.stringify(header)}\n`)
  for await (const row of readRows(source)) {
    rows++
    yield line(lineOf(row))
  }
  const expected = Object.values(counts).reduce((sum, each) => sum + each, 0)
  const after = await countRows(source)
  if (rows !== expected || Object.keys(counts).some((name) => counts[name] !== after[name]))
    throw new Error('Somebody wrote while it was read: without --still all is read as it was at one moment.')
  const footer: Footer = { rows, sha256: hash.digest('hex') }
  yield `${JSON.stringify(footer)}\n`
}

type Options = {
  url: string
  token?: string | undefined
  /** nobody writes meanwhile, as in a branch: read without a transaction, however long it takes */
  still?: boolean
}

/** Writes a backup. The file is there when it is whole, and not before. @returns how many rows it has */
export async function backUp({ url, token, still = false }: Options, path: string, at: Date): Promise<number> {
  if (existsSync(path)) throw new Error(`${path} is there already: nothing was written.`)
  const part = `${path}.part`
  const client = openDatabase(url, token)
  const transaction = still ? undefined : await client.transaction('read')
  const zip = createGzip()
  const file = zip.pipe(createWriteStream(part, { mode: 0o600 }))
  const written = once(file, 'close')
  // Whoever waits for room or for the end hears of it there, too.
  written.catch(() => {})
  let lines = 0
  try {
    for await (const line of backupLines(transaction ?? client, at)) {
      lines++
      if (!zip.write(line)) await Promise.race([once(zip, 'drain'), written])
    }
    zip.end()
    await written
    await rename(part, path)
  } catch (error) {
    zip.destroy()
    file.destroy()
    await rm(part, { force: true })
    throw error
  } finally {
    transaction?.close()
    client.close()
  }
  return lines - 2
}

if (import.meta.main)
  await run(async () => {
    const { values, positionals } = parseArgs({ options: { still: { type: 'boolean' } }, allowPositionals: true })
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new Error('Say into which file: npm run backup -- doorstep.jsonl.gz')
    const { database, local } = readEnvironment([])
    sayLocal(local)
    const rows = await backUp({ ...database, still: values.still ?? false }, path, new Date())
    say(
      `${path}: ${rows} rows. Without the keys of SEALING_KEYS, INDEX_KEYS and SIGNING_KEYS it opens nothing: keep those elsewhere.`,
    )
    return true
  })
