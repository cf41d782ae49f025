import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { accounts } from './schema.ts'

/* What staff do with the accounts of others. */

const of = (council: string, id: string) => and(eq(accounts.council, council), eq(accounts.id, id))

/** Breaks the batch unless the account has this status. */
const expectStatus = (db: Db, council: string, id: string, status: Account['status']): Write =>
  expectation(db, sql`select count(*) from ${accounts} where ${of(council, id)} and ${accounts.status} = ${status}`)

/** Closes an account to its owner; the batch breaks when it is closed already. */
export const suspendAccount = (db: Db, council: string, id: string): Write[] => [
  expectStatus(db, council, id, 'active'),
  db.update(accounts).set({ status: 'suspended' }).where(of(council, id)),
]

/** Opens a closed account again; the batch breaks when it is open already. */
export const liftSuspension = (db: Db, council: string, id: string): Write[] => [
  expectStatus(db, council, id, 'suspended'),
  db.update(accounts).set({ status: 'active' }).where(of(council, id)),
]

/** Breaks the batch unless the account still has the number that was read. */
export const stillHasPhone = (db: Db, { id, phoneChangedAt }: Pick<Account, 'id' | 'phoneChangedAt'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${accounts} where ${accounts.id} = ${id} and ${accounts.phone} is not null
      and ${accounts.phoneChangedAt} is ${phoneChangedAt ?? null}`,
  )

/** When (ms) an account was registered. */
export async function findRegisteredAt(db: Db, council: string, id: string): Promise<number | undefined> {
  const [row] = await db.select({ createdAt: accounts.createdAt }).from(accounts).where(of(council, id))
  return row?.createdAt
}

/** The names of a council's accounts, by id; those that are gone are left out. */
export async function findNames(db: Db, keys: Keys, council: string, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select()
    .from(accounts)
    // The plus keeps the planner from an index by council: that would read all of its accounts for a few.
    .where(and(sql`+${accounts.council} = ${council}`, inArray(accounts.id, wanted)))
  return new Map(rows.map((row) => [row.id, nameOf(readAccount(keys, row))]))
}

/** What somebody is called in the console. */
export const nameOf = ({ person }: Pick<Account, 'person'>) => `${person.forename} ${person.surname}`
