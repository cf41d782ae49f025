import { and, desc, eq } from 'drizzle-orm'
import { councils } from '../src/councils/all.ts'
import type { Account } from '../src/db/accounts.ts'
import { connect } from '../src/db/client.ts'
import { newId, newToken } from '../src/db/keys.ts'
import { accounts, events, sessions, staff as staffTable } from '../src/db/schema.ts'
import { addStaffInvitation, linkOf } from '../src/db/staff-invitations.ts'
import type { Role } from '../src/domain/staff.ts'
import type { Served } from '../src/routes/journeys.ts'
import { addSomebody, signedInAs } from './casework.ts'
import { eastVale } from './east-vale.ts'
import { db, keys, type Portal, portal, type Visitor } from './visitor.ts'

/* Staff at their console, and what came of what they did. */

export const durham: Served = councils.find(({ slug }) => slug === 'durham')!
export const vale: Served = eastVale

/** A council that no other test knows: its staff are those of this test alone. */
export const ownCouncil = (slug = `own-${crypto.randomUUID().slice(0, 8)}`): Served => ({
  ...eastVale,
  slug,
  hosts: [`${slug}.example`],
})

/** A member of staff of a council, signed in. */
export async function addStaff(
  here: Portal,
  role: Role,
  { council = durham, htmx = false, given = 'Wendy' }: { council?: Served; htmx?: boolean; given?: string } = {},
): Promise<Visitor & { account: Account }> {
  const account = await addSomebody(council, here.clock.now, { role, given, surname: 'Worker' })
  return Object.assign(await signedInAs(here, council, account, here.visitor({ htmx })), { account })
}

/** A portal in which something happens between what a form reads and what it writes: once, when it is told what. */
export function portalWithMeanwhile(options: Parameters<typeof portal>[0] = {}) {
  let change: (() => Promise<unknown>) | undefined
  const world = portal({
    ...options,
    connect: (url, token) => {
      const connected = connect(url, token)
      const batch = connected.batch.bind(connected) as (writes: readonly unknown[]) => Promise<never>
      connected.batch = async (writes) => {
        const now = change
        // Forms write more than anything else does.
        if (now && writes.length > 4) {
          change = undefined
          await now()
        }
        return batch(writes)
      }
      return connected
    },
  })
  const meanwhile = (next: () => Promise<unknown>) => {
    change = next
  }
  return Object.assign(world, { meanwhile })
}

/** A staff invitation, put straight into the table. @returns its id, and where its link leads */
export async function inviteStaff(
  { slug }: Served,
  now: number,
  {
    email,
    role = 'worker',
    by = null,
    expiresAt = now + 24 * 60 * 60_000,
  }: { email: string; role?: Role; by?: string | null; expiresAt?: number },
) {
  const [id, token] = [newId(), newToken()]
  const invitation = { id, council: slug, email, role, link: linkOf(token), invitedBy: by, createdAt: now, expiresAt }
  await addStaffInvitation(db, keys, invitation)
  return { id, link: `/${slug}/staff/accept/${token}` }
}

/** Everybody's events about or by an account, the newest first: name, who, facts. */
export async function eventsAbout(council: Served, id: string) {
  const rows = await db.select().from(events).where(eq(events.council, council.slug)).orderBy(desc(events.number))
  return rows
    .map(({ name, accountId, facts }) => ({ name, who: accountId, facts: JSON.parse(facts) as Record<string, unknown> }))
    .filter(({ who, facts }) => who === id || facts.account === id)
}

export async function statusOf(id: string) {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  return row?.status
}

export async function roleOf(id: string) {
  const [row] = await db.select().from(staffTable).where(eq(staffTable.id, id))
  return row?.role
}

/** Why the sessions of an account have ended; nothing for those that live. */
export async function endingsOf(council: Served, id: string) {
  const mine = and(eq(sessions.council, council.slug), eq(sessions.accountId, id))
  return (await db.select().from(sessions).where(mine)).map(({ endedWhy }) => endedWhy)
}
