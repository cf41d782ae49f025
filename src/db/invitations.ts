import { and, asc, desc, eq, getTableColumns, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { NEVER } from './access.ts'
import { foldEmail } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import { type Keys, sign, signatures } from './keys.ts'
import { ask, type Reading, reading } from './reading.ts'
import { type ChildRecord, readRecord, type Scope } from './records.ts'
import { accessGrants, invitationRecords, invitations, records, recordWorkers } from './schema.ts'
import { open, seal } from './sealed.ts'

/** Who was invited, as the worker knows them. */
export type Invited = { given: string; surname: string }

/**
 * When the last access ends, or ended, to what the person of an active invitation said Yes to (ms); null before there is any. All
 * gone is the beginning of time. Nothing needs to run for an access to end, and a worker may end it: so it is read, and kept nowhere.
 */
const accessEndsAt = sql<number | null>`case when ${invitations.status} = 'active' then coalesce((
  select max(min(coalesce(${accessGrants.endsAt}, ${NEVER}), coalesce(${accessGrants.endedAt}, ${NEVER})))
  from ${accessGrants} inner join ${invitationRecords} on ${invitationRecords.recordId} = ${accessGrants.recordId}
  where ${accessGrants.accountId} = ${invitations.accountId} and ${invitationRecords.invitationId} = ${invitations.id}
    and ${invitationRecords.answer} = 'yes'), 0) end`

/** The condition that an active invitation has no access left at a time (ms). */
export const accessIsOver = (now: number): SQL => sql`${accessEndsAt} <= ${now}`

/** What is read of an invitation. What is selected from one table loses its columns' table names, but not what is nested in it. */
export const invitationColumns = {
  ...getTableColumns(invitations),
  accessEndsAt: sql<number | null>`${accessEndsAt}`.as('access_ends_at'),
}

type Row = typeof invitations.$inferSelect

/** A person's way to a record, as it was when it was read. */
export type Invitation = Omit<Row, 'emailIndex' | 'person'> & { person: Invited; accessEndsAt: number | null }

/** A record of an invitation: as what the person is invited, until when (ms), and what they said at Account setup. */
export type InvitedRecord = {
  id: string
  invitationId: string
  relationship: string
  endsAt: number | null
  answer: 'yes' | 'no' | null
  record: ChildRecord
}

const place = (row: string, column: 'email' | 'person') => ({ table: 'invitations', column, row })
const use = (council: string) => `index ${council} invitations.email`
/** What an address is found by, under every key. */
export const addressIndexes = (keys: Pick<Keys, 'index'>, council: string, email: string) =>
  signatures(keys.index, use(council), foldEmail(email))

/** The index of an address under the current key. */
export const invitationIndex = (keys: Pick<Keys, 'index'>, council: string, email: string) =>
  sign(keys.index, use(council), foldEmail(email))

/** Opens an invitation's row. */
export function readInvitation(keys: Keys, { emailIndex: _, ...row }: Row & Pick<Invitation, 'accessEndsAt'>): Invitation {
  return {
    ...row,
    email: open(keys.sealing, place(row.id, 'email'), row.email),
    person: JSON.parse(open(keys.sealing, place(row.id, 'person'), row.person)) as Invited,
  }
}

/**
 * The condition that an invitation is within a scope: one's own, as long as one works on every record in it; or every one of the
 * council. Who is taken off a record, for a conflict of interest perhaps, is to see and do nothing more about the people invited to it.
 */
export const within = ({ council, staffId }: Scope): SQL =>
  and(
    eq(invitations.council, council),
    staffId === undefined
      ? undefined
      : sql`${invitations.ownerId} = ${staffId} and not exists (
          select 1 from ${invitationRecords} where ${invitationRecords.invitationId} = ${invitations.id} and not exists (
            select 1 from ${recordWorkers}
            where ${recordWorkers.recordId} = ${invitationRecords.recordId} and ${recordWorkers.staffId} = ${staffId}))`,
  )!

/** Breaks the batch when an invitation is not, or no longer, within the scope. */
export const stillWithin = (db: Db, scope: Scope, id: string): Write =>
  expectation(db, sql`select count(*) from ${invitations} where ${within(scope)} and ${invitations.id} = ${id}`)

/** An invitation, when it is within the scope. */
export async function findInvitation(db: Db, keys: Keys, scope: Scope, id: string): Promise<Invitation | undefined> {
  const [row] = await db
    .select(invitationColumns)
    .from(invitations)
    .where(and(within(scope), eq(invitations.id, id)))
  return row && readInvitation(keys, row)
}

/** The invitation that a link was made for, by what is kept of its token. */
export async function findInvitationByLink(db: Db, keys: Keys, council: string, link: string): Promise<Invitation | undefined> {
  const [row] = await db
    .select(invitationColumns)
    .from(invitations)
    .where(and(eq(invitations.council, council), eq(invitations.link, link)))
  return row && readInvitation(keys, row)
}

/** Every invitation that was sent to an address, the newest first. */
export const readingInvitationsTo = (db: Db, keys: Keys, council: string, email: string): Reading<Invitation[]> =>
  reading(
    db
      .select(invitationColumns)
      .from(invitations)
      .where(and(eq(invitations.council, council), inArray(invitations.emailIndex, addressIndexes(keys, council, email))))
      .orderBy(desc(invitations.createdAt), desc(invitations.id)),
    // An index can be written by whoever can write to the database; the sealed address cannot.
    (rows) =>
      rows.map((row) => readInvitation(keys, row)).filter((invitation) => foldEmail(invitation.email) === foldEmail(email)),
  )

/** The same, in a request of its own. */
export const listInvitationsTo = (db: Db, keys: Keys, council: string, email: string): Promise<Invitation[]> =>
  ask(db, readingInvitationsTo(db, keys, council, email))

/** The records of some invitations, by the names of the children. */
export async function listInvitedRecords(db: Db, keys: Keys, invitationIds: readonly string[]): Promise<InvitedRecord[]> {
  if (invitationIds.length === 0) return []
  const rows = await db
    .select({ invited: invitationRecords, record: records })
    .from(invitationRecords)
    .innerJoin(records, eq(records.id, invitationRecords.recordId))
    .where(inArray(invitationRecords.invitationId, [...invitationIds]))
    .orderBy(asc(invitationRecords.id))
  const name = ({ record: { child } }: InvitedRecord) => `${child.given} ${child.surname}`
  return rows
    .map(({ invited: { id, invitationId, relationship, endsAt, answer }, record }) => ({
      ...{ id, invitationId, relationship, endsAt, answer },
      record: readRecord(keys, record),
    }))
    .sort((a, b) => name(a).localeCompare(name(b)))
}

/** The condition that an invitation has not come to its end. An expired one has not: it can be sent anew. */
export const isOngoing = inArray(invitations.status, ['sent', 'verified', 'accepted', 'confirmed'])

/** The condition that an address has an invitation to a record that has not come to its end. */
const isOpenTo = (keys: Keys, council: string, email: string, recordId: string, besides = '') =>
  sql`from ${invitations} inner join ${invitationRecords} on ${invitationRecords.invitationId} = ${invitations.id}
    where ${invitations.council} = ${council} and ${inArray(invitations.emailIndex, addressIndexes(keys, council, email))}
    and ${invitationRecords.recordId} = ${recordId} and ${invitations.id} <> ${besides}
    and ${isOngoing}`

/** Which of some records an address has an open invitation to. */
export async function listInvitedTo(
  db: Db,
  keys: Keys,
  { council, email, recordIds, besides }: { council: string; email: string; recordIds: readonly string[]; besides?: string },
): Promise<string[]> {
  const found = await Promise.all(
    recordIds.map((id) => db.all<{ open: number }>(sql`select count(*) as open ${isOpenTo(keys, council, email, id, besides)}`)),
  )
  return recordIds.filter((_, at) => found[at]![0]!.open > 0)
}

/** Breaks the batch when the address has an open invitation to one of the records already. */
const noneOpen = (db: Db, keys: Keys, { id, council }: Pick<Invitation, 'id' | 'council'>, email: string, recordIds: string[]) =>
  recordIds.map((recordId) => expectation(db, sql`select count(*) = 0 ${isOpenTo(keys, council, email, recordId, id)}`))

/** What is known of a record when somebody is invited to it. */
export type NewInvited = { id: string; recordId: string; relationship: string; endsAt: number | null }

/** Adds an invitation; the batch breaks when the address has an open one to one of the records. */
export const addInvitation = (
  db: Db,
  keys: Keys,
  invitation: Omit<Invitation, 'accessEndsAt'>,
  invited: NewInvited[],
): Write[] => [
  ...noneOpen(
    db,
    keys,
    invitation,
    invitation.email,
    invited.map(({ recordId }) => recordId),
  ),
  db.insert(invitations).values({
    ...invitation,
    ...addressed(keys, invitation, invitation.email),
    person: seal(keys.sealing, place(invitation.id, 'person'), JSON.stringify(invitation.person)),
  }),
  ...invited.map((each) => db.insert(invitationRecords).values({ ...each, invitationId: invitation.id })),
]

const addressed = (keys: Keys, { id, council }: Pick<Invitation, 'id' | 'council'>, email: string) => ({
  email: seal(keys.sealing, place(id, 'email'), email),
  emailIndex: invitationIndex(keys, council, email),
})

type Changes = Partial<
  Pick<
    Row,
    'ownerId' | 'status' | 'code' | 'codeTriesLeft' | 'codeExpiresAt' | 'link' | 'linkExpiresAt' | 'accountId' | 'changedAt'
  >
>

/** Changes an invitation from what was read; the batch breaks when somebody else has changed it in between. */
export const changeInvitation = (db: Db, read: Pick<Invitation, 'id' | 'version' | 'status'>, changes: Changes): Write[] => [
  expectation(
    db,
    sql`select count(*) from ${invitations} where ${invitations.id} = ${read.id} and ${invitations.version} = ${read.version}
      and ${invitations.status} = ${read.status}`,
  ),
  db
    .update(invitations)
    .set({ ...changes, version: read.version + 1 })
    .where(eq(invitations.id, read.id)),
]

/** Puts another address in the place of the one that was read; the batch breaks as with a new invitation to it. */
export const changeAddress = (db: Db, keys: Keys, read: Invitation, email: string, recordIds: string[]): Write[] => [
  ...noneOpen(db, keys, read, email, recordIds),
  db
    .update(invitations)
    .set(addressed(keys, read, email))
    .where(eq(invitations.id, read.id)),
]

/**
 * Gives an invitation to another account of the same person, at their address. Two open ones to a record may meet there: at Account
 * setup it is shown once. The batch breaks when somebody else has changed the invitation in between.
 */
export const moveInvitation = (
  db: Db,
  keys: Keys,
  read: Invitation,
  { email, accountId }: Pick<Invitation, 'email' | 'accountId'>,
): Write[] => [
  ...changeInvitation(db, read, { accountId }),
  db
    .update(invitations)
    .set(addressed(keys, read, email))
    .where(eq(invitations.id, read.id)),
]

/**
 * Spends one try on an invitation's live code, and counts it as wrong until it is known to be right; nothing when none may be tried.
 * Both before anything is compared, so that parallel guesses cannot share one (ASVS 6.6.3).
 */
export async function takeCodeTry(db: Db, scope: Scope, { id, now }: { id: string; now: number }) {
  const [row] = await db
    .update(invitations)
    .set({ codeTriesLeft: sql`${invitations.codeTriesLeft} - 1`, wrongCodes: sql`${invitations.wrongCodes} + 1` })
    .where(
      and(
        within(scope),
        eq(invitations.id, id),
        eq(invitations.status, 'sent'),
        gt(invitations.codeExpiresAt, now),
        gt(invitations.codeTriesLeft, 0),
      ),
    )
    .returning()
  return row
}

/** The try that was just spent was a right one. */
export const countAsRight = (db: Db, id: string): Write =>
  db
    .update(invitations)
    .set({ wrongCodes: sql`${invitations.wrongCodes} - 1` })
    .where(eq(invitations.id, id))

/** Writes what the person said about a record. */
export const answerFor = (db: Db, { id }: Pick<InvitedRecord, 'id'>, answer: 'yes' | 'no'): Write =>
  db.update(invitationRecords).set({ answer }).where(eq(invitationRecords.id, id))
