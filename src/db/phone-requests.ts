import { and, asc, eq, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { accounts, phoneRequests } from './schema.ts'

/** Somebody whose password was right, and who says that they no longer have the phone of their account. */
export type PhoneRequest = { account: Account; askedAt: number }

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

/** Everybody of a council who waits for a worker to remove their phone, who has waited longest first. */
export async function listPhoneRequests(db: Db, keys: Keys, council: string): Promise<PhoneRequest[]> {
  const rows = await db
    .select({ account: accounts, askedAt: phoneRequests.askedAt })
    .from(phoneRequests)
    .innerJoin(accounts, and(eq(accounts.id, phoneRequests.id), eq(accounts.council, phoneRequests.council)))
    .where(eq(phoneRequests.council, council))
    .orderBy(asc(phoneRequests.askedAt), asc(phoneRequests.id))
  return rows.map(({ account, askedAt }) => ({ account: readAccount(keys, account), askedAt }))
}

/** The phone was found again, or removed. */
export const forgetPhoneRequest = (db: Db, accountId: string): Write =>
  db.delete(phoneRequests).where(eq(phoneRequests.id, accountId))
