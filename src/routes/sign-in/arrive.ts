import type { Account } from '../../db/accounts.ts'
import { findBySubject, subjectOf } from '../../db/identities.ts'
import { newId } from '../../db/keys.ts'
import { addMerge } from '../../db/merges.ts'
import type { Settled } from '../../domain/decision.ts'
import { limits } from '../../domain/limits.ts'
import type { Channel } from '../../domain/phone.ts'
import { joinIdentity } from '../social/join.ts'
import type { SignInVisit } from './reach.ts'

/** What comes of a sign-in, beside what its last step writes itself. */
type Arrival = Required<Pick<Settled<unknown>, 'writes' | 'events' | 'leave'>> & Pick<Settled<unknown>, 'deliver' | 'overtaken'>

/**
 * What comes of a sign-in whose every factor is proved: its owner is signed in, and the identity that they came with opens the account
 * from now on. Who is signed in already and proves a second account of theirs stays in the first, and is asked about the two.
 * @param factor what was proved last, behind the password or the identity
 * @param to where the council lets people come to
 */
export async function arrive(
  visit: SignInVisit,
  owner: Account,
  { factor, channel, to }: { factor: 'email' | 'phone'; channel?: Channel; to: string },
): Promise<Arrival> {
  const { account, joining, merging } = visit.journey.progress
  const first = account!.route?.provider ?? 'password'
  if (merging) return besides(visit, owner, merging)

  // Only the account whose mailbox was proved: at a shared computer somebody else may sign in on what was left half done.
  const mine = joining?.accountId === owner.id ? joining : undefined
  // Another tab may have joined it meanwhile, to this account or to another one of theirs.
  const known = mine?.identity && (await findBySubject(visit.db, visit.keys, owner.council, subjectOf(mine.identity)))
  const joined = mine?.identity && !known && joinIdentity(visit, owner, mine.identity)
  const elsewhere = known && known.account.id !== owner.id
  // They wanted a password, and have found an account that has none.
  const wantsPassword = mine && !mine.identity && !mine.opens.includes('password')
  return {
    writes: joined ? joined.writes : [],
    events: [
      {
        name: 'sign-in.done',
        accountId: owner.id,
        facts: { factors: `${first} ${factor}`, ...(channel ? { channel } : {}) },
      },
      ...(joined ? joined.events : []),
    ],
    deliver: joined ? joined.deliver : [],
    leave: {
      ...(wantsPassword
        ? { to: '/account/routes/password', first: true as const }
        : elsewhere
          ? { to: '/account/routes?done=elsewhere', first: true as const }
          : { to }),
      signIn: { accountId: owner.id, factors: [first, factor] },
    },
  }
}

/** Notes that both accounts were proved in one session, which may make them one. */
function besides(
  { db, keys, council, now, journey }: SignInVisit,
  other: Account,
  { accountId: keptId, sessionId }: NonNullable<SignInVisit['journey']['progress']['merging']>,
): Arrival {
  const id = newId()
  return {
    writes: addMerge(
      db,
      keys,
      { id, council: council.slug, keptId, sessionId, expiresAt: now + limits.merge.keptMs },
      { account: other, identityId: journey.progress.account!.route?.identityId },
    ),
    events: [{ name: 'account.proved-beside', accountId: other.id, facts: { account: keptId } }],
    leave: { to: `/account/merge/${id}` },
    // The session that they were to be joined in has ended, or is another one.
    overtaken: { key: 'merge.over' },
  }
}
