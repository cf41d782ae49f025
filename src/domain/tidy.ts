import { type Db, describe } from '../db/client.ts'
import { findHead, listAuditedCouncils } from '../db/events.ts'
import type { Keys } from '../db/keys.ts'
import { removeExpired } from '../db/tidy.ts'
import { chainEvents, removeOldEvents } from './audit.ts'
import { limits } from './limits.ts'

type Log = (record: Record<string, unknown>) => void

/** How many rows of each kind are removed in one request, and how many requests a run makes at most: the next run goes on. */
const BOUNDS = { most: 500, rounds: 100 }

/**
 * What the cron trigger does: chains the audit trail, tells the log each signed head, and removes what is past its time. The chain comes
 * first, that of every council, and each by itself: what cannot be removed, or one council's trail, must not leave the others without their heads.
 * @throws Error when any of it failed; the log was told what
 */
export async function tidy(db: Db, keys: Keys, now: number, log: Log, bounds = BOUNDS) {
  let failed = false
  const settle = (work: Promise<void>, about: { council?: string } = {}) =>
    work.catch((error: unknown) => {
      failed = true
      log({ level: 'error', event: 'tidy.failed', ...about, ...describe(error) })
    })
  // One after another: side by side they would keep each other from writing.
  for (const council of await listAuditedCouncils(db)) await settle(chain(db, keys, council, now, log), { council })
  for (const council of await listAuditedCouncils(db))
    await settle(removeEvents(db, keys, council, now, bounds.rounds), { council })
  await settle(remove(db, now, bounds))
  // Without its causes: the platform writes the message of what is thrown here, and theirs may hold what people typed.
  if (failed) throw new Error('Not all was tidied: the log says what.')
}

/** What is new in one council's trail is chained. The log is out of the database's reach: a head kept there shows when the whole trail was
 * put back to an earlier one. */
async function chain(db: Db, keys: Keys, council: string, now: number, log: Log) {
  await chainEvents(db, keys.signing, council, now)
  const head = await findHead(db, council)
  if (head) log({ level: 'info', event: 'audit.head', council, number: head.number, hash: head.hash, signature: head.signature })
}

/** What is old in it goes. */
async function removeEvents(db: Db, keys: Keys, council: string, now: number, rounds: number) {
  for (let round = 0; round < rounds; round++)
    if (!(await removeOldEvents(db, keys.signing, council, now - limits.ended.eventsKeptMs, now))) break
}

async function remove(db: Db, now: number, { most, rounds }: typeof BOUNDS) {
  const ages = {
    submissions: limits.submission.keptMs,
    sessions: limits.ended.sessionsKeptMs,
    invitations: limits.invitation.keptMs,
    staffInvitations: limits.ended.staffInvitationsKeptMs,
    messages: limits.message.keptMs,
    uploads: limits.document.unpublishedKeptMs,
  }
  for (let round = 0; round < rounds; round++) if ((await removeExpired(db, now, ages, most)) === 0) return
}
