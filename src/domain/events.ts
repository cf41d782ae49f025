import type { Write } from '../db/client.ts'
import { commit } from '../db/client.ts'
import { addEvent } from '../db/events.ts'
import { newId } from '../db/keys.ts'
import type { Visit } from './visit.ts'

/** What the audit trail knows of. Facts are harmless: figures and words from closed lists, never what a person typed. */
export type EventName = DoorEvent | PhoneEvent | StaffEvent | RecordEvent | DocumentEvent | InvitationEvent

type DoorEvent =
  | 'registration.code-sent'
  | 'registration.address-taken'
  | 'account.registered'
  | 'sign-in.password-wrong'
  | 'sign-in.code-sent'
  | 'sign-in.done'
  | 'reset.code-sent'
  | 'reset.done'
  | 'code.wrong'
  | 'code.wait'
  | 'session.signed-out'
  | 'session.idle'
  | 'session.too-old'
  | 'session.replaced'
  | 'session.repeated'
  | 'account.name-changed'
  | 'limit.reached'

type PhoneEvent = 'phone.text-sent' | 'phone.called' | 'phone.added' | 'phone.lost'

type StaffEvent =
  | 'account.searched'
  | 'account.viewed'
  | 'account.suspended'
  | 'account.suspension-lifted'
  | 'account.sessions-ended'
  | 'account.phone-removed'
  | 'sessions.all-ended'
  | 'staff.invited'
  | 'staff.invitation-resent'
  | 'staff.invitation-withdrawn'
  | 'staff.joined'
  | 'staff.role-changed'
  | 'staff.removed'
  | 'staff.contact-changed'
  | 'audit.read'

type RecordEvent =
  /** somebody who has access looked at it */
  | 'record.viewed'
  /** a member of staff did */
  | 'record.opened'
  | 'record.added'
  | 'record.edited'
  | 'record.worker-added'
  | 'record.worker-removed'
  | 'records.searched'
  | 'records.imported'
  | 'records.import-refused'
  | 'access.ended'

/** A reader opens a document; staff of the record open it, too, which is no reader's first look. */
type DocumentEvent = 'document.published' | 'document.withdrawn' | 'document.opened' | 'document.opened-by-staff'

type InvitationEvent =
  | 'invitation.searched'
  | 'invitation.viewed'
  | 'invitation.sent'
  | 'invitation.code-wrong'
  | 'invitation.verified'
  | 'invitation.resent'
  | 'invitation.readdressed'
  | 'invitation.handed-over'
  | 'invitation.withdrawn'
  | 'invitation.accepted'
  | 'invitation.confirmed'
  | 'invitation.declined'
  | 'invitation.activated'
  | 'invitation.access-given'

/** An event: who did it (or whom it happened to, where nobody else did it), and what it was about, by ids. */
export type AuditEvent = { name: EventName; accountId?: string; facts?: Record<string, string | number | boolean> }

/** The statement that writes an event in the batch of what it records. */
export const eventWrite = (visit: Visit, { name, accountId, facts = {} }: AuditEvent): Write =>
  addEvent(visit.db, {
    id: newId(),
    council: visit.council.slug,
    at: visit.now,
    name,
    accountId: accountId ?? null,
    facts: JSON.stringify(facts),
  })

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
