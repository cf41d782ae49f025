import type { Account } from '../db/accounts.ts'
import type { Db, Write } from '../db/client.ts'
import {
  answerFor,
  changeInvitation,
  type Invitation,
  type InvitedRecord,
  listInvitationsTo,
  listInvitedRecords,
  moveInvitation,
  readingInvitationsTo,
} from '../db/invitations.ts'
import type { Keys } from '../db/keys.ts'
import { ask, derived, type Reading } from '../db/reading.ts'
import { refuse } from './decision.ts'
import { record } from './events.ts'
import type { Fault } from './faults.ts'
import { type Decided, isOngoing, type Stand, standOf } from './invitations.ts'
import { ok } from './result.ts'
import type { Visit } from './visit.ts'

/* What the invited person does: accepts, and says at Account setup which records they want access to. */

/** One of somebody's own invitations. The records are named only once the address has been proved to be the person's. */
export type Mine = { invitation: Invitation; stand: Stand; records: InvitedRecord[] }

/** Stands in which the person may know whose record it is: the code was read out by who is at the address. */
const told: readonly Stand[] = ['acceptance', 'setup', 'activate', 'active', 'declined']

/**
 * An account's invitations, found by its own proved address: those that have not come to their end first, then the newest. One that
 * was withdrawn before its code was right (only then it has a link) never was the person's to use, and is left out.
 */
export async function listMine(db: Db, keys: Keys, account: Account, now: number): Promise<Mine[]> {
  const all = await listInvitationsTo(db, keys, account.council, account.email)
  const mine = all
    .filter((invitation) => isFor(account, invitation))
    .map((invitation) => ({ invitation, stand: standOf(invitation, now) }))
    .filter(({ invitation, stand }) => stand !== 'withdrawn' || invitation.link !== null)
    .sort((a, b) => Number(isOngoing(b.stand)) - Number(isOngoing(a.stand)))
  const named = mine.filter(({ stand }) => told.includes(stand)).map(({ invitation }) => invitation.id)
  const invited = await listInvitedRecords(db, keys, named)
  return mine.map((each) => ({ ...each, records: invited.filter(({ invitationId }) => invitationId === each.invitation.id) }))
}

/**
 * Whether an account has an invitation that has not come to its end; and whether it is to accept one now, or to say Yes at Account
 * setup: who signs in with it should come to it.
 */
export function readingInvitation(
  db: Db,
  keys: Keys,
  account: Account,
  now: number,
): Reading<{ ongoing: boolean; toConfirm: boolean }> {
  return derived(readingInvitationsTo(db, keys, account.council, account.email), (all) => {
    const mine = all.filter((invitation) => isFor(account, invitation)).map((invitation) => standOf(invitation, now))
    return { ongoing: mine.some(isOngoing), toConfirm: mine.some((stand) => stand === 'acceptance' || stand === 'setup') }
  })
}

/** The same, in a request of its own. */
export const lookForInvitation = (db: Db, keys: Keys, account: Account, now: number) =>
  ask(db, readingInvitation(db, keys, account, now))

/**
 * Sends somebody's invitations after them, when they have proved another address: by it they are found from then on. One that has
 * come to its end and was never this account's stays with the address.
 */
export async function takeAlong({ db, keys, council, now }: Visit, account: Account, email: string) {
  if (!council.records) return { writes: [], events: [] }
  const all = (await listInvitationsTo(db, keys, council.slug, account.email)).filter(
    (each) => each.accountId === account.id || (each.accountId === null && isOngoing(standOf(each, now))),
  )
  return {
    writes: all.flatMap((each) => moveInvitation(db, keys, each, { email, accountId: each.accountId })),
    events: all.map(({ id }) => ({ name: 'invitation.readdressed' as const, accountId: account.id, facts: { invitation: id } })),
  }
}

// Whoever had this address before, and pressed the link as another account, is somebody else.
const isFor = ({ id }: Account, { accountId }: Invitation) => accountId === null || accountId === id

/**
 * Accepts an invitation whose code was right: by its link, signed in or not, or signed in with its address.
 * @param expected expectations that must be met besides: that who accepts it is still signed in, say
 * @returns false when it stands elsewhere now: a second press, or a worker who withdrew it
 */
