import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { tickets } from './schema.ts'
import { open, seal } from './sealed.ts'

/** The ticket that leaves the frame, and the one that its owner is asked with, in the window, whether to go on. */
type TicketKind = 'frame' | 'window'

/** What lies under a ticket: whose it is, since when that is proved (ms), and the id of what came of it, once it is used. */
export type Kept<Carried> = { accountId: string; provedAt: number; carried: Carried; became: string | null }

/** Under what a ticket is kept: of itself, the database knows a hash alone. */
export const ticketId = (council: string, kind: TicketKind, token: string) => fingerprint('ticket', council, kind, token)

const place = (row: string) => ({ table: 'tickets', column: 'carried', row })

export const addTicket = (
  db: Db,
  keys: Keys,
  { id, carried, ...rest }: { id: string; council: string; expiresAt: number } & Omit<Kept<unknown>, 'became'>,
): Write => db.insert(tickets).values({ ...rest, id, carried: seal(keys.sealing, place(id), JSON.stringify(carried)) })

/** What lies under a ticket that is in time, used or not. */
export async function findTicket<Carried>(db: Db, keys: Keys, id: string, now: number): Promise<Kept<Carried> | undefined> {
  const [row] = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.id, id), gt(tickets.expiresAt, now), isNotNull(tickets.accountId)))
  if (!row) return undefined
  const { accountId, provedAt, carried, became } = row
  return { accountId: accountId!, provedAt, became, carried: JSON.parse(open(keys.sealing, place(id), carried)) as Carried }
}

/** Breaks the batch unless a ticket is in time, and what came of it is still what it was: nothing, where it is not used. */
const stillBecame = (db: Db, id: string, became: string | null, now: number): Write =>
  expectation(
    db,
    sql`select count(*) from ${tickets} where ${tickets.id} = ${id} and ${tickets.expiresAt} > ${now} and ${tickets.became} is ${became}`,
  )

/** Uses a ticket up, and keeps it until a time (ms) for its repeats; the batch breaks when it was used before, or is too old. */
export const useTicket = (db: Db, id: string, became: string, { now, until }: { now: number; until: number }): Write[] => [
  stillBecame(db, id, null, now),
  db.update(tickets).set({ became, expiresAt: until }).where(eq(tickets.id, id)),
]

/** Puts something else in the place of what came of a ticket, for its repeat; the batch breaks when another repeat was first. */
export const changeUse = (db: Db, id: string, { from, to }: { from: string; to: string }, now: number): Write[] => [
  stillBecame(db, id, from, now),
  db.update(tickets).set({ became: to }).where(eq(tickets.id, id)),
]

/** Takes a ticket back that nobody has used; the batch breaks when somebody has. */
export const takeBackTicket = (db: Db, id: string, now: number): Write[] => [stillBecame(db, id, null, now), removeTicket(db, id)]

export const removeTicket = (db: Db, id: string): Write => db.delete(tickets).where(eq(tickets.id, id))
