import { and, asc, desc, eq, exists, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { type Keys, sign, signatures } from './keys.ts'
import { records, recordWorkers } from './schema.ts'
import { open, seal } from './sealed.ts'

/** Whose record it is. */
export type Child = { given: string; surname: string /** as 2013-11-07 */; born: string }

/** A record that people can be given access to. */
export type ChildRecord = { id: string; council: string; number: string; child: Child; createdAt: number; changedAt: number }

/** Which records somebody may work on: those of one member of staff, or every one of the council. */
export type Scope = { council: string; staffId?: string | undefined }

/** How records are found: by one whole value. */
export type RecordKey = 'number' | 'surname' | 'born'

const place = (row: string, column: string) => ({ table: 'records', column, row })
const use = (council: string, key: RecordKey) => `index ${council} records.${key}`

/** What a value is found by: case, spaces and punctuation make no difference. */
export const foldRecordKey = (key: RecordKey, typed: string) =>
  key === 'born'
    ? typed
    : typed
        .normalize('NFKD')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase()

/** The index of a value under the current key. */
export const recordIndex = (keys: Pick<Keys, 'index'>, council: string, key: RecordKey, value: string) =>
  sign(keys.index, use(council, key), foldRecordKey(key, value))
const recordIndexes = (keys: Keys, council: string, key: RecordKey, value: string) =>
  signatures(keys.index, use(council, key), foldRecordKey(key, value))

const columns = { number: records.numberIndex, surname: records.surnameIndex, born: records.bornIndex }

/** Opens a record's row. */
export function readRecord(keys: Keys, row: typeof records.$inferSelect): ChildRecord {
  const { id, council, createdAt, changedAt } = row
  return {
    id,
    council,
    createdAt,
    changedAt,
    number: open(keys.sealing, place(id, 'number'), row.number),
    child: JSON.parse(open(keys.sealing, place(id, 'person'), row.person)) as Child,
  }
}

/** The condition that a record is within a scope. */
export const within = (db: Db, { council, staffId }: Scope): SQL =>
  and(
    eq(records.council, council),
    staffId === undefined
      ? undefined
      : exists(
          db
            .select({ one: sql`1` })
            .from(recordWorkers)
            .where(and(eq(recordWorkers.recordId, records.id), eq(recordWorkers.staffId, staffId))),
        ),
  )!

/** A record, when it is within the scope. */
export async function findRecord(db: Db, keys: Keys, scope: Scope, id: string): Promise<ChildRecord | undefined> {
  const [row] = await db
    .select()
    .from(records)
    .where(and(within(db, scope), eq(records.id, id)))
  return row && readRecord(keys, row)
}

/** Some records by their ids, when they are within the scope; those that are not are left out. */
export async function findRecords(db: Db, keys: Keys, scope: Scope, ids: readonly string[]): Promise<ChildRecord[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(records)
    .where(and(within(db, scope), inArray(records.id, [...ids])))
  return rows.map((row) => readRecord(keys, row))
}

/** The numbers of some records by their ids, as `findRecords`: of the children nothing is opened. */
export async function findNumbers(db: Db, keys: Keys, scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: records.id, number: records.number })
    .from(records)
    .where(and(within(db, scope), inArray(records.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, number }) => [id, open(keys.sealing, place(id, 'number'), number)]))
}

/** Records with no worker at all. */
const withoutWorker = (db: Db): SQL =>
  notExists(db.select({ one: sql`1` }).from(recordWorkers).where(eq(recordWorkers.recordId, records.id)))

/** Which part of a list: how many rows, after how many. */
export type Part = { offset: number; most: number }

/** The records within a scope, the newest first; found by one whole value when one is given, or those without a worker alone. */
export async function listRecords(
  db: Db,
  keys: Keys,
  scope: Scope,
  { found, unworked = false, offset, most }: Part & { found?: { key: RecordKey; value: string }; unworked?: boolean },
): Promise<ChildRecord[]> {
  const matches = found && inArray(columns[found.key], recordIndexes(keys, scope.council, found.key, found.value))
  const rows = await db
    .select()
    .from(records)
    .where(and(within(db, scope), matches, unworked ? withoutWorker(db) : undefined))
    .orderBy(desc(records.createdAt), desc(records.id))
    .limit(most)
    .offset(offset)
  return rows.map((row) => readRecord(keys, row))
}

/** The records of a council that nobody works on, those that have waited longest first: some of them, and how many there are. */
export async function listRecordsWithoutWorker(
  db: Db,
  keys: Keys,
  council: string,
  most: number,
): Promise<{ records: ChildRecord[]; total: number }> {
  const workers = db.select({ one: sql`1` }).from(recordWorkers).where(eq(recordWorkers.recordId, records.id))
  const rows = await db
    .select({ record: records, total: sql<number>`count(*) over ()` })
    .from(records)
    .where(and(eq(records.council, council), notExists(workers)))
    .orderBy(asc(records.createdAt), asc(records.id))
    .limit(most)
  return { records: rows.map(({ record }) => readRecord(keys, record)), total: rows[0]?.total ?? 0 }
}

