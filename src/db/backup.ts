import { type Client, createClient, type ResultSet, type Transaction, type Value } from '@libsql/client/web'
import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from './schema.ts'

/* All rows of all tables, as they stand in the database: what is sealed stays sealed. */

/** A table, with its columns in their order. */
export type Table = { name: string; columns: readonly string[] }

/** A row's values in the order of its table's columns; whole numbers as bigint. */
export type Row = { table: Table; values: readonly Value[] }

/** What reads: a transaction sees one moment, a client what there is at each question. */
export type Source = Pick<Client | Transaction, 'execute'>

/** Whole numbers come as bigint, so that each goes back as the kind of value that it was. Ends a request after a minute. */
export const openDatabase = (url: string, authToken?: string): Client =>
  createClient({
    url,
    intMode: 'bigint',
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(60_000) }),
    ...(authToken ? { authToken } : {}),
  })

/** Every table, those first that others refer to. Of "expectations", which breaks batches, there is nothing to keep. */
export const tables: readonly Table[] = inOrder(
  Object.values(schema as Record<string, unknown>).filter(
    (each): each is SQLiteTable => is(each, SQLiteTable) && each !== schema.expectations,
  ),
)

function inOrder(wanted: readonly SQLiteTable[]): Table[] {
  const placed: SQLiteTable[] = []
  const place = (table: SQLiteTable) => {
    if (placed.includes(table)) return
    for (const key of getTableConfig(table).foreignKeys) place(key.reference().foreignTable)
    placed.push(table)
  }
  for (const table of wanted) place(table)
  return placed.map((table) => ({
    name: getTableConfig(table).name,
    columns: Object.values(getTableColumns(table)).map(({ name }) => name),
  }))
}

/** When the last migration was made that the database has, in ms; nothing when it has none. */
export async function lastMigration(source: Source): Promise<number | undefined> {
  const { rows } = await source.execute(`select name from sqlite_master where name = '__drizzle_migrations'`)
  if (rows.length === 0) return undefined
  const last = await source.execute('select max(created_at) from __drizzle_migrations')
  return last.rows[0]?.[0] == null ? undefined : Number(last.rows[0][0])
}

/** The tables that are there and not in the list above: of these a copy would know nothing. */
export async function unknownTables(source: Source): Promise<string[]> {
  const { rows } = await source.execute(`select name from sqlite_master where type = 'table'`)
  const known = ['expectations', '__drizzle_migrations', ...tables.map(({ name }) => name)]
  return rows.map((row) => String(row[0])).filter((name) => !known.includes(name) && !/^(sqlite|libsql|_litestream)_/.test(name))
}

/** How many rows every table has. */
export async function countRows(source: Source): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await source.execute(`select count(*) from ${quoted(name)}`)
    counts[name] = Number(rows[0]![0])
  }
  return counts
}

/**
 * Pages of this many bytes, or of one row that is longer. sqld answers with at most 10 MB, and gives up a transaction of which it hears
 * nothing for 10 s; beside somebody who writes all the time it sends some 500 kB in a second, and 4 MB took those 10 s.
 */
const PAGE_BYTES = 500_000
const PAGE_ROWS = 1000

/** Reads every row of every table, page by page, in the order in which they were added. */
export async function* readRows(source: Source): AsyncGenerator<Row> {
  for (const table of tables)
    for (let after = -1n; ; ) {
      const { rows } = await readPage(source, table, after)
      for (const row of rows) yield { table, values: table.columns.map((_, at) => row[at + 1]!) }
      const last = rows.at(-1)
      if (!last) break
      after = last[0] as bigint
    }
}

function readPage(source: Source, { name, columns }: Table, after: bigint): Promise<ResultSet> {
  const bytes = columns.map((column) => `coalesce(length(cast(${quoted(column)} as blob)), 0)`).join(' + ')
  const next = `select rowid as place, ${bytes} as bytes from ${quoted(name)} where rowid > ? order by rowid limit ${PAGE_ROWS}`
  const page = `select max(place) from
    (select place, sum(bytes) over (order by place) - bytes as before from (${next})) where before < ${PAGE_BYTES}`
  return source.execute({
    sql: `select rowid, ${columns.map(quoted).join(', ')} from ${quoted(name)} where rowid > ? and rowid <= (${page}) order by rowid`,
    args: [after, after],
  })
}

/** Adds rows by one batch, all or none. */
export async function writeRows(client: Client, rows: readonly Row[]): Promise<void> {
  const statements = rows.map(({ table: { name, columns }, values }) => ({
    sql: `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    args: [...values],
  }))
  await client.batch(statements, 'write')
}

const quoted = (name: string) => `"${name}"`
