import { and, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import { type Account, changedAfter, emailIndex, emailIndexes, place as ofAccount, samePhoneOrNone } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { type Reading, reading } from './reading.ts'
import { accounts, contactChanges, phoneRequests } from './schema.ts'
import { open, seal } from './sealed.ts'

export type ContactKind = 'email' | 'mobile'

/** A new e-mail address or mobile number (E.164) of an account, which no code has proved yet. */
export type ContactChange = {
  /** what its code is bound to */
  id: string
  council: string
  accountId: string
  kind: ContactKind
  value: string
  /** when its latest code was sent (ms), and how many were: none while another change comes first */
  sentAt: number
  sends: number
  /** ms */
  expiresAt: number
}

const place = (row: string) => ({ table: 'contact_changes', column: 'value', row })

/** The changes of an account that wait for a code. */
export const contactChangesOf = (db: Db, keys: Keys, accountId: string, now: number): Reading<ContactChange[]> =>
  reading(
    db
      .select()
      .from(contactChanges)
      .where(and(eq(contactChanges.accountId, accountId), gt(contactChanges.expiresAt, now))),
    (rows) => rows.map((row) => ({ ...row, value: open(keys.sealing, place(row.id), row.value) })),
  )

/** Breaks the batch unless a change still waits as it was read: its code may have been used, or a newer one sent, meanwhile. */
export const sameContactChange = (db: Db, { id, sends, sentAt }: ContactChange): Write =>
  expectation(
    db,
    sql`select count(*) from ${contactChanges} where ${contactChanges.id} = ${id} and ${contactChanges.sends} = ${sends}
      and ${contactChanges.sentAt} = ${sentAt}`,
  )

/**
 * Puts a change in the place of the account's earlier one of the same kind, if there was one; the batch breaks when that is another
 * meanwhile, or when there is one now.
 */
export function putContactChange(
  db: Db,
  keys: Keys,
  { change, earlier, now }: { change: ContactChange; earlier: ContactChange | undefined; now: number },
): Write[] {
  const { id, accountId, kind, value } = change
  const past = sql`${contactChanges.expiresAt} <= ${now}`
  return [
    ...(earlier ? [sameContactChange(db, earlier)] : []),
    db
      .delete(contactChanges)
      .where(
        and(
          eq(contactChanges.accountId, accountId),
          eq(contactChanges.kind, kind),
          earlier ? or(past, eq(contactChanges.id, earlier.id)) : past,
        ),
      ),
    db.insert(contactChanges).values({ ...change, value: seal(keys.sealing, place(id), value) }),
  ]
}

/** Forgets a change: it has been made, or is not wanted any more. */
export const removeContactChange = (db: Db, { id }: Pick<ContactChange, 'id'>): Write =>
  db.delete(contactChanges).where(eq(contactChanges.id, id))

/**
 * Forgets what an account was to have: who asked for it may be somebody else than who has just shown that the account is theirs, or
 * than who may have it.
 */
export const removeContactChangesOf = (db: Db, accountId: string): Write =>
  db.delete(contactChanges).where(eq(contactChanges.accountId, accountId))

/** The same for every account of a council, but perhaps one. */
export const removeContactChangesOfCouncil = (db: Db, council: string, except?: string): Write =>
  db
    .delete(contactChanges)
    .where(and(eq(contactChanges.council, council), except ? ne(contactChanges.accountId, except) : undefined))

/** Breaks the batch unless the account still has the address that was read. */
const sameEmail = (db: Db, keys: Keys, { id, council, email }: Account): Write =>
  expectation(
    db,
    sql`select count(*) from ${accounts} where ${accounts.id} = ${id}
      and ${inArray(accounts.emailIndex, emailIndexes(keys, council, email))}`,
  )

/** The same, and the phone. */
export const sameContacts = (db: Db, keys: Keys, account: Account): Write[] => [
  sameEmail(db, keys, account),
  samePhoneOrNone(db, account),
]

/**
 * Gives an account another e-mail address, which its owner has proved; the batch breaks when it is another than was read, or when the
 * council has another account with the new one, whichever key indexed it.
 */
export function replaceEmail(db: Db, keys: Keys, account: Account, email: string): Write[] {
  const { id, council } = account
  const others = and(
    eq(accounts.council, council),
    ne(accounts.id, id),
    inArray(accounts.emailIndex, emailIndexes(keys, council, email)),
  )
  return [
    sameEmail(db, keys, account),
    expectation(db, sql`select count(*) = 0 from ${accounts} where ${others}`),
    db
      .update(accounts)
      .set({ email: seal(keys.sealing, ofAccount(id, 'email'), email), emailIndex: emailIndex(keys, council, email) })
      .where(eq(accounts.id, id)),
  ]
}

/**
 * Puts another phone (E.164), which its owner has proved, in the place of the one that was read; whoever is signing in with that one
 * begins anew, and nobody need remove it any more.
 */
export const replacePhone = (db: Db, keys: Keys, account: Account, phone: string, now: number): Write[] => [
  samePhoneOrNone(db, account),
  db
    .update(accounts)
    .set({ phone: seal(keys.sealing, ofAccount(account.id, 'phone'), phone), phoneChangedAt: changedAfter(account, now) })
    .where(eq(accounts.id, account.id)),
  db.delete(phoneRequests).where(eq(phoneRequests.id, account.id)),
]

/** Notes when (ms) somebody has confirmed what is kept about them. */
export const markReviewed = (db: Db, { id }: Pick<Account, 'id'>, now: number): Write =>
  db.update(accounts).set({ reviewedAt: now }).where(eq(accounts.id, id))