const valuesOf = (keys: Keys, { id, council, number, child }: Pick<ChildRecord, 'id' | 'council' | 'number' | 'child'>) => ({
  number: seal(keys.sealing, place(id, 'number'), number),
  numberIndex: recordIndex(keys, council, 'number', number),
  person: seal(keys.sealing, place(id, 'person'), JSON.stringify(child)),
  surnameIndex: recordIndex(keys, council, 'surname', child.surname),
  bornIndex: recordIndex(keys, council, 'born', child.born),
})

const rowOf = (keys: Keys, record: Omit<ChildRecord, 'changedAt'>): typeof records.$inferInsert => ({
  id: record.id,
  council: record.council,
  ...valuesOf(keys, record),
  createdAt: record.createdAt,
  changedAt: record.createdAt,
})

/** Breaks the batch when another record of the council has this number, whichever key indexed it. */
const numberIsFree = (db: Db, keys: Keys, { id, council, number }: Pick<ChildRecord, 'id' | 'council' | 'number'>) =>
  expectation(
    db,
    sql`select count(*) = 0 from ${records} where ${records.council} = ${council} and ${records.id} <> ${id}
      and ${inArray(records.numberIndex, recordIndexes(keys, council, 'number', number))}`,
  )

/** Adds a record with its first worker; the batch breaks when the council has one with this number. */
export const addRecord = (db: Db, keys: Keys, record: Omit<ChildRecord, 'changedAt'>, staffId?: string): Write[] => [
  numberIsFree(db, keys, record),
  db.insert(records).values(rowOf(keys, record)),
  ...(staffId ? [addRecordWorker(db, record.id, staffId, record.createdAt)] : []),
]

/** Puts new values in the place of those that were read; the batch breaks when somebody else edited it, or the number is taken. */
export const editRecord = (db: Db, keys: Keys, read: ChildRecord, next: Pick<ChildRecord, 'number' | 'child'>, now: number) => [
  expectation(
    db,
    sql`select count(*) from ${records} where ${records.id} = ${read.id} and ${records.changedAt} = ${read.changedAt}`,
  ),
  numberIsFree(db, keys, { ...read, ...next }),
  db
    .update(records)
    .set({ ...valuesOf(keys, { ...read, ...next }), changedAt: Math.max(now, read.changedAt + 1) })
    .where(eq(records.id, read.id)),
]

/** Breaks the batch when the record is not, or no longer, within the scope. */
export const stillWithin = (db: Db, scope: Scope, id: string): Write =>
  expectation(db, sql`select count(*) from ${records} where ${within(db, scope)} and ${records.id} = ${id}`)

/** Of some numbers those that records of the council have already, folded: whichever key indexed them, whoever works on them. */
export async function findTakenNumbers(db: Db, keys: Keys, council: string, numbers: readonly string[]): Promise<Set<string>> {
  const folded = [...new Set(numbers.map((number) => foldRecordKey('number', number)))]
  const byIndex = new Map(
    folded.flatMap((number) => recordIndexes(keys, council, 'number', number).map((index) => [index, number])),
  )
  const taken = new Set<string>()
  for (const part of parts([...byIndex.keys()])) {
    const rows = await db
      .select({ index: records.numberIndex })
      .from(records)
      .where(and(eq(records.council, council), inArray(records.numberIndex, part)))
    for (const { index } of rows) taken.add(byIndex.get(index)!)
  }
  return taken
}

/** Adds many records, each with its worker if it has one: all or none, and none when one of the numbers is taken meanwhile. */
export function addRecords(
  db: Db,
  keys: Keys,
  added: readonly { record: Omit<ChildRecord, 'changedAt'>; staffId: string | undefined }[],
): Write[] {
  return parts(added).flatMap((part) => {
    const indexes = part.flatMap(({ record }) => recordIndexes(keys, record.council, 'number', record.number))
    const workers = part.flatMap(({ record, staffId }) =>
      staffId ? [{ recordId: record.id, staffId, since: record.createdAt }] : [],
    )
    return [
      expectation(
        db,
        sql`select count(*) = 0 from ${records} where ${records.council} = ${part[0]!.record.council}
          and ${inArray(records.numberIndex, indexes)}`,
      ),
      db.insert(records).values(part.map(({ record }) => rowOf(keys, record))),
      ...(workers.length > 0 ? [db.insert(recordWorkers).values(workers)] : []),
    ]
  })
}

/** A list in parts, so that no statement has more values than SQLite takes. */
const parts = <Item>(list: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(list.length / 500) }, (_, at) => list.slice(at * 500, (at + 1) * 500))

/** Gives a record another worker. */
export const addRecordWorker = (db: Db, recordId: string, staffId: string, now: number): Write =>
  db.insert(recordWorkers).values({ recordId, staffId, since: now }).onConflictDoNothing()

/** Takes a worker off a record. */
export const removeRecordWorker = (db: Db, recordId: string, staffId: string): Write =>
  db.delete(recordWorkers).where(and(eq(recordWorkers.recordId, recordId), eq(recordWorkers.staffId, staffId)))
