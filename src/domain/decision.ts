import type { Write } from '../db/client.ts'
import type { Reading } from '../db/reading.ts'
import type { Delivery } from '../senders/sender.ts'
import type { Unsent } from './delivering.ts'
import type { AuditEvent } from './events.ts'
import { type Fault, type FaultKey, limitIn } from './faults.ts'
import type { Take } from './limits.ts'
import type { Beginning } from './progress.ts'
import type { Result } from './result.ts'

/** What a step decides. Nothing has happened yet: the step runner writes it all in one batch, then sends what is to be sent. */
export type Decision<Facts> = Result<Settled<Facts>, Refusal>

export type Settled<Facts> = {
  facts: Facts
  /** what is counted in the batch, and may be used up: then nothing of it happens, and that is told */
  takes?: Take[]
  writes?: Write[]
  events?: AuditEvent[]
  deliver?: Delivery[]
  /** the person has proved who they are: wait for the sending, and say this when it fails */
  tellIfUnsent?: (why: Unsent) => FaultKey
  /** copies of sessions that must not outlive the batch */
  endedSessions?: string[]
  /** forget everything told so far; only the new facts stay */
  forget?: boolean
  /** the journey ends here */
  leave?: Leave
  /** the journey ends here, and another begins at its first open step, under a token of its own */
  begin?: Beginning & {
    /** what that journey begins with sending, a code bound to it, say: its id is known by then */
    sends?: (journeyId: string) => Sent
  }
  /** what to say when somebody else was first and nothing was written */
  overtaken?: Fault | Reading<Fault>
}

/** Something to be sent, with what is written of it. */
export type Sent = Pick<Settled<unknown>, 'takes' | 'writes' | 'events' | 'deliver' | 'tellIfUnsent'>

/** Where a journey ends, and who is signed in by it. */
export type Leave = {
  to: string
  /** before the page that they were on, if there is one, and before an invitation of theirs */
  first?: true
  signIn?: { accountId: string; factors: string[] }
}

export type Refusal = {
  faults: Fault[]
  events?: AuditEvent[]
  /** ms to wait before the answer, once what it cost is written */
  answerAfterMs?: number
}

/** The events of a refusal: that a limit was reached is one, unless the refusal tells of it itself. */
export function eventsOf({ faults, events = [] }: Refusal, accountId?: string): AuditEvent[] {
  const limit = limitIn(faults)
  if (!limit || events.length > 0) return events
  return [{ name: 'limit.reached', ...(accountId ? { accountId } : {}), facts: { limit } }]
}

export const refuse = (...faults: Fault[]): { ok: false; fault: Refusal } => ({ ok: false, fault: { faults } })
