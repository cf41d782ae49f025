import { and, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import { removeOldCircuits } from './circuits.ts'
import type { Db, Write } from './client.ts'
import { removeOldMessages } from './messages.ts'
import {
  calls,
  codes,
  contactChanges,
  documentChunks,
  documents,
  drafts,
  invitations,
  journeys,
  limits,
  merges,
  sessions,
  socialTrips,
  staffInvitations,
  submissions,
  tickets,
} from './schema.ts'

/** Removes the rows that are past their time. */
export const removeExpired = (
  db: Db,
  now: number,
  ages: {
    submissions: number
    sessions: number
    staffInvitations: number
    invitations: number
    uploads: number
    messages: number
  },
): Write[] => [
  db.delete(journeys).where(lt(journeys.expiresAt, now)),
  db.delete(codes).where(lt(codes.expiresAt, now)),
  db.delete(calls).where(lt(calls.expiresAt, now)),
  // A wait may reach beyond the window it was earned in.
  db.delete(limits).where(and(lt(limits.expiresAt, now), lte(limits.until, now))),
  db.delete(drafts).where(lt(drafts.expiresAt, now)),
  ...removeOldMessages(db, now, now - ages.messages),
  removeOldCircuits(db, now),
  db.delete(contactChanges).where(lt(contactChanges.expiresAt, now)),
  db.delete(socialTrips).where(lt(socialTrips.expiresAt, now)),
  db.delete(tickets).where(lt(tickets.expiresAt, now)),
  db.delete(merges).where(lt(merges.expiresAt, now)),
  db.delete(submissions).where(lt(submissions.createdAt, now - ages.submissions)),
  db.delete(sessions).where(lt(sessions.createdAt, now - ages.sessions)),
  db.delete(invitations).where(lt(invitations.changedAt, now - ages.invitations)),
  db.delete(staffInvitations).where(lt(staffInvitations.expiresAt, now - ages.staffInvitations)),
  ...removeBrokenUploads(db, now - ages.uploads),
]

/** Removes documents that were begun before a time and never published. */
function removeBrokenUploads(db: Db, before: number): Write[] {
  const broken = and(isNull(documents.publishedAt), lt(documents.createdAt, before))
  const ids = db.select({ id: documents.id }).from(documents).where(broken)
  return [db.delete(documentChunks).where(inArray(documentChunks.documentId, ids)), db.delete(documents).where(broken)]
}

/** Asks the database whether it is there. */
export const ping = (db: Db) => db.run(sql`select 1`)
