import type { Person } from '../db/accounts.ts'
import { type Invitation, listInvitationsTo } from '../db/invitations.ts'
import { sign } from '../db/keys.ts'
import { mergeAccounts } from '../db/merge-moves.ts'
import type { Pair } from '../db/merges.ts'
import { listLiveSessions } from '../db/sessions.ts'
import type { Settled } from './decision.ts'
import type { Visit } from './visit.ts'

/** Why two accounts cannot be made one here: one works for the council, or is not active. */
export type Closed = 'staff' | 'suspended'

export function closedBecause({ kept, other }: Pair): Closed | undefined {
  if (kept.isStaff || other.isStaff) return 'staff'
  return [kept, other].some(({ account }) => account.status !== 'active') ? 'suspended' : undefined
}

/** Whose e-mail address is to stay. */
export const whose = ['kept', 'other'] as const
export type Whose = (typeof whose)[number]

/** Details that belong together: half of one account's address with half of the other's would be nobody's. */
const together: readonly (readonly (keyof Person)[])[] = [
  ['title'],
  ['middleName'],
  ['born'],
  ['professional'],
  ['role', 'otherRole'],
  ['organisation'],
  ['street', 'town', 'address', 'postCode'],
  ['daytime'],
  ['evening'],
  ['mobile'],
  ['language'],
]

/** What a person has told us about themselves, with what is blank filled from what they told us as their other account. */
export function filledFrom(kept: Person, other: Person): Person {
  const blank = together.filter((part) => part.every((key) => !kept[key]))
  const filled = blank.flatMap((part) => part.filter((key) => other[key]).map((key) => [key, other[key]]))
  return { ...kept, ...(Object.fromEntries(filled) as Partial<Person>) }
}

/** Tells whether what a person agreed to is still what there is: everything that the page shows of both accounts. */
export const markOfPair = ({ keys }: Visit, { merge, kept, other }: Pair): string =>
  sign(
    keys.signing,
    'merge as shown',
    JSON.stringify([
      merge.id,
      ...[kept, other].map(({ account, identities, records }) => [
        account.email,
        account.person,
        account.phone,
        account.phoneChangedAt,
        account.password !== undefined,
        account.passwordChangedAt,
        identities.map(({ id }) => id),
        records.map(({ id }) => id),
      ]),
    ]),
  )

/**
 * Plans that two accounts become one, all of it in one batch.
 * @param stays whose e-mail address does
 */
export async function planMerge(
  visit: Visit,
  pair: Pair,
  stays: Whose,
): Promise<Pick<Settled<unknown>, 'writes' | 'events' | 'endedSessions'> & { writes: NonNullable<Settled<unknown>['writes']> }> {
  const { db, keys, council, now } = visit
  const { kept, other } = pair
  const [staying, going] = stays === 'kept' ? [kept, other] : [other, kept]
  const invitations = await listOwn(visit, pair, going.account.email)
  const becomes = {
    email: staying.account.email,
    person: filledFrom(kept.account.person, other.account.person),
    invitations,
    history: council.password.history,
  }
  const [keptId, otherId] = [kept.account.id, other.account.id]
  return {
    writes: mergeAccounts(db, keys, pair, becomes, now),
    events: [
      { name: 'account.merged', accountId: keptId, facts: { account: otherId } },
      { name: 'account.merged-away', accountId: otherId, facts: { account: keptId } },
      ...invitations.map(({ id }) => ({
        name: 'invitation.readdressed' as const,
        accountId: keptId,
        facts: { invitation: id },
      })),
    ],
    endedSessions: await listLiveSessions(db, otherId),
  }
}

/** The invitations to an address that belong to the two: whoever had the address before them, and accepted one, is somebody else. */
async function listOwn({ db, keys, council }: Visit, { kept, other }: Pair, email: string): Promise<Invitation[]> {
  if (!council.records) return []
  const own = [null, kept.account.id, other.account.id]
  return (await listInvitationsTo(db, keys, council.slug, email)).filter(({ accountId }) => own.includes(accountId))
}
