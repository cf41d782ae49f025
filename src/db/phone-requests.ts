import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { type Account, hasAddress, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { type Reading, reading } from './reading.ts'
import { accounts, phoneRequests, staff } from './schema.ts'

/** Somebody whose password was right, and who says that they no longer have the phone of their account. */
type PhoneRequest = { account: Account; askedAt: number }

/** Notes that an account's phone is to be removed once a worker knows who asks; the batch breaks when it is noted already. */
export const askForRemoval = (db: Db, council: string, accountId: string, now: number): Write[] => [
  expectation(db, sql`select count(*) = 0 from ${phoneRequests} where ${phoneRequests.id} = ${accountId}`),
  db.insert(phoneRequests).values({ id: accountId, council, askedAt: now }),
]

/** When an account's phone was asked to be removed (ms), if it was. */
export async function findPhoneRequest(db: Db, council: string, accountId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ askedAt: phoneRequests.askedAt })
    .from(phoneRequests)
    .where(and(eq(phoneRequests.council, council), eq(phoneRequests.id, accountId)))
  return row?.askedAt
}

/** Whether the phone of the account that has an address was asked to be removed. */
export const readingPhoneRequestOf = (db: Db, keys: Keys, council: string, email: string): Reading<boolean> =>
  reading(
    db
      .select({ id: phoneRequests.id })
      .from(phoneRequests)
      .innerJoin(accounts, eq(accounts.id, phoneRequests.id))
      .where(and(eq(phoneRequests.council, council), hasAddress(keys, council, email))),
    (rows) => rows.length > 0,
  )

/**
 * Who waits for a worker to remove their phone, who has waited longest first: some of them, and how many there are.
 * @param of a council's people, but one account; staff among them or not
 */
export async function listPhoneRequests(
  db: Db,
  keys: Keys,
  of: { council: string; besides: string; staffToo: boolean },
  most: number,
): Promise<{ requests: PhoneRequest[]; total: number }> {
  const rows = await db
    .select({ account: accounts, askedAt: phoneRequests.askedAt, total: sql<number>`count(*) over ()` })
    .from(phoneRequests)
    .innerJoin(accounts, and(eq(accounts.id, phoneRequests.id), eq(accounts.council, phoneRequests.council)))
    .leftJoin(staff, eq(staff.id, accounts.id))
    .where(
      and(eq(phoneRequests.council, of.council), ne(phoneRequests.id, of.besides), of.staffToo ? undefined : isNull(staff.id)),
    )
    .orderBy(asc(phoneRequests.askedAt), asc(phoneRequests.id))
    .limit(most)
  const requests = rows.map(({ account, askedAt }) => ({ account: readAccount(keys, account), askedAt }))
  return { requests, total: rows[0]?.total ?? 0 }
}

/** The phone was found again, or removed. */
export const forgetPhoneRequest = (db: Db, accountId: string): Write =>
  db.delete(phoneRequests).where(eq(phoneRequests.id, accountId))
