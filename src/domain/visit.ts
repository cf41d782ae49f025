import type { Council } from '../councils/council.ts'
import type { Db } from '../db/client.ts'
import type { Keys } from '../db/keys.ts'
import type { SessionStore } from '../db/session-copies.ts'
import type { Language } from '../languages.ts'
import type { Connected } from '../senders/connect.ts'
import type { BudgetEmail } from './budget.ts'

export type { Language }

/** The portal's clocks, in milliseconds. Shorter ones are for local trials only. */
export type Clocks = { idleWarn: number; idleEnd: number; resendWait: number }

/** Everything a rule may consult. Built once per request; rules never read bindings, clocks or headers. */
export type Visit = {
  db: Db
  keys: Keys
  council: Council
  language: Language
  /** milliseconds since 1970 */
  now: number
  clocks: Clocks
  /** the visitor's network, as a keyed hash: an IPv4 address or an IPv6 /64 */
  network: string
  /** the same of an IPv6 /48, which one person can have from a tunnel: 65,536 networks. For what is counted by another name as well */
  site: string
  /** where the portal's addresses begin, for links in messages: https://host or https://host/durham */
  origin: string
  sessions: SessionStore
  /** the council's providers that are set up */
  senders: Connected
  /** the words in which administrators are told of a budget: whatever is sent may be what uses it up */
  budgetEmail: BudgetEmail
  /** true on a developer's machine */
  local: boolean
  /** goes on after the answer has left */
  later(work: Promise<unknown>): void
  /** waits, in milliseconds, without using CPU */
  pause(ms: number): Promise<void>
  /** writes one line to the log; nothing personal */
  log(record: Record<string, unknown>): void
}
