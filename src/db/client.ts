import { createClient, type InArgs, type InStatement, LibsqlError } from '@libsql/client/web'
import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { drizzle } from 'drizzle-orm/libsql/web'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expectations } from './schema.ts'

/** A statement that has not been sent yet: writes are collected and sent together. */
export type Write = BatchItem<'sqlite'>

/**
 * Connects to libSQL over HTTP: one request per statement or batch, so one connection per visit costs nothing.
 * Batches are write transactions: a deferred one may read first and then lose its right to write to somebody else. One that does nothing
 * but read waits for no writer, and keeps none waiting.
 */
export function connect(url: string, authToken?: string) {
  const client = createClient({ url, fetch: fetchInTime, ...(authToken ? { authToken } : {}) })
  const [batch, execute] = [client.batch.bind(client), client.execute.bind(client)]
  client.batch = (statements: (InStatement | [string, InArgs?])[]) =>
    whenFree(() => batch(statements, statements.every(onlyReads) ? 'read' : 'write'))
  client.execute = (statement: InStatement, values?: InArgs) =>
    whenFree(() => (values ? execute(statement as string, values) : execute(statement)))
  return drizzle(client)
}

function onlyReads(statement: InStatement | [string, InArgs?]) {
  const text = typeof statement === 'string' ? statement : Array.isArray(statement) ? statement[0] : statement.sql
  return /^\s*select\b/i.test(text)
}

/** ms, about: the waits before a statement is sent once more to a database that was busy. */
const BUSY_WAITS_MS = [20, 80, 320]

/** Commands run in Node, which has no scheduler.wait(). */
const inMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Many write at once, and the server lets one after the other in: under load it gives up on some ("database is locked") before their turn.
 * Nothing of such a batch has happened, so that it is sent again; who waited together must not come back together.
 */
async function whenFree<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const wait of BUSY_WAITS_MS)
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof LibsqlError && error.code === 'SQLITE_BUSY')) throw error
      await inMs(wait * (0.5 + crypto.getRandomValues(new Uint8Array(1))[0]! / 255))
    }
  return ask()
}

/** A database that hangs must not hang the person: after this it counts as away. */
const PATIENCE_MS = 8000
const fetchInTime = (request: Request) => fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })

export type Db = ReturnType<typeof connect>

/** Breaks the batch it stands in, so that none of it happens, unless the condition holds when the batch runs. */
export const expectation = (db: Db, condition: ReturnType<typeof sql>): Write =>
  db
    .insert(expectations)
    .values({ id: 1, met: sql`(${condition})` })
    .onConflictDoUpdate({ target: expectations.id, set: { met: sql`excluded.met` } })

/**
 * Writes all or nothing, in one request.
 * @returns false when somebody else was first: an expectation was not met, a row that must be new exists, or one that is referred to is
 *   gone. Nothing is written then.
 * @throws whatever else the database has to say.
 */
export async function commit(db: Db, writes: Write[]): Promise<boolean> {
  const [first, ...rest] = writes
  if (!first) return true
  return (await unlessFirst(db.batch([first, ...rest]))) !== undefined
}

/** Of the rows that a condition holds for, at most so many: what is written to all of a backlog at once may outlast the patience above. */
export const someOf = (table: SQLiteTable, condition: SQL | undefined, most: number): SQL =>
  sql`rowid in (select rowid from ${table} where ${condition} limit ${most})`

/** What a batch answers; nothing when somebody else was first. @throws whatever else the database has to say */
export async function unlessFirst<Answer>(batch: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await batch
  } catch (error) {
    if (somebodyWasFirst(error)) return undefined
    throw error
  }
}

const somebodyWasFirst = (error: unknown): boolean =>
  error instanceof Error &&
  (/CHECK constraint failed: (expectation_met|.*met.* = 1)|UNIQUE constraint failed|FOREIGN KEY constraint failed/.test(
    error.message,
  ) ||
    somebodyWasFirst(error.cause))

/** Causes are followed so far: they may go round. */
const DEEPEST = 5

/** True when the database could not be reached or gave up, and the same request may do later. */
export function isAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return false
  if (error instanceof LibsqlError && /^(HRANA_|SERVER_ERROR|UNKNOWN)/.test(error.code)) return true
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true
  // workerd says "Network connection lost" or "internal error" when nothing listens at the database's address.
  if (error instanceof LibsqlError && /SQLITE_(BUSY|IOERR|FULL)/.test(error.code)) return true
  if (/^(Network connection lost|fetch failed|internal error|connection refused)/i.test(error.message)) return true
  return error.cause !== undefined && isAway(error.cause, depth + 1)
}

/**
 * What the log may know of an error: its kind and where it came from. Messages stay out: DrizzleQueryError's holds every value of
 * the statement, others may hold what a person typed.
 */
export function describe(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  return {
    error: error.constructor.name || 'Error',
    ...(error instanceof LibsqlError ? { code: error.code } : {}),
    ...(error instanceof DrizzleQueryError ? { statement: error.query } : {}),
    at: placesOf(error),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: describe(error.cause, depth + 1) }),
  }
}

/** The lines of a stack that name places in the code; the message, which stands above them, may run over several lines. */
const placesOf = ({ stack = '', message }: Error) =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at (async )?[\w$.<>[\] ]*\(?[^()\s]+:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, 8)
