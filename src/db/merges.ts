import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { standsAt } from './access.ts'
import { type Account, emailIndexes, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import { type JoinedIdentity, readIdentity } from './identities.ts'
import type { Keys } from './keys.ts'
import { type ChildRecord, readRecord } from './records.ts'
import { accessGrants, accounts, identities, merges, records, staff } from './schema.ts'
import { isLive, type Session } from './sessions.ts'

/** That two accounts of one council were proved to be one person's, in one session, and may be made one until it expires (ms). */
export type Merge = typeof merges.$inferSelect

/** One of the two, with all that its owner is shown of it. */
export type Side = {
  account: Account
  /** the e-mail address as it lies in the row: tells whether it is still what was read */
  sealedEmail: string
  /** ms */
  registeredAt: number
  isStaff: boolean
  identities: JoinedIdentity[]
  /** those that it may see now, by the names of the children */
  records: ChildRecord[]
}

/** The two accounts of a merge: the one that is signed in, and the one that was proved beside it. */
export type Pair = { merge: Merge; kept: Side; other: Side }

/** A second account as it was proved: by which identity, where it was not by its password. */
type ProvedBeside = {
  account: Pick<Account, 'id' | 'email' | 'passwordChangedAt' | 'phoneChangedAt'>
  identityId?: string | undefined
}

/**
 * Notes that somebody signed in has proved a second account with everything that its council asks for. The batch breaks when it is
 * the same one, when one of them is of another council or not active, when the session has ended, or when the second one is not what
 * was proved.
 */
export function addMerge(
  db: Db,
  keys: Keys,
  merge: Pick<Merge, 'id' | 'council' | 'keptId' | 'sessionId' | 'expiresAt'>,
  { account: { id: otherId, email, passwordChangedAt, phoneChangedAt = null }, identityId }: ProvedBeside,
): Write[] {
  const other = eq(accounts.id, otherId)
  return [
    expectation(
      db,
      sql`select count(*) = 2 and ${isLive({ id: merge.sessionId, accountId: merge.keptId })} from ${accounts}
        where ${accounts.council} = ${merge.council} and ${accounts.id} in (${merge.keptId}, ${otherId})
        and ${accounts.status} = 'active'`,
    ),
    expectation(
      db,
      sql`select count(*) from ${accounts} where ${and(other, inArray(accounts.emailIndex, emailIndexes(keys, merge.council, email)))}`,
    ),
    db.insert(merges).values({
      ...merge,
      otherId,
      otherPasswordChangedAt: passwordChangedAt,
      otherPhoneChangedAt: phoneChangedAt,
      // As it lies in the row, under whichever key.
      otherEmailIndex: sql`(select ${accounts.emailIndex} from ${accounts} where ${other})`,
      otherIdentityId: identityId ?? null,
    }),
    expectation(db, sql`select count(*) from ${merges} where ${merges.id} = ${merge.id} and ${isAsProved}`),
  ]
}

/**
 * The condition that the account that goes is still what was proved: its owner may have taken it back since from whoever proved it.
 */
const isAsProved = sql`exists (select 1 from ${accounts} where ${accounts.id} = ${merges.otherId}
    and ${accounts.passwordChangedAt} = ${merges.otherPasswordChangedAt}
    and ${accounts.phoneChangedAt} is ${merges.otherPhoneChangedAt}
    and ${accounts.emailIndex} = ${merges.otherEmailIndex})
  and (${merges.otherIdentityId} is null or exists (select 1 from ${identities}
    where ${identities.id} = ${merges.otherIdentityId} and ${identities.accountId} = ${merges.otherId}))`

/** Who looks at a merge, and when (ms). */
type Seen = { id: string; council: string; session: Pick<Session, 'id' | 'accountId'>; now: number }

/** The condition that a merge is of this session, which lives, and has not expired, and that what was proved is so still. */
const isOf = ({ id, council, session, now }: Seen): SQL =>
  and(
    eq(merges.id, id),
    eq(merges.council, council),
    eq(merges.keptId, session.accountId),
    eq(merges.sessionId, session.id),
    gt(merges.expiresAt, now),
    isLive(session),
    isAsProved,
  )!

/** The two accounts that a session may make one; nothing when it is another session's, or past its time. All of it is read at once. */
export async function findMerge(db: Db, keys: Keys, seen: Seen): Promise<Pair | undefined> {
  const { council, now } = seen
  const wanted = isOf(seen)
  const both = sql`(select ${merges.keptId} from ${merges} where ${wanted} union select ${merges.otherId} from ${merges} where ${wanted})`
  const [[merge], people, joined, seeing] = await db.batch([
    db.select().from(merges).where(wanted),
    db
      .select({ account: accounts, role: staff.role })
      .from(accounts)
      .leftJoin(staff, eq(staff.id, accounts.id))
      .where(and(eq(accounts.council, council), sql`${accounts.id} in ${both}`)),
    db
      .select()
      .from(identities)
      .where(sql`${identities.accountId} in ${both}`)
      .orderBy(asc(identities.joinedAt), asc(identities.id)),
    db
      .select({ accountId: accessGrants.accountId, record: records })
      .from(accessGrants)
      .innerJoin(records, eq(records.id, accessGrants.recordId))
      .where(and(eq(accessGrants.council, council), sql`${accessGrants.accountId} in ${both}`, standsAt(now))),
  ])
  if (!merge) return undefined

  const name = ({ child }: ChildRecord) => `${child.given} ${child.surname}`
  const sideOf = (id: string): Side | undefined => {
    const found = people.find(({ account }) => account.id === id)
    return (
      found && {
        account: readAccount(keys, found.account),
        sealedEmail: found.account.email,
        registeredAt: found.account.createdAt,
        isStaff: found.role !== null,
        identities: joined.filter(({ accountId }) => accountId === id).map((row) => readIdentity(keys, row)),
        records: seeing
          .filter(({ accountId }) => accountId === id)
          .map(({ record }) => readRecord(keys, record))
          .sort((a, b) => name(a).localeCompare(name(b))),
      }
    )
  }
  const [kept, other] = [sideOf(merge.keptId), sideOf(merge.otherId)]
  return kept && other && { merge, kept, other }
}

/**
 * Breaks the batch unless the two accounts may still be made one: by this session, which another expectation asks about, in time, and
 * as they were proved.
 */
export const stillToMerge = (db: Db, { id, keptId, otherId, sessionId }: Merge, now: number): Write =>
  expectation(
    db,
    sql`select count(*) from ${merges} where ${merges.id} = ${id} and ${merges.keptId} = ${keptId} and ${merges.otherId} = ${otherId}
      and ${merges.sessionId} = ${sessionId} and ${merges.expiresAt} > ${now}
      and ${isAsProved}`,
  )

/** Gives what one session has proved to the one that takes its place, of the same account in the same browser: proved once more. */
export const passMerges = (db: Db, from: Pick<Session, 'id' | 'accountId'>, to: Pick<Session, 'id'>): Write =>
  db
    .update(merges)
    .set({ sessionId: to.id })
    .where(and(eq(merges.sessionId, from.id), eq(merges.keptId, from.accountId)))

/** The two stay apart. Another proof is needed to think otherwise. */
export const forgetMerge = (db: Db, { id, sessionId }: Merge): Write =>
  db.delete(merges).where(and(eq(merges.id, id), eq(merges.sessionId, sessionId)))

/** Breaks the batch unless an account is active, and its address, details, password and phone are still what was read. */
export const sameSide = (db: Db, { account, sealedEmail }: Side): Write =>
  expectation(
    db,
    sql`select count(*) from ${accounts} where ${accounts.id} = ${account.id} and ${accounts.status} = 'active'
      and ${accounts.email} = ${sealedEmail} and ${accounts.person} = ${account.sealedPerson ?? ''}
      and ${accounts.passwordChangedAt} = ${account.passwordChangedAt}
      and ${accounts.phoneChangedAt} is ${account.phoneChangedAt ?? null}`,
  )
