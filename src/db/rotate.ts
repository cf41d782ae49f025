import { type AnyColumn, asc, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { emailIndex } from './accounts.ts'
import type { Db } from './client.ts'
import { subjectIndex } from './identities.ts'
import { invitationIndex } from './invitations.ts'
import type { KeyRing, Keys } from './keys.ts'
import { type Child, recordIndex } from './records.ts'
import {
  accessGrants,
  accounts,
  contactChanges,
  documentChunks,
  documents,
  drafts,
  identities,
  invitations,
  journeys,
  messages,
  passwordHistory,
  records,
  socialTrips,
  staff,
  staffInvitations,
  submissions,
  tickets,
} from './schema.ts'
import { isCurrent, open, openBytes, seal } from './sealed.ts'

/** A table's sealed columns, and how many of its rows make a page: sqld bounds the size of an answer. */
type Sealed = { table: SQLiteTable; columns: readonly AnyColumn[]; page?: number }

/** Every sealed column. A test compares this list with the comments of schema.ts. */
export const sealedColumns: readonly Sealed[] = [
  { table: accounts, columns: [accounts.email, accounts.person, accounts.password, accounts.phone] },
  { table: passwordHistory, columns: [passwordHistory.password] },
  { table: journeys, columns: [journeys.progress] },
  { table: submissions, columns: [submissions.outcome] },
  { table: messages, columns: [messages.recipient, messages.subject, messages.body, messages.hint] },
  { table: staff, columns: [staff.contact] },
  { table: staffInvitations, columns: [staffInvitations.email] },
  { table: records, columns: [records.number, records.person] },
  { table: accessGrants, columns: [accessGrants.reason] },
  { table: invitations, columns: [invitations.email, invitations.person] },
  { table: documents, columns: [documents.name] },
  { table: documentChunks, columns: [documentChunks.content], page: 4 },
  { table: drafts, columns: [drafts.fields] },
  { table: contactChanges, columns: [contactChanges.value] },
  { table: identities, columns: [identities.subject, identities.email] },
  { table: socialTrips, columns: [socialTrips.carried] },
  { table: tickets, columns: [tickets.carried] },
]

/** A column that finds a sealed value again: which sealed column it is made from, and how. */
type Indexed = {
  table: SQLiteTable & { id: AnyColumn; council: AnyColumn }
  column: AnyColumn
  from: AnyColumn
  /** makes the index of what is sealed, under the current key */
  make: (keys: Pick<Keys, 'index'>, council: string, opened: string) => string
  /** what two rows of a council cannot both have, where the index is unique */
  only?: string
}

const childOf = (opened: string) => JSON.parse(opened) as Child

/** Every column that finds a sealed value again. A test compares this list, too. */
export const indexColumns: readonly Indexed[] = [
  { table: accounts, column: accounts.emailIndex, from: accounts.email, make: emailIndex, only: 'address' },
  {
    table: records,
    column: records.numberIndex,
    from: records.number,
    make: (keys, council, number) => recordIndex(keys, council, 'number', number),
    only: 'number',
  },
  {
    table: records,
    column: records.surnameIndex,
    from: records.person,
    make: (keys, council, person) => recordIndex(keys, council, 'surname', childOf(person).surname),
  },
  {
    table: records,
    column: records.bornIndex,
    from: records.person,
    make: (keys, council, person) => recordIndex(keys, council, 'born', childOf(person).born),
  },
  { table: invitations, column: invitations.emailIndex, from: invitations.email, make: invitationIndex },
  { table: identities, column: identities.subjectIndex, from: identities.subject, make: subjectIndex, only: 'subject' },
]

/** What was done to one column or table, and what could not be done, in sentences. */
export type Rotated = { name: string; changed: number; problems: string[]; left: number }

/** What somebody has written under an older key meanwhile is met by another round; an old deployment would write for ever. */
const ROUNDS = 10
const PAGE = 100

/**
 * Seals the values of a table with the current key, page by page, while the portal runs: a value that has changed since it was read
 * is left alone and met in the next round. Begun anew after a breakdown it goes on with what is left.
 */
export async function resealTable(db: Db, sealing: KeyRing, sealed: Sealed): Promise<Rotated> {
  const stale = sql.join(
    sealed.columns.map((column) => isOlder(column, sealing)),
    sql` or `,
  )
  return inRounds(db, sealed.table, stale, getTableName(sealed.table), (after) => resealPage(db, sealing, sealed, after))
}

/** Indexes the values of a column with the current key, in the same manner. */
export async function reindexColumn(db: Db, keys: Pick<Keys, 'sealing' | 'index'>, indexed: Indexed): Promise<Rotated> {
  const stale = isOlder(indexed.column, keys.index)
  const name = `${getTableName(indexed.table)}.${indexed.column.name}`
  return inRounds(db, indexed.table, stale, name, (after) => reindexPage(db, keys, indexed, after))
}

/** One page: the last id that was looked at, if there was one, and by id what could not be done. */
type Page = { last: string | undefined; changed: number; problems: Map<string, string> }

async function inRounds(db: Db, table: SQLiteTable, stale: SQL, name: string, page: (after: string) => Promise<Page>) {
  let changed = 0
  const problems = new Map<string, string>()
  const countStale = async () => {
    const [row] = await db.all<{ stale: number }>(sql`select count(*) as stale from ${table} where ${stale}`)
    return row!.stale
  }
  let left = await countStale()
  for (let round = 0; round < ROUNDS && left > problems.size; round++) {
    problems.clear()
    for (let after: string | undefined = ''; after !== undefined; ) {
      const done = await page(after)
      changed += done.changed
      for (const [id, problem] of done.problems) problems.set(id, problem)
      after = done.last
    }
    left = await countStale()
  }
  return { name, changed, problems: [...problems.values()], left }
}

/** Re-seals the next rows after an id. Of a row that is changed meanwhile nothing is written. */
export async function resealPage(
  db: Db,
  sealing: KeyRing,
  { table, columns, page = PAGE }: Sealed,
  after: string,
): Promise<Page> {
  const name = getTableName(table)
  const { id } = getTableColumns(table) as { id: AnyColumn }
  const stale = columns.map((column) => isOlder(column, sealing))
  const rows = await db.all<Record<string, string | null> & { id: string }>(
    sql`select ${sql.join([id, ...columns], sql`, `)} from ${table}
      where ${id} > ${after} and (${sql.join(stale, sql` or `)}) order by ${asc(id)} limit ${page}`,
  )
  const problems = new Map<string, string>()
  const writes = rows.flatMap((row) => {
    const old = columns.flatMap((column) => {
      const value = row[column.name]
      return value && !isCurrent(sealing, value) ? [{ column, value }] : []
    })
    try {
      const changes = old.map(({ column, value }) => {
        const place = { table: name, column: column.name, row: row.id }
        return sql`${sql.identifier(column.name)} = ${seal(sealing, place, openBytes(sealing, place, value))}`
      })
      const unchanged = old.map(({ column, value }) => sql`${column} = ${value}`)
      return [
        db.all<{ id: string }>(
          sql`update ${table} set ${sql.join(changes, sql`, `)} where ${id} = ${row.id} and ${sql.join(unchanged, sql` and `)} returning id`,
        ),
      ]
    } catch {
      problems.set(row.id, doesNotOpen(name, row.id))
      return []
    }
  })
  const [first, ...rest] = writes
  const written = first ? await db.batch([first, ...rest]) : []
  return { last: rows.at(-1)?.id, changed: written.flat().length, problems }
}

/** Indexes the next rows after an id. A row that is changed meanwhile is left alone. */
export async function reindexPage(
  db: Db,
  keys: Pick<Keys, 'sealing' | 'index'>,
  { table, column, from, make, only }: Indexed,
  after: string,
): Promise<Page> {
  const name = getTableName(table)
  const { id, council } = table
  const rows = await db.all<{ id: string; council: string; sealed: string; old: string }>(
    sql`select ${id} as id, ${council} as council, ${from} as sealed, ${column} as old from ${table}
      where ${id} > ${after} and ${isOlder(column, keys.index)} order by ${asc(id)} limit ${PAGE}`,
  )
  const problems = new Map<string, string>()
  const wanted = rows.flatMap((row) => {
    try {
      const opened = open(keys.sealing, { table: name, column: from.name, row: row.id }, row.sealed)
      return [{ row, index: make(keys, row.council, opened) }]
    } catch {
      problems.set(row.id, doesNotOpen(name, row.id))
      return []
    }
  })
  // "Or ignore": a second row of the same value must not keep the others of its page from being written.
  const [first, ...rest] = wanted.map(({ row, index }) =>
    db.all<{ id: string }>(
      sql`update or ignore ${table} set ${sql.identifier(column.name)} = ${index}
        where ${id} = ${row.id} and ${from} = ${row.sealed} and ${column} = ${row.old} returning id`,
    ),
  )
  const written = first ? (await db.batch([first, ...rest])).flat().map((each) => each.id) : []
  for (const { row, index } of only ? wanted.filter(({ row }) => !written.includes(row.id)) : []) {
    const [other] = await db.all<{ id: string }>(
      sql`select ${id} as id from ${table} where ${council} = ${row.council} and ${column} = ${index} and ${id} <> ${row.id}`,
    )
    if (other) problems.set(row.id, `${name}: the rows ${other.id} and ${row.id} of ${row.council} have the same ${only}.`)
  }
  return { last: rows.at(-1)?.id, changed: written.length, problems }
}

const doesNotOpen = (table: string, id: string) =>
  `${table}: the row ${id} does not open. Its key is missing from the ring, or it was changed.`

/** Whether a value was made with another key than the current one; of an empty one it is not true. */
const isOlder = (column: AnyColumn, ring: KeyRing) => {
  const mark = `${ring.current.id}.`
  return sql`(${column} <> '' and substr(${column}, 1, ${mark.length}) <> ${mark})`
}
