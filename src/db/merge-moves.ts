import { and, desc, eq, exists, gt, gte, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { lastsAt, NEVER } from './access.ts'
import { emailIndex, type Person, sealFor } from './accounts.ts'
import type { Db, Write } from './client.ts'
import { type Invitation, moveInvitation } from './invitations.ts'
import type { Keys } from './keys.ts'
import { type Merge, type Pair, sameSide, stillToMerge } from './merges.ts'
import {
  accessGrants,
  accounts,
  documentReaders,
  documents,
  identities,
  invitations,
  messages,
  passwordHistory,
  sessions,
  staffInvitations,
} from './schema.ts'
import type { EndedWhy } from './sessions.ts'
import { notStaff } from './staff.ts'

/** What the account that stays becomes. */
type Becomes = {
  email: string
  person: Person
  /** those of the invitations to the address that goes which are this person's */
  invitations: readonly Invitation[]
  /** so many hashes of earlier passwords are kept */
  history: number
}

/**
 * Makes two accounts one: everything that belongs to the one that goes is given to the one that stays, then its row is removed, and
 * with it what nobody needs any more: a password that is not the one that stays, what was half typed, a phone to be removed, a change
 * of address that was not proved. The batch breaks when either is not what was read, or works for the council, or when the proof of
 * both has been used or has expired.
 */
export function mergeAccounts(db: Db, keys: Keys, { merge, kept, other }: Pair, becomes: Becomes, now: number): Write[] {
  const { keptId, otherId } = merge
  return [
    stillToMerge(db, merge, now),
    ...[kept, other].flatMap((side) => [sameSide(db, side), notStaff(db, side.account.id)]),
    endSessions(db, merge, now),
    ...moveAccess(db, merge, now),
    ...moveReading(db, merge),
    db.update(identities).set({ accountId: keptId }).where(eq(identities.accountId, otherId)),
    ...becomes.invitations.flatMap((each) =>
      moveInvitation(db, keys, each, { email: becomes.email, accountId: each.accountId && keptId }),
    ),
    ...moveWork(db, merge),
    ...(kept.account.password === undefined ? movePasswords(db, merge, becomes.history) : []),
    // Before the one that stays is given its address: an address has one account.
    db.delete(accounts).where(eq(accounts.id, otherId)),
    become(db, keys, { kept, other }, becomes, now),
  ]
}

/**
 * Ends the sessions of the account that goes, and leaves their rows to the one that stays: whoever comes with one is told why it is
 * over, and no row says that it lives.
 */
const endSessions = (db: Db, { keptId, otherId }: Merge, now: number): Write =>
  db
    .update(sessions)
    .set({
      accountId: keptId,
      endedAt: sql`coalesce(${sessions.endedAt}, ${now})`,
      endedWhy: sql`coalesce(${sessions.endedWhy}, ${'merged' satisfies EndedWhy})`,
    })
    .where(eq(sessions.accountId, otherId))

/** Gives access over. Where both have it to one record, the one that lasts longer goes on, since the earlier of them began. */
function moveAccess(db: Db, { keptId, otherId }: Merge, now: number): Write[] {
  const twin = alias(accessGrants, 'twin')
  const lasts = and(or(isNull(twin.endsAt), gt(twin.endsAt, now)), isNull(twin.endedAt))
  const twinOf = (accountIds: string[], more?: SQL) =>
    and(inArray(twin.accountId, accountIds), eq(twin.recordId, accessGrants.recordId), lasts, more)
  const end = (whose: string, besides: string, longer: SQL) =>
    db
      .update(accessGrants)
      .set({ endedAt: now, endedBy: keptId })
      .where(
        and(
          eq(accessGrants.accountId, whose),
          lastsAt(now),
          exists(
            db
              .select({ one: sql`1` })
              .from(twin)
              .where(twinOf([besides], longer)),
          ),
        ),
      )
  const [endOfTwin, endOfIt] = [sql`coalesce(${twin.endsAt}, ${NEVER})`, sql`coalesce(${accessGrants.endsAt}, ${NEVER})`]
  const earliest = db
    .select({ at: sql`min(${twin.startsAt})` })
    .from(twin)
    .where(twinOf([keptId, otherId]))
  return [
    db
      .update(accessGrants)
      .set({ startsAt: sql`${earliest}` })
      .where(and(inArray(accessGrants.accountId, [keptId, otherId]), lastsAt(now))),
    end(otherId, keptId, gte(endOfTwin, endOfIt)),
    end(keptId, otherId, gt(endOfTwin, endOfIt)),
    db.update(accessGrants).set({ accountId: keptId }).where(eq(accessGrants.accountId, otherId)),
  ]
}

/** Gives documents over. One that is for both was opened when either first opened it. */
function moveReading(db: Db, { keptId, otherId }: Merge): Write[] {
  const twin = alias(documentReaders, 'twin')
  const seen = db
    .select({ at: twin.seenAt })
    .from(twin)
    .where(and(eq(twin.accountId, otherId), eq(twin.documentId, documentReaders.documentId)))
  const mine = db.select({ id: twin.documentId }).from(twin).where(eq(twin.accountId, keptId))
  const theirs = eq(documentReaders.accountId, otherId)
  return [
    db
      .update(documentReaders)
      .set({
        seenAt: sql`coalesce(min(${documentReaders.seenAt}, ${seen}), ${documentReaders.seenAt}, ${seen})`,
      })
      .where(eq(documentReaders.accountId, keptId)),
    db
      .update(documentReaders)
      .set({ accountId: keptId })
      .where(and(theirs, notInArray(documentReaders.documentId, mine))),
  ]
}

/** Whatever else names the account, invitations that it accepted and what it did when it worked for the council, goes by the other's id. */
const moveWork = (db: Db, { keptId, otherId }: Merge): Write[] => [
  db
    .update(invitations)
    // A worker who has read it must read it again: it would give access to an account that is gone.
    .set({ accountId: keptId, version: sql`${invitations.version} + 1` })
    .where(eq(invitations.accountId, otherId)),
  db.update(invitations).set({ ownerId: keptId }).where(eq(invitations.ownerId, otherId)),
  db.update(accessGrants).set({ grantedBy: keptId }).where(eq(accessGrants.grantedBy, otherId)),
  db.update(accessGrants).set({ endedBy: keptId }).where(eq(accessGrants.endedBy, otherId)),
  db.update(documents).set({ createdBy: keptId }).where(eq(documents.createdBy, otherId)),
  db.update(staffInvitations).set({ invitedBy: keptId }).where(eq(staffInvitations.invitedBy, otherId)),
  // Staff who are asked what became of them look at the account that stays.
  db.update(messages).set({ accountId: keptId }).where(eq(messages.accountId, otherId)),
]

/** The hashes of earlier passwords belong to the password that stays. */
function movePasswords(db: Db, { keptId, otherId }: Merge, history: number): Write[] {
  const mine = eq(passwordHistory.accountId, keptId)
  const newest = db
    .select({ id: passwordHistory.id })
    .from(passwordHistory)
    .where(mine)
    .orderBy(desc(passwordHistory.replacedAt))
    .limit(history)
  return [
    db.update(passwordHistory).set({ accountId: keptId }).where(eq(passwordHistory.accountId, otherId)),
    db.delete(passwordHistory).where(and(mine, notInArray(passwordHistory.id, newest))),
  ]
}

/** What the account that stays has none of, it has from the other: a password, a phone. */
function become(
  db: Db,
  keys: Keys,
  { kept: { account: kept }, other: { account: other } }: Pick<Pair, 'kept' | 'other'>,
  { email, person }: Becomes,
  now: number,
): Write {
  const password = kept.password === undefined ? other.password : undefined
  const phone = kept.phone === undefined ? other.phone : undefined
  return db
    .update(accounts)
    .set({
      email: sealFor(keys, kept.id, 'email', email),
      emailIndex: emailIndex(keys, kept.council, email),
      person: sealFor(keys, kept.id, 'person', JSON.stringify(person)),
      ...(password === undefined
        ? {}
        : {
            password: sealFor(keys, kept.id, 'password', password),
            passwordChangedAt: Math.max(now, kept.passwordChangedAt + 1),
          }),
      ...(phone === undefined
        ? {}
        : { phone: sealFor(keys, kept.id, 'phone', phone), phoneChangedAt: Math.max(now, (kept.phoneChangedAt ?? 0) + 1) }),
    })
    .where(eq(accounts.id, kept.id))
}
