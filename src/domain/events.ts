import type { Write } from '../db/client.ts'
import { commit } from '../db/client.ts'
import { addEvent, addEvents } from '../db/events.ts'
import { newId } from '../db/keys.ts'
import type { RecordKey } from '../db/records.ts'
import type { Budget } from './budget.ts'
import type { LimitKey } from './faults.ts'
import type { Channel } from './phone.ts'
import type { RouteName } from './progress.ts'
import type { PhoneCheck, Role, SuspensionReason } from './staff.ts'
import type { Visit } from './visit.ts'

/** What happens at the door: registering, signing in and out, resetting a password. */
const doorEvents = [
  'registration.code-sent',
  'registration.address-taken',
  'account.registered',
  'sign-in.password-wrong',
  'sign-in.code-sent',
  // Who has signed in at a provider whose account opens this one.
  'sign-in.identified',
  'sign-in.done',
  'reset.code-sent',
  'reset.done',
  'code.wrong',
  'code.wait',
  'session.signed-out',
  'session.idle',
  'session.too-old',
  'session.replaced',
  'session.repeated',
  'account.name-changed',
  'account.password-changed',
  'social.refused',
  // Somebody signed in to another account has proved this one, too.
  'account.proved-beside',
  'account.reviewed',
  'account.email-change-asked',
  'account.email-changed',
  'account.mobile-change-asked',
  'account.mobile-changed',
  'limit.reached',
] as const

/** What opens an account: a route is a password, or an account at a provider. The trail of an account that is gone ends with the last. */
const routeEvents = ['route.joined', 'route.removed', 'account.merged', 'account.merged-away'] as const

const phoneEvents = ['phone.text-sent', 'phone.called', 'phone.added', 'phone.lost'] as const

/** The administrators were told of it. */
const budgetEvents = ['budget.nearly-used-up', 'budget.used-up'] as const

const staffEvents = [
  'account.searched',
  'account.viewed',
  'account.suspended',
  'account.suspension-lifted',
  'account.sessions-ended',
  'account.phone-removed',
  'message.sent-again',
  'sessions.all-ended',
  'staff.invited',
  'staff.invitation-resent',
  'staff.invitation-withdrawn',
  'staff.joined',
  'staff.role-changed',
  'staff.removed',
  'staff.contact-changed',
  'audit.read',
] as const

const recordEvents = [
  // Somebody who has access looked at it.
  'record.viewed',
  // A member of staff did.
  'record.opened',
  'record.added',
  'record.edited',
  'record.worker-added',
  'record.worker-removed',
  // A member of staff looked at a page of the list.
  'records.listed',
  'records.searched',
  'records.imported',
  'records.import-refused',
  'access.ended',
] as const

/** A reader opens a document; staff of the record open it, too, which is no reader's first look. */
const documentEvents = ['document.published', 'document.withdrawn', 'document.opened', 'document.opened-by-staff'] as const

const invitationEvents = [
  'invitation.searched',
  'invitation.viewed',
  'invitation.sent',
  'invitation.code-wrong',
  'invitation.verified',
  'invitation.resent',
  'invitation.readdressed',
  'invitation.handed-over',
  'invitation.withdrawn',
  'invitation.accepted',
  'invitation.confirmed',
  'invitation.declined',
  'invitation.activated',
  'invitation.access-given',
] as const

/** What the audit trail knows of. */
export const eventNames = [
  ...doorEvents,
  ...routeEvents,
  ...phoneEvents,
  ...budgetEvents,
  ...staffEvents,
  ...recordEvents,
  ...documentEvents,
  ...invitationEvents,
] as const
export type EventName = (typeof eventNames)[number]

/**
 * What an event may tell besides: ids, figures and words of closed lists, never what a person typed. The audit trail tells each of
 * them in words: the compiler asks for those of every key, and of every word.
 */
export type Facts = {
  account?: string
  record?: string
  invitation?: string
  document?: string
  access?: string
  import?: string

  found?: boolean
  /** an account has the address that was given */
  live?: boolean
  /** whoever ended every session ended their own, too */
  own?: boolean
  /** the number is not the account's yet */
  new?: boolean

  sessions?: number
  records?: number
  lines?: number
  added?: number
  refused?: number
  readers?: number
  page?: number
  /** tries */
  left?: number

  reason?: SuspensionReason
  check?: PhoneCheck
  role?: Role
  from?: Role
  to?: Role
  kind?: EventName
  channel?: Channel
  /** what opens an account */
  route?: RouteName
  /** what was sent again */
  what?: 'code' | 'link'
  /** what records were searched by, or what invited staff where no account did */
  by?: RecordKey | 'email' | 'command'
  factors?: `${RouteName} ${'email' | 'phone'}`
  limit?: LimitKey
  budget?: Budget
}
export type FactKey = keyof Facts

/** The facts that are told by words of closed lists. */
export type WordFacts = {
  [Key in FactKey as Required<Facts>[Key] extends string
    ? string extends Required<Facts>[Key]
      ? never
      : Key
    : never]: Required<Facts>[Key] & string
}

/** An event: who did it (or whom it happened to, where nobody else did it), and what it was about. */
export type AuditEvent = { name: EventName; accountId?: string; facts?: Facts }

const rowOf = ({ council, now }: Pick<Visit, 'council' | 'now'>, { name, accountId, facts = {} }: AuditEvent) => ({
  id: newId(),
  council: council.slug,
  at: now,
  name,
  accountId: accountId ?? null,
  facts: JSON.stringify(facts),
})

/** The statement that writes an event in the batch of what it records. */
export const eventWrite = (visit: Pick<Visit, 'db' | 'council' | 'now'>, event: AuditEvent): Write =>
  addEvent(visit.db, rowOf(visit, event))

/** The statement that writes many at once. The log is to be told of them by one event beside them: it takes no thousand lines. */
export const eventsWrite = (visit: Visit, events: readonly AuditEvent[]): Write =>
  addEvents(
    visit.db,
    visit.council.slug,
    events.map((event) => rowOf(visit, event)),
  )

/** Tells the council's log (SIEM) what was written. Call it after the batch, so that the log tells nothing that did not happen. */
export function logEvents(visit: Visit, events: readonly AuditEvent[]) {
  for (const { name, accountId, facts = {} } of events) {
    // Who did it stands under "account", as ever; whom it was about must not take its place.
    const { account: about, ...rest } = facts
    const who = { council: visit.council.slug, account: accountId, network: visit.network }
    visit.log({ level: 'info', event: name, ...who, ...(about === undefined ? {} : { about }), ...rest })
  }
}

/** Writes an event with what it tells of. @returns false when an expectation among that was not met: then nothing is written */
export async function record(visit: Visit, event: AuditEvent, ...with_: Write[]): Promise<boolean> {
  if (!(await commit(visit.db, [...with_, eventWrite(visit, event)]))) return false
  logEvents(visit, [event])
  return true
}
