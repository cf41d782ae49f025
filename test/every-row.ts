import type { Value } from '@libsql/client/web'
import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Row, tables } from '../src/db/backup.ts'
import * as schema from '../src/db/schema.ts'

const byName = new Map(
  Object.values(schema as Record<string, unknown>)
    .filter((each): each is SQLiteTable => is(each, SQLiteTable))
    .map((table) => [getTableConfig(table).name, table]),
)

/** What makes rows differ: a number, and a council where one is named. */
type Which = { at: number; council: string | undefined }

/** Some value for a column of a row: text that is hard to write down, numbers, no value, bytes, and fractions. */
function valueFor(table: SQLiteTable, name: string, which: Which): Value {
  const { name: tableName, foreignKeys } = getTableConfig(table)
  const { at, council } = which
  for (const key of foreignKeys) {
    const { columns, foreignColumns, foreignTable } = key.reference()
    if (columns[0]!.name === name) return valueFor(foreignTable, foreignColumns[0]!.name, which)
  }
  if (name === 'council' && council !== undefined) return council
  // An index looks into the facts of events.
  if (name === 'facts') return JSON.stringify({ record: `${council} ${at} ŵ` })
  const column = Object.values(getTableColumns(table)).find((each) => each.name === name)!
  const isText = column.dataType === 'string'
  if (!column.notNull && at === 1) return null
  if (!column.notNull && at === 2) return isText ? new Uint8Array([0, 255, 10, at]).buffer : 1.5
  if (!column.notNull && at === 3) return isText ? '' : -9_007_199_254_740_993n
  return isText ? `${council ?? ''}${tableName}.${name} ${at} “ŵ” '"\\\n\u2028[{` : BigInt(at + 1)
}

/**
 * Rows for a table, which refer to the rows of the same number in other tables.
 * @param council whose they are; otherwise each is of a council of its own
 */
export function rowsOf(name: string, count: number, council?: string): Row[] {
  const table = tables.find((each) => each.name === name)!
  return Array.from({ length: count }, (_, at) => ({
    table,
    values: table.columns.map((column) => valueFor(byName.get(name)!, column, { at, council })),
  }))
}
