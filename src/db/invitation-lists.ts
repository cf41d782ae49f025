import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { EventName } from '../domain/events.ts'
import type { Stand } from '../domain/invitations.ts'
import type { Person } from './accounts.ts'
import type { Db } from './client.ts'
import { addressIndexes, type Invitation, type InvitationScope, readInvitation, within } from './invitations.ts'
import type { Keys } from './keys.ts'
import { accounts, events, invitations, staff } from './schema.ts'
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
  withdrawn: 8,
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
export async function listInvitations(db: Db, keys: Keys, scope: InvitationScope, wanted: Wanted): Promise<Invitation[]> {
  const { stand, email, order, offset, most, now } = wanted
  const rows = await db
    .select()
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

/** One thing that happened to an invitation, and the account that did it, if it is known. */
export type Happened = { at: number; name: EventName; by: Person | undefined }

/** What happened to an invitation, the first thing first, as the audit trail has it. */
export async function listHappened(db: Db, keys: Keys, { id, council, accountId, createdAt }: Invitation): Promise<Happened[]> {
  // The trail is indexed by who did it: members of staff, the person, or somebody who was not signed in.
  const doers = sql`(${events.accountId} in (select ${staff.id} from ${staff} where ${staff.council} = ${council})
    or ${events.accountId} = ${accountId} or ${events.accountId} is null)`
  const rows = await db
    .select({ at: events.at, name: events.name, account: { id: accounts.id, person: accounts.person } })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.accountId))
    .where(
      and(
        doers,
        sql`${events.at} >= ${createdAt} and +${events.council} = ${council} and ${events.name} like 'invitation.%'
          and ${events.name} <> 'invitation.access-given' and json_extract(${events.facts}, '$.invitation') = ${id}`,
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
