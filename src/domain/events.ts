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

type StaffEvent = never

type RecordEvent = never

type DocumentEvent = never

type InvitationEvent = never

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
  for (const { name, accountId, facts } of events)
    visit.log({ level: 'info', event: name, council: visit.council.slug, account: accountId, network: visit.network, ...facts })
}

/** Writes an event with what it tells of. @returns false when an expectation among that was not met: then nothing is written */
export async function record(visit: Visit, event: AuditEvent, ...with_: Write[]): Promise<boolean> {
  if (!(await commit(visit.db, [...with_, eventWrite(visit, event)]))) return false
  logEvents(visit, [event])
  return true
}
