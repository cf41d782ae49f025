import { and, asc, desc, eq, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { auditHeads, events } from './schema.ts'

export type StoredEvent = typeof events.$inferSelect
export type Head = typeof auditHeads.$inferSelect

/** The number that a council's last event was given, whether or not it is still there. */
const lastNumber = (council: string) => sql`coalesce(
  (select max(number) from events where council = ${council}),
  (select number from audit_heads where council = ${council}), 0)`

type NewEvent = Pick<StoredEvent, 'id' | 'council' | 'at' | 'name' | 'accountId' | 'facts'>

/** Adds an event under the council's next number; batches are write transactions, so no number is given twice or left out. */
export const addEvent = (db: Db, event: NewEvent): Write =>
  db.insert(events).values({ ...event, number: sql`${lastNumber(event.council)} + 1` })

/** Adds many events of one council in their order, by one statement and one value, however many they are. */
export const addEvents = (db: Db, council: string, added: readonly NewEvent[]): Write =>
  db.insert(events).select(sql`
    select value ->> 'id', ${council}, ${lastNumber(council)} + 1 + key, value ->> 'at', value ->> 'name', value ->> 'accountId',
      value ->> 'facts', null
    from json_each(${JSON.stringify(added)})`)

export async function listEvents(db: Db, council: string, after: number, most: number): Promise<StoredEvent[]> {
  return db
    .select()
    .from(events)
    .where(and(eq(events.council, council), gt(events.number, after)))
    .orderBy(asc(events.number))
    .limit(most)
}

/** Which events: all that is named must hold. Times in ms, the end not included. */
export type EventFilter = { name?: string; account?: string; from?: number; until?: number; before?: number }

/** A council's newest events: of a name, by or about an account, in a span of time, before a number. */
export async function listNewestEvents(db: Db, council: string, filter: EventFilter, most: number): Promise<StoredEvent[]> {
  const { name, account, from, until, before } = filter
  return db
    .select()
    .from(events)
    .where(
      and(
        // The plus keeps the planner from going through all of the council's events, newest first, for those of one account.
        account === undefined ? eq(events.council, council) : sql`+${events.council} = ${council}`,
        before === undefined ? undefined : lt(events.number, before),
        name === undefined ? undefined : eq(events.name, name),
        from === undefined ? undefined : gte(events.at, from),
        until === undefined ? undefined : lt(events.at, until),
        account === undefined
          ? undefined
          : // As in the index events_by_about, to the letter.
            sql`(${events.accountId} = ${account} or json_extract(${events.facts}, '$.account') = ${account})`,
      ),
    )
    .orderBy(desc(events.number))
    .limit(most)
}

/** Every council that has events or a head. */
export async function listAuditedCouncils(db: Db): Promise<string[]> {
  const rows = await db.select({ council: events.council }).from(events).groupBy(events.council)
  const heads = await db.select({ council: auditHeads.council }).from(auditHeads)
  return [...new Set([...rows, ...heads].map(({ council }) => council))].sort()
}

export async function findHead(db: Db, council: string): Promise<Head | undefined> {
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.council, council))
  return head
}

/** The last chained event that is older than a time, of those up to a number; nothing when there is none. */
export async function lastChainedBefore(db: Db, council: string, { time, upTo }: { time: number; upTo: number }) {
  const [row] = await db
    .select({ number: events.number, hash: events.hash })
    .from(events)
    .where(and(eq(events.council, council), lte(events.number, upTo), lt(events.at, time), sql`${events.hash} is not null`))
    .orderBy(sql`${events.number} desc`)
    .limit(1)
  return row
}

/** Puts a new head in place of the one that was read; the batch breaks when another writer was first. */
export const writeHead = (db: Db, before: Head | undefined, head: Head): Write[] => [
  before
    ? expectation(
        db,
        sql`select count(*) from ${auditHeads} where ${auditHeads.council} = ${head.council} and ${auditHeads.signature} = ${before.signature}`,
      )
    : expectation(db, sql`select count(*) = 0 from ${auditHeads} where ${auditHeads.council} = ${head.council}`),
  db.insert(auditHeads).values(head).onConflictDoUpdate({ target: auditHeads.council, set: head }),
]

export const chainEvent = (db: Db, id: string, hash: string): Write =>
  db
    .update(events)
    .set({ hash })
    .where(and(eq(events.id, id), isNull(events.hash)))

/** Removes events up to a number; the database refuses unless the head says that the chain begins after it. */
export const removeEvents = (db: Db, council: string, upTo: number): Write =>
  db.delete(events).where(and(eq(events.council, council), lte(events.number, upTo)))
