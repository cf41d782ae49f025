import { and, eq, gt, sql } from 'drizzle-orm'
import { type Db, expectation, type Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { tickets } from './schema.ts'
import { open, seal } from './sealed.ts'

/** The ticket that leaves the frame, and the one that its owner is asked with, in the window, whether to go on. */
export type TicketKind = 'frame' | 'window'

/** Under what a ticket is kept: of itself, the database knows a hash alone. */
export const ticketId = (council: string, kind: TicketKind, token: string) => fingerprint('ticket', council, kind, token)

const place = (row: string) => ({ table: 'tickets', column: 'carried', row })

export const addTicket = (
  db: Db,
  keys: Keys,
  { id, council, carried, expiresAt }: { id: string; council: string; carried: unknown; expiresAt: number },
): Write => db.insert(tickets).values({ id, council, carried: seal(keys.sealing, place(id), JSON.stringify(carried)), expiresAt })

/** What a ticket carries that is there still, and in time. */
export async function findTicket<Carried>(db: Db, keys: Keys, id: string, now: number): Promise<Carried | undefined> {
  const [row] = await db
    .select({ carried: tickets.carried })
    .from(tickets)
    .where(and(eq(tickets.id, id), gt(tickets.expiresAt, now)))
  return row && (JSON.parse(open(keys.sealing, place(id), row.carried)) as Carried)
}

/** Uses a ticket up; the batch breaks when it was used before, or is too old. */
export const useTicket = (db: Db, id: string, now: number): Write[] => [
  expectation(db, sql`select count(*) from ${tickets} where ${tickets.id} = ${id} and ${tickets.expiresAt} > ${now}`),
  db.delete(tickets).where(eq(tickets.id, id)),
]
