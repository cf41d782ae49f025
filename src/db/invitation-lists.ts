import { and, asc, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { EventName } from '../domain/events.ts'
import type { Stand } from '../domain/invitations.ts'
import type { Person } from './accounts.ts'
import type { Db } from './client.ts'
import {
  accessIsOver,
  addressIndexes,
  type Invitation,
  invitationColumns,
  isOngoing,
  readInvitation,
  within,
} from './invitations.ts'
import type { Keys } from './keys.ts'
import type { Scope } from './records.ts'
import { accounts, events, invitations } from './schema.ts'
import { open } from './sealed.ts'

/* Lists of invitations, and what happened to one: for the staff console. */

/** Where an invitation stands at a time (ms), computed as standOf() of domain/invitations.ts does; a test compares them. */
const standAt = (now: number): SQL<Stand> => sql`case
  when ${invitations.status} = 'sent' and ${invitations.codeExpiresAt} <= ${now} then 'expired'
  when ${invitations.status} = 'sent' and ${invitations.codeTriesLeft} <= 0 then 'tried-out'
  when ${invitations.status} = 'sent' then 'code'
  when ${invitations.status} in ('verified', 'accepted') and ${invitations.linkExpiresAt} <= ${now} then 'expired'
  when ${invitations.status} = 'verified' then 'acceptance'
  when ${invitations.status} = 'accepted' then 'setup'
  when ${invitations.status} = 'confirmed' then 'activate'
  when ${accessIsOver(now)} then 'ended'
  else ${invitations.status} end`

/** What is to be done next comes first. */
const urgency: Record<Stand, number> = {
  activate: 0,
  'tried-out': 1,
  expired: 2,
  code: 3,
  acceptance: 4,
  setup: 5,
  declined: 6,
  active: 7,
  ended: 8,
  withdrawn: 9,
}
const byUrgency = (now: number) =>
  sql`case ${standAt(now)} ${sql.join(
    Object.entries(urgency).map(([stand, rank]) => sql`when ${stand} then ${rank}`),
    sql` `,
  )} end`

/** What a list of invitations is to hold. */
export type Wanted = {
  stand?: Stand | undefined
  email?: string | undefined
  order: 'next' | 'date'
  offset: number
  most: number
  now: number
}

/** The invitations within a scope: what is to be done next first, or the newest first. */
export async function listInvitations(db: Db, keys: Keys, scope: Scope, wanted: Wanted): Promise<Invitation[]> {
  const { stand, email, order, offset, most, now } = wanted
  const rows = await db
    .select(invitationColumns)
    .from(invitations)
    .where(
      and(
        within(scope),
        stand && eq(standAt(now), stand),
        email === undefined ? undefined : inArray(invitations.emailIndex, addressIndexes(keys, scope.council, email)),
      ),
    )
    .orderBy(
      ...(order === 'next' ? [byUrgency(now), desc(invitations.changedAt)] : [desc(invitations.createdAt)]),
      desc(invitations.id),
    )
    .limit(most)
    .offset(offset)
  return rows.map((row) => readInvitation(keys, row))
}

/** How many invitations within a scope stand where, at a time (ms). */
export async function countInvitations(db: Db, scope: Scope, now: number): Promise<Map<Stand, number>> {
  const stand = standAt(now)
  const rows = await db.select({ stand, many: sql<number>`count(*)` }).from(invitations).where(within(scope)).groupBy(stand)
  return new Map(rows.map(({ stand, many }) => [stand, many]))
}

/** The workers of a council whose invitations have not come to their end, and how many each has. */
export async function listOwners(db: Db, council: string): Promise<{ ownerId: string; many: number }[]> {
  return db
    .select({ ownerId: invitations.ownerId, many: sql<number>`count(*)` })
    .from(invitations)
    .where(and(eq(invitations.council, council), isOngoing))
    .groupBy(invitations.ownerId)
}

/** Some of the invitations of a worker that have not come to their end, the oldest first. */
export async function listOngoing(db: Db, keys: Keys, council: string, ownerId: string, most: number): Promise<Invitation[]> {
  const rows = await db
    .select(invitationColumns)
    .from(invitations)
    .where(and(eq(invitations.council, council), eq(invitations.ownerId, ownerId), isOngoing))
    .orderBy(asc(invitations.createdAt), asc(invitations.id))
    .limit(most)
  return rows.map((row) => readInvitation(keys, row))
}

/** One thing that happened to an invitation, and the account that did it, if it is known. */
export type Happened = { at: number; name: EventName; by: Person | undefined }

/** What happened to an invitation, the first thing first, as the audit trail has it. */
export async function listHappened(db: Db, keys: Keys, { id, council }: Pick<Invitation, 'id' | 'council'>): Promise<Happened[]> {
  const rows = await db
    .select({ at: events.at, name: events.name, account: { id: accounts.id, person: accounts.person } })
    .from(events)
    .leftJoin(accounts, and(eq(accounts.id, events.accountId), eq(accounts.council, events.council)))
    .where(
      and(
        eq(events.council, council),
        // As in the index events_by_invitation, to the letter.
        sql`json_extract(${events.facts}, '$.invitation') = ${id}`,
        notInArray(events.name, ['invitation.viewed', 'invitation.access-given'] satisfies EventName[]),
      ),
    )
    .orderBy(asc(events.number))
  return rows.map(({ at, name, account }) => ({
    at,
    name: name as EventName,
    by: account
      ? (JSON.parse(open(keys.sealing, { table: 'accounts', column: 'person', row: account.id }, account.person)) as Person)
      : undefined,
  }))
}
