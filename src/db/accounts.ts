import { and, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Language } from '../languages.ts'
import { type Db, expectation, type Write } from './client.ts'
import { type Keys, sign, signatures } from './keys.ts'
import { ask, type Reading, reading } from './reading.ts'
import { accounts, passwordHistory, phoneRequests } from './schema.ts'
import { open, seal } from './sealed.ts'

/** What a person told us about themselves. Which parts are asked for is the council's matter. */
export type Person = {
  forename: string
  surname: string
  title?: string
  middleName?: string
  /** as 1983-01-10 */
  born?: string
  professional?: 'yes' | 'no'
  role?: string
  otherRole?: string
  organisation?: string
  street?: string
  town?: string
  /** the lines of an address, where it is not asked for by street and town */
  address?: string
  postCode?: string
  /** telephone numbers in E.164; a mobile number here only where codes go to another phone */
  daytime?: string
  evening?: string
  mobile?: string
  language?: Language
}

export type Account = {
  id: string
  council: string
  email: string
  person: Person
  /** as it lies in the row: tells whether the person is still what was read */
  sealedPerson?: string
  /** PHC string; none for who signs in by other routes only */
  password?: string | undefined
  /** ms; tells whether the password is still the one that was read */
  passwordChangedAt: number
  status: 'active' | 'suspended'
  /** E.164; none until one is confirmed */
  phone?: string | undefined
  /** ms; tells whether the number is still the one that was read */
  phoneChangedAt?: number | null
  /** ms; when they last confirmed what is kept about them */
  reviewedAt?: number | null
}

/** Where a sealed value of an account belongs. */
export const place = (row: string, column: string) => ({ table: 'accounts', column, row })
const use = (council: string) => `index ${council} accounts.email`

/** Seals a value for a column of an account's row, where no other row's value opens. */
export const sealFor = (keys: Keys, id: string, column: 'email' | 'person' | 'password' | 'phone', text: string) =>
  seal(keys.sealing, place(id, column), text)

/** What an address is found by: people write the same address in different cases. */
export const foldEmail = (email: string) => email.trim().normalize('NFC').toLowerCase()

/** The index of an address under the current key. */
export const emailIndex = (keys: Pick<Keys, 'index'>, council: string, email: string) =>
  sign(keys.index, use(council), foldEmail(email))
/** The same under every key of the ring. */
export const emailIndexes = (keys: Keys, council: string, email: string) => signatures(keys.index, use(council), foldEmail(email))

/** Opens an account's row. */
export function readAccount(keys: Keys, row: typeof accounts.$inferSelect): Account {
  const opened = (column: 'email' | 'person' | 'password') => open(keys.sealing, place(row.id, column), row[column])
  return {
    id: row.id,
    council: row.council,
    status: row.status,
    passwordChangedAt: row.passwordChangedAt,
    email: opened('email'),
    person: JSON.parse(opened('person')) as Person,
    sealedPerson: row.person,
    password: row.password === '' ? undefined : opened('password'),
    phone: row.phone === null ? undefined : open(keys.sealing, place(row.id, 'phone'), row.phone),
    phoneChangedAt: row.phoneChangedAt,
    reviewedAt: row.reviewedAt,
  }
}

/** The account that an address has, if it has one. */
export const readingAccountByEmail = (db: Db, keys: Keys, council: string, email: string): Reading<Account | undefined> =>
  reading(
    db
      .select()
      .from(accounts)
      .where(hasAddress(keys, council, email)),
    ([row]) => {
      const account = row && readAccount(keys, row)
      // An index can be written by whoever can write to the database; the sealed address cannot.
      return account && foldEmail(account.email) === foldEmail(email) ? account : undefined
    },
  )

/** That an account has an address, by any key that may have indexed it. */
export const hasAddress = (keys: Keys, council: string, email: string) =>
  and(eq(accounts.council, council), inArray(accounts.emailIndex, emailIndexes(keys, council, email)))

/** The same, in a request of its own. */
export const findAccountByEmail = (db: Db, keys: Keys, council: string, email: string): Promise<Account | undefined> =>
  ask(db, readingAccountByEmail(db, keys, council, email))

export async function findAccount(db: Db, keys: Keys, council: string, id: string): Promise<Account | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.council, council), eq(accounts.id, id)))
  return row && readAccount(keys, row)
}

/** Adds an account; the batch breaks when the council has one with this address, whichever key indexed it. */
export function addAccount(
  db: Db,
  keys: Keys,
  account: Omit<Account, 'passwordChangedAt' | 'phoneChangedAt' | 'reviewedAt' | 'sealedPerson'>,
  now: number,
): Write[] {
  const { id, council, email, person, password, status, phone } = account
  const indexes = emailIndexes(keys, council, email)
  return [
    expectation(
      db,
      sql`select count(*) = 0 from ${accounts} where ${accounts.council} = ${council} and ${inArray(accounts.emailIndex, indexes)}`,
    ),
    db.insert(accounts).values({
      id,
      council,
      status,
      email: seal(keys.sealing, place(id, 'email'), email),
      emailIndex: emailIndex(keys, council, email),
      person: seal(keys.sealing, place(id, 'person'), JSON.stringify(person)),
      password: password === undefined ? '' : seal(keys.sealing, place(id, 'password'), password),
      passwordChangedAt: now,
      ...(phone ? { phone: seal(keys.sealing, place(id, 'phone'), phone), phoneChangedAt: now } : {}),
      createdAt: now,
    }),
  ]
}

/** Puts a stronger hash of the same password in place; not when the password was changed meanwhile. */
export const rehashPassword = (db: Db, keys: Keys, { id, passwordChangedAt }: Account, hash: string): Write =>
  db
    .update(accounts)
    .set({ password: seal(keys.sealing, place(id, 'password'), hash) })
    .where(and(eq(accounts.id, id), eq(accounts.passwordChangedAt, passwordChangedAt)))

