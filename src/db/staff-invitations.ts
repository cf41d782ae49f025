import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Role } from '../domain/staff.ts'
import { type Db, expectation, type Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { staffInvitations } from './schema.ts'
import { open, seal } from './sealed.ts'

/** Somebody who is to become staff of a council. Times in ms. */
export type StaffInvitation = {
  id: string
  council: string
  email: string
  role: Role
  /** SHA-256 of the token in the link */
  link: string
  /** the account that invited; null for the command */
  invitedBy: string | null
  createdAt: number
  expiresAt: number
  usedAt: number | null
  withdrawnAt: number | null
}

/** Where an invitation stands. */
export type StaffInvitationState = 'open' | 'used' | 'withdrawn' | 'expired'

export const stateOf = ({ usedAt, withdrawnAt, expiresAt }: StaffInvitation, now: number): StaffInvitationState => {
  if (usedAt !== null) return 'used'
  if (withdrawnAt !== null) return 'withdrawn'
  return expiresAt <= now ? 'expired' : 'open'
}

/** What is kept of the token in a link. */
export const linkOf = (token: string) => fingerprint('staff invitation', token)

const place = (row: string) => ({ table: 'staff_invitations', column: 'email', row })

const read = (keys: Pick<Keys, 'sealing'>, row: typeof staffInvitations.$inferSelect): StaffInvitation => ({
  ...row,
  email: open(keys.sealing, place(row.id), row.email),
})

/** Adds an invitation that nobody has used yet. */
export const addStaffInvitation = (
  db: Db,
  keys: Pick<Keys, 'sealing'>,
  invitation: Omit<StaffInvitation, 'usedAt' | 'withdrawnAt'>,
): Write =>
  db.insert(staffInvitations).values({ ...invitation, email: seal(keys.sealing, place(invitation.id), invitation.email) })

/** Some of a council's invitations, the newest first. */
export async function listStaffInvitations(
  db: Db,
  keys: Keys,
  council: string,
  offset: number,
  most: number,
): Promise<StaffInvitation[]> {
  const rows = await db
    .select()
    .from(staffInvitations)
    .where(eq(staffInvitations.council, council))
    .orderBy(desc(staffInvitations.createdAt), asc(staffInvitations.id))
    .limit(most)
    .offset(offset)
  return rows.map((row) => read(keys, row))
}

/** The condition that nobody has used or withdrawn an invitation of a council. */
const isPending = (council: string) =>
  and(eq(staffInvitations.council, council), isNull(staffInvitations.usedAt), isNull(staffInvitations.withdrawnAt))!

/**
 * A council's invitations that nobody has used or withdrawn, those that have expired, too: they can be sent again. They are few, and
 * their addresses are sealed: who looks for one reads them all.
 */
export async function listPendingStaffInvitations(
  db: Db,
  keys: Pick<Keys, 'sealing'>,
  council: string,
): Promise<StaffInvitation[]> {
  const rows = await db.select().from(staffInvitations).where(isPending(council))
  return rows.map((row) => read(keys, row))
}

/** Breaks the batch when a council has a pending invitation besides those that were read: one that came meanwhile. */
export const noOtherPending = (db: Db, council: string, known: readonly Pick<StaffInvitation, 'id'>[]): Write =>
  expectation(
    db,
    sql`select count(*) = 0 from ${staffInvitations} where ${isPending(council)}
      and ${staffInvitations.id} not in (select value from json_each(${JSON.stringify(known.map(({ id }) => id))}))`,
  )

export async function findStaffInvitation(db: Db, keys: Keys, council: string, id: string): Promise<StaffInvitation | undefined> {
  const [row] = await db
    .select()
    .from(staffInvitations)
    .where(and(eq(staffInvitations.council, council), eq(staffInvitations.id, id)))
  return row && read(keys, row)
}

/** The invitation that a link of this token stands for. */
export async function findStaffInvitationByToken(
  db: Db,
  keys: Keys,
  council: string,
  token: string,
): Promise<StaffInvitation | undefined> {
  const [row] = await db
    .select()
    .from(staffInvitations)
    .where(and(eq(staffInvitations.council, council), eq(staffInvitations.link, linkOf(token))))
  return row && read(keys, row)
}

/** Breaks the batch unless nobody has used or withdrawn the invitation, and its link is the one that was read. */
const stillThere = (db: Db, { id, link }: Pick<StaffInvitation, 'id' | 'link'>): Write =>
  expectation(
    db,
    sql`select count(*) from ${staffInvitations} where ${staffInvitations.id} = ${id} and ${staffInvitations.link} = ${link}
      and ${staffInvitations.usedAt} is null and ${staffInvitations.withdrawnAt} is null`,
  )

/** Uses an invitation up; the batch breaks when that is no longer possible. */
export const useStaffInvitation = (db: Db, invitation: StaffInvitation, now: number): Write[] => [
  stillThere(db, invitation),
  expectation(
    db,
    sql`select count(*) from ${staffInvitations} where ${staffInvitations.id} = ${invitation.id} and ${staffInvitations.expiresAt} > ${now}`,
  ),
  db.update(staffInvitations).set({ usedAt: now }).where(eq(staffInvitations.id, invitation.id)),
]

/** Takes an invitation back: its link is dead. The batch breaks when it was used or withdrawn. */
export const withdrawStaffInvitation = (db: Db, invitation: StaffInvitation, now: number): Write[] => [
  stillThere(db, invitation),
  db.update(staffInvitations).set({ withdrawnAt: now }).where(eq(staffInvitations.id, invitation.id)),
]

/** Gives an invitation another link: the earlier one is dead. The batch breaks when it was used, withdrawn or renewed meanwhile. */
export const renewStaffInvitation = (
  db: Db,
  invitation: StaffInvitation,
  { link, expiresAt }: Pick<StaffInvitation, 'link' | 'expiresAt'>,
): Write[] => [
  stillThere(db, invitation),
  db.update(staffInvitations).set({ link, expiresAt }).where(eq(staffInvitations.id, invitation.id)),
]
