import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { IdentityProviderName } from '../identity-providers/identity-provider.ts'
import { type Account, type Going, readAccount, rememberPassword } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import { type Keys, sign, signatures } from './keys.ts'
import { accounts, identities } from './schema.ts'
import { open, seal } from './sealed.ts'
import { forgetMergesOf } from './sessions.ts'

/** An account at a provider that opens an account here. */
export type JoinedIdentity = {
  id: string
  council: string
  accountId: string
  provider: IdentityProviderName
  /** provider, a space, and what it calls this person for ever: two providers may call two people the same */
  subject: string
  /** as the provider told it when it was joined: for telling two of them apart, never for finding anybody */
  email?: string | undefined
  /** ms */
  joinedAt: number
}

const place = (row: string, column: string) => ({ table: 'identities', column, row })
const use = (council: string) => `index ${council} identities.subject`

export const subjectIndex = (keys: Pick<Keys, 'index'>, council: string, subject: string) =>
  sign(keys.index, use(council), subject)
const subjectIndexes = (keys: Keys, council: string, subject: string) => signatures(keys.index, use(council), subject)

/** How a person of a provider is kept. */
export const subjectOf = ({ provider, subject }: { provider: IdentityProviderName; subject: string }) => `${provider} ${subject}`

/** Opens an identity's row. */
export const readIdentity = (keys: Keys, row: typeof identities.$inferSelect): JoinedIdentity => ({
  id: row.id,
  council: row.council,
  accountId: row.accountId,
  provider: row.provider,
  joinedAt: row.joinedAt,
  subject: open(keys.sealing, place(row.id, 'subject'), row.subject),
  email: row.email === null ? undefined : open(keys.sealing, place(row.id, 'email'), row.email),
})

/** The account that a person of a provider opens, whatever its status, and by which row. */
export async function findBySubject(
  db: Db,
  keys: Keys,
  council: string,
  subject: string,
): Promise<{ identity: JoinedIdentity; account: Account } | undefined> {
  const rows = await db
    .select({ identity: identities, account: accounts })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(
      and(
        eq(identities.council, council),
        eq(accounts.council, council),
        inArray(identities.subjectIndex, subjectIndexes(keys, council, subject)),
      ),
    )
  const [row] = rows
  const identity = row && readIdentity(keys, row.identity)
  // An index can be written by whoever can write to the database; the sealed subject cannot.
  return identity?.subject === subject ? { identity, account: readAccount(keys, row!.account) } : undefined
}

/** The providers' accounts that open an account, in the order in which they were joined. */
export async function listIdentities(db: Db, keys: Keys, accountId: string): Promise<JoinedIdentity[]> {
  const rows = await db
    .select()
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(asc(identities.joinedAt), asc(identities.id))
  return rows.map((row) => readIdentity(keys, row))
}

/** Joins a provider's account to one here; the batch breaks when it opens one already, whichever key indexed it. */
export function addIdentity(db: Db, keys: Keys, { id, council, subject, email, ...rest }: JoinedIdentity): Write[] {
  const indexes = subjectIndexes(keys, council, subject)
  return [
    expectation(
      db,
      sql`select count(*) = 0 from ${identities} where ${identities.council} = ${council}
        and ${inArray(identities.subjectIndex, indexes)}`,
    ),
    db.insert(identities).values({
      ...rest,
      id,
      council,
      subject: seal(keys.sealing, place(id, 'subject'), subject),
      subjectIndex: subjectIndex(keys, council, subject),
      email: email === undefined ? null : seal(keys.sealing, place(id, 'email'), email),
    }),
  ]
}

/** Breaks the batch unless an account is opened by a row still. */
export const sameIdentity = (db: Db, { id, accountId }: Pick<JoinedIdentity, 'id' | 'accountId'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${identities} where ${identities.id} = ${id} and ${identities.accountId} = ${accountId}`,
  )

/** How many routes open an account: its password, if it has one, and the accounts at providers. */
const openings = (accountId: string) =>
  sql`(select count(*) from ${identities} where ${identities.accountId} = ${accountId})
    + (select count(*) from ${accounts} where ${accounts.id} = ${accountId} and ${accounts.password} <> '')`

/** How many routes open an account now. */
export async function countRoutes(db: Db, accountId: string): Promise<number> {
  const [row] = await db.all<{ routes: number }>(sql`select ${openings(accountId)} as routes`)
  return row?.routes ?? 0
}

/** Takes a provider's account off one here; the batch breaks when it is off already, or when nothing else opens it. */
export const removeIdentity = (db: Db, identity: Pick<JoinedIdentity, 'id' | 'accountId'>): Write[] => [
  sameIdentity(db, identity),
  expectation(db, sql`select ${openings(identity.accountId)} > 1`),
  db.delete(identities).where(and(eq(identities.id, identity.id), eq(identities.accountId, identity.accountId))),
  // Whoever it belongs to may have proved this account beside their own.
  forgetMergesOf(db, identity.accountId),
]

/**
 * Takes an account's password away, into the history of its passwords; the batch breaks when it has another one than was read, or when
 * nothing else opens it.
 */
export function removePassword(db: Db, keys: Keys, going: Going): Write[] {
  const { id, passwordChangedAt } = going.account
  return [
    expectation(
      db,
      sql`select count(*) from ${accounts} where ${accounts.id} = ${id} and ${accounts.passwordChangedAt} = ${passwordChangedAt}
        and ${accounts.password} <> '' and ${openings(id)} > 1`,
    ),
    ...rememberPassword(db, keys, going),
    db
      .update(accounts)
      .set({ password: '', passwordChangedAt: Math.max(going.now, passwordChangedAt + 1) })
      .where(eq(accounts.id, id)),
    forgetMergesOf(db, id),
  ]
}