/** Breaks the batch unless the account is active and its password is still the one that was read. */
export const activeWithSamePassword = (db: Db, { id, passwordChangedAt }: Pick<Account, 'id' | 'passwordChangedAt'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${accounts} where ${accounts.id} = ${id} and ${accounts.passwordChangedAt} = ${passwordChangedAt}
      and ${accounts.status} = 'active'`,
  )

/** Puts what a person told us about themselves in the place of what was read; the batch breaks when that is another meanwhile. */
export const replacePerson = (
  db: Db,
  keys: Keys,
  { id, sealedPerson = '' }: Pick<Account, 'id' | 'sealedPerson'>,
  person: Person,
): Write[] => [
  expectation(db, sql`select count(*) from ${accounts} where ${accounts.id} = ${id} and ${accounts.person} = ${sealedPerson}`),
  db
    .update(accounts)
    .set({ person: seal(keys.sealing, place(id, 'person'), JSON.stringify(person)) })
    .where(eq(accounts.id, id)),
]

/** The hashes of an account's earlier passwords, the newest first. */
export const readingPasswordHistory = (db: Db, keys: Keys, accountId: string | SQL, most: number): Reading<string[]> =>
  reading(
    db
      .select()
      .from(passwordHistory)
      .where(eq(passwordHistory.accountId, accountId))
      .orderBy(desc(passwordHistory.replacedAt))
      .limit(most),
    (rows) =>
      rows.map(({ id, password }) => open(keys.sealing, { table: 'password_history', column: 'password', row: id }, password)),
  )

/** The same, in a request of its own. */
export const findPasswordHistory = (db: Db, keys: Keys, accountId: string, most: number): Promise<string[]> =>
  ask(db, readingPasswordHistory(db, keys, accountId, most))

/** An account whose password goes now (ms), the id of its row in the history, and how many of those stay. */
export type Going = { account: Account; historyId: string; keep: number; now: number }

/** Puts the hash of an account's password, if it has one, into its history, of which the newest `keep` stay. */
export function rememberPassword(db: Db, keys: Keys, { account, historyId, keep, now }: Going): Write[] {
  const mine = eq(passwordHistory.accountId, account.id)
  const newest = db
    .select({ id: passwordHistory.id })
    .from(passwordHistory)
    .where(mine)
    .orderBy(desc(passwordHistory.replacedAt))
    .limit(keep)
  return [
    ...(account.password === undefined
      ? []
      : [
          db.insert(passwordHistory).values({
            id: historyId,
            accountId: account.id,
            password: seal(keys.sealing, { table: 'password_history', column: 'password', row: historyId }, account.password),
            replacedAt: now,
          }),
        ]),
    db.delete(passwordHistory).where(and(mine, notInArray(passwordHistory.id, newest))),
  ]
}

/** Puts a new password in place of the one that was read, if there was one, and that one into the history, of which the newest `keep` stay. */
export function replacePassword(db: Db, keys: Keys, { hash, ...going }: Going & { hash: string }): Write[] {
  const { account, now } = going
  return [
    activeWithSamePassword(db, account),
    ...rememberPassword(db, keys, going),
    db
      .update(accounts)
      .set({
        password: seal(keys.sealing, place(account.id, 'password'), hash),
        passwordChangedAt: Math.max(now, account.passwordChangedAt + 1),
      })
      .where(eq(accounts.id, account.id)),
  ]
}

/** Breaks the batch unless the account's phone is still the one that was read, or it still has none. */
export const samePhoneOrNone = (
  db: Db,
  { id, phone, phoneChangedAt = null }: Pick<Account, 'id' | 'phone' | 'phoneChangedAt'>,
): Write =>
  expectation(
    db,
    sql`select count(*) from ${accounts} where ${accounts.id} = ${id} and ${accounts.phoneChangedAt} is ${phoneChangedAt}
      and (${accounts.phone} is null) = ${phone === undefined ? 1 : 0}`,
  )

/** When a change of a phone counts as made: later than the one before, by whatever clock that was. */
export const changedAfter = ({ phoneChangedAt }: Pick<Account, 'phoneChangedAt'>, now: number) =>
  Math.max(now, (phoneChangedAt ?? 0) + 1)

/**
 * Gives a confirmed number (E.164) to an account that has none; the batch breaks when it got one meanwhile.
 * @returns the statements, and when the number counts as set
 */
export function confirmPhone(
  db: Db,
  keys: Keys,
  { account, phone, now }: { account: Pick<Account, 'id' | 'phoneChangedAt'>; phone: string; now: number },
): { writes: Write[]; changedAt: number } {
  const { id, phoneChangedAt = null } = account
  const changedAt = changedAfter(account, now)
  return {
    changedAt,
    writes: [
      samePhoneOrNone(db, { id, phoneChangedAt }),
      db
        .update(accounts)
        .set({ phone: seal(keys.sealing, place(id, 'phone'), phone), phoneChangedAt: changedAt })
        .where(eq(accounts.id, id)),
    ],
  }
}

/** Takes an account's phone away, and whatever asked for that: its next sign-in asks for another one. */
export const removePhone = (db: Db, { id }: Pick<Account, 'id'>, now: number): Write[] => [
  db
    .update(accounts)
    .set({ phone: null, phoneChangedAt: sql`max(${now}, coalesce(${accounts.phoneChangedAt}, 0) + 1)` })
    .where(eq(accounts.id, id)),
  db.delete(phoneRequests).where(eq(phoneRequests.id, id)),
]