export async function accept(
  visit: Visit,
  invitation: Invitation,
  account?: Account,
  expected: readonly Write[] = [],
): Promise<boolean> {
  if (standOf(invitation, visit.now) !== 'acceptance') return false
  const changes = { status: 'accepted' as const, accountId: account?.id ?? null, changedAt: visit.now }
  const who = account ? { accountId: account.id } : {}
  const event = { name: 'invitation.accepted' as const, facts: { invitation: invitation.id }, ...who }
  return record(visit, event, ...expected, ...changeInvitation(visit.db, invitation, changes))
}

/** A record at Account setup: shown once, however many invitations hold it. Its two fields are named for it. */
export type Choice = { recordId: string; name: string; tick: string; answer: string; invited: InvitedRecord[] }

/** What is to be answered at Account setup, by the names of the children. */
export function choicesOf(mine: readonly Mine[]): Choice[] {
  const choices = new Map<string, Choice>()
  for (const each of mine.filter(({ stand }) => stand === 'setup').flatMap(({ records }) => records)) {
    const { id, child } = each.record
    const fields = { tick: `record-${id}`, answer: `answer-${id}` }
    const known = choices.get(id) ?? { recordId: id, name: `${child.given} ${child.surname}`, ...fields, invited: [] }
    choices.set(id, { ...known, invited: [...known.invited, each] })
  }
  return [...choices.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** What somebody said to a record: the tick box next to its name, and the list beside it. */
export type Said = { ticked: boolean; answer: 'yes' | 'no' | '' }
export type Answers = Record<string, 'yes' | 'no'>

/**
 * What was said at Account setup, or what is wrong with it. A record that is left out can be answered another time, but not where
 * its own invitation is answered in part: that one ends with the answer.
 */
export function answersOf(
  choices: readonly Choice[],
  saidTo: (choice: Choice) => Said,
): { answers: Answers } | { faults: Fault[] } {
  const all = choices.map((choice) => ({ choice, ...saidTo(choice) }))
  const faults = all.flatMap(({ choice, ticked, answer }): Fault[] => {
    if (ticked && answer === '') return [{ key: 'setup.choose', field: choice.answer }]
    return !ticked && answer === 'yes' ? [{ key: 'setup.tick', field: choice.tick }] : []
  })
  if (faults.length > 0) return { faults }

  const answered = all.filter(({ answer }) => answer !== '')
  const first = choices[0]
  if (answered.length === 0) return { faults: [{ key: 'setup.nothing', ...(first ? { field: first.tick } : {}) }] }
  const begun = new Set(answered.flatMap(({ choice }) => choice.invited.map(({ invitationId }) => invitationId)))
  const halfDone = all.filter(
    ({ choice, answer }) => answer === '' && choice.invited.some(({ invitationId }) => begun.has(invitationId)),
  )
  if (halfDone.length > 0) return { faults: halfDone.map(({ choice }) => ({ key: 'setup.unanswered', field: choice.answer })) }
  return { answers: Object.fromEntries(answered.map(({ choice, answer }) => [choice.recordId, answer as 'yes' | 'no'])) }
}

/** Writes the answers: an invitation is confirmed when any of its records is wanted, declined when none is. */
export function confirm(visit: Visit, account: Account, mine: readonly Mine[], answers: Answers): Decided {
  const touched = mine.filter(({ stand, records }) => stand === 'setup' && records.some(({ record }) => answers[record.id]))
  if (touched.length === 0) return refuse({ key: 'setup.changed' })
  const outcomes = touched.map(({ invitation, records }) => ({
    invitation,
    records,
    wanted: records.some(({ record }) => answers[record.id] === 'yes'),
  }))
  return ok({
    writes: outcomes.flatMap(({ invitation, records, wanted }) => [
      ...changeInvitation(visit.db, invitation, {
        status: wanted ? 'confirmed' : 'declined',
        accountId: account.id,
        changedAt: visit.now,
      }),
      ...records.map((each) => answerFor(visit.db, each, answers[each.record.id] ?? 'no')),
    ]),
    events: outcomes.map(({ invitation, wanted }) => ({
      name: wanted ? ('invitation.confirmed' as const) : ('invitation.declined' as const),
      accountId: account.id,
      facts: { invitation: invitation.id },
    })),
    overtaken: { key: 'setup.changed' },
  })
}
