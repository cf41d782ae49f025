// What npm run backup writes and npm run restore reads: gzipped lines of JSON. The first tells the version and the tables, the last how
// many rows there are between them and the SHA-256 of every line before it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Value } from '@libsql/client/web'
import { lastMigration, type Row, type Source, type Table, tables } from '../src/db/backup.ts'

export type Header = {
  doorstep: 'backup'
  /** when it was made */
  at: string
  /** the last migration that the database had */
  version: string
  tables: { name: string; columns: readonly string[]; rows: number }[]
}
export type Footer = { rows: number; sha256: string }

/** Whole numbers stand as they are; what JSON has no kind for says what it is. */
type Cell = null | string | number | { integer: string } | { real: number } | { blob: string }

function cellOf(value: Value): Cell {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : { integer: String(value) }
  if (typeof value === 'number') return { real: value }
  return { blob: Buffer.from(value as ArrayBuffer).toString('base64') }
}

function openCell(cell: Cell): Value {
  if (cell === null || typeof cell === 'string') return cell
  if (typeof cell === 'number') return BigInt(cell)
  if ('integer' in cell) return BigInt(cell.integer)
  if ('real' in cell) return cell.real
  const bytes = Buffer.from(cell.blob, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
}

export const lineOf = ({ table, values }: Row) => `${JSON.stringify([table.name, ...values.map(cellOf)])}\n`

const byName = new Map<string, Table>(tables.map((table) => [table.name, table]))

function rowOf(line: string): Row {
  const [name, ...cells] = JSON.parse(line) as [string, ...Cell[]]
  const table = byName.get(name)
  if (!table || cells.length !== table.columns.length) throw new Error(`A row of ${name} has not the columns of this version.`)
  return { table, values: cells.map(openCell) }
}

export const hashing = () => createHash('sha256')

/** The migrations that this copy of the portal has, oldest first. */
async function listMigrations(): Promise<{ tag: string; when: number }[]> {
  const journal = await readFile(join(import.meta.dirname, '../migrations/meta/_journal.json'), 'utf8')
  return (JSON.parse(journal) as { entries: { tag: string; when: number }[] }).entries
}

/**
 * The version of a database's tables, which must be this copy's own.
 * @throws Error with a sentence that says what to do where it is not
 */
export async function versionOf(source: Source): Promise<string> {
  const migrations = await listMigrations()
  const own = migrations.at(-1)!
  const when = await lastMigration(source)
  if (when === own.when) return own.tag
  if (when === undefined || migrations.some((each) => each.when === when))
    throw new Error(
      'The database is not up to date with this copy of the portal: npm run migrate, with the copy that is deployed.',
    )
  throw new Error('The database has migrations that this copy of the portal does not know: use the copy that is deployed.')
}

/** The lines of a backup, without their ends. @throws Error with a sentence when it is cut off or no backup */
async function* linesOf(path: string): AsyncGenerator<string> {
  const held: Buffer[] = []
  const unzipped = createReadStream(path)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(createGunzip())
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        held.push(chunk.subarray(from, end))
        yield Buffer.concat(held.splice(0)).toString('utf8')
        from = end + 1
      }
      held.push(chunk.subarray(from))
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new Error(`There is no file ${path}.`)
    if (code === 'Z_BUF_ERROR') throw new Error(`${path} is cut off: it is not whole.`)
    if (code?.startsWith('Z_')) throw new Error(`${path} is no backup, or was changed.`)
    throw error
  }
  if (held.some(({ length }) => length > 0)) throw new Error(`${path} is cut off: it is not whole.`)
}

export type Inspected = {
  header: Header
  footer: Footer
  /** the hash of the rows' lines alone */
  rowsHash: string
}

/** Reads all of a backup. @throws Error with a sentence when it is not as it was written */
export async function inspect(path: string): Promise<Inspected> {
  const [whole, rows] = [hashing(), hashing()]
  const counts: Record<string, number> = {}
  let header: Header | undefined
  let footer: Footer | undefined
  for await (const line of linesOf(path)) {
    if (footer) throw changed(path)
    if (header && line.startsWith('{')) {
      footer = readFooter(path, line)
      continue
    }
    whole.update(`${line}\n`)
    if (!header) {
      header = readHeader(path, line)
      continue
    }
    rows.update(`${line}\n`)
    const name = /^\["(\w+)"[,\]]/.exec(line)?.[1]
    if (name === undefined) throw changed(path)
    counts[name] = (counts[name] ?? 0) + 1
  }
  if (!header) throw new Error(`${path} is no backup.`)
  if (!footer) throw new Error(`${path} is cut off: it is not whole.`)
  const right = header.tables.every((table) => (counts[table.name] ?? 0) === table.rows)
  // A hash is no signature: who can write the file can write its hash, too. What is sealed and what is signed in it shows that by itself.
  if (!right || whole.digest('hex') !== footer.sha256) throw changed(path)
  return { header, footer, rowsHash: rows.digest('hex') }
}

/** The rows of a backup that was looked at before. */
export async function* readBackup(path: string): AsyncGenerator<Row> {
  for await (const line of linesOf(path)) if (line.startsWith('[')) yield rowOf(line)
}

const changed = (path: string) =>
  new Error(`${path} was changed since it was made: its lines are not those that it was made with.`)

function readFooter(path: string, line: string): Footer {
  try {
    return JSON.parse(line) as Footer
  } catch {
    throw changed(path)
  }
}

function readHeader(path: string, line: string): Header {
  try {
    const header = JSON.parse(line) as Header
    if (header.doorstep === 'backup') return header
  } catch {}
  throw new Error(`${path} is no backup.`)
}
