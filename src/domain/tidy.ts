import { commit, type Db } from '../db/client.ts'
import { findHead, listAuditedCouncils } from '../db/events.ts'
import type { Keys } from '../db/keys.ts'
import { removeExpired } from '../db/tidy.ts'
import { chainEvents, removeOldEvents } from './audit.ts'
import { limits } from './limits.ts'

/** What the cron trigger does: removes what is past its time, chains the audit trail, and tells the log each signed head. */
export async function tidy(db: Db, keys: Keys, now: number, log: (record: Record<string, unknown>) => void) {
  const ages = {
    submissions: limits.submission.keptMs,
    sessions: limits.ended.sessionsKeptMs,
    invitations: limits.invitation.keptMs,
    staffInvitations: limits.ended.staffInvitationsKeptMs,
    messages: limits.message.keptMs,
    uploads: limits.document.unpublishedKeptMs,
  }
  await commit(db, removeExpired(db, now, ages))
  for (const council of await listAuditedCouncils(db)) {
    await chainEvents(db, keys.signing, council, now)
    await removeOldEvents(db, keys.signing, council, now - limits.ended.eventsKeptMs, now)
    const head = await findHead(db, council)
    // The log is out of the database's reach: a head kept there shows when the whole trail was put back to an earlier one.
    if (head)
      log({ level: 'info', event: 'audit.head', council, number: head.number, hash: head.hash, signature: head.signature })
  }
}
