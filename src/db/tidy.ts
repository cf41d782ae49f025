import { and, eq, inArray, isNull, lt, lte, notExists, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { removeOldCircuits } from './circuits.ts'
import { type Db, someOf, type Write } from './client.ts'
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

/** How long (ms) is kept what has no end of its own. */
type Ages = {
  submissions: number
  sessions: number
  staffInvitations: number
  invitations: number
  uploads: number
  messages: number
}

/**
 * Removes rows that are past their time, at most so many of each kind.
 * @returns how many: when it is none, nothing is left
 */
export async function removeExpired(db: Db, now: number, ages: Ages, most: number): Promise<number> {
  const remove = (table: SQLiteTable, condition: SQL | undefined): Write => db.delete(table).where(someOf(table, condition, most))
  const answers = await db.batch([
    remove(journeys, lt(journeys.expiresAt, now)),
    remove(codes, lt(codes.expiresAt, now)),
    remove(calls, lt(calls.expiresAt, now)),
    // A wait may reach beyond the window it was earned in.
    remove(limits, and(lt(limits.expiresAt, now), lte(limits.until, now))),
    remove(drafts, lt(drafts.expiresAt, now)),
    ...removeOldMessages(db, { now, before: now - ages.messages, most }),
    removeOldCircuits(db, now, most),
    remove(contactChanges, lt(contactChanges.expiresAt, now)),
    remove(socialTrips, lt(socialTrips.expiresAt, now)),
    remove(tickets, lt(tickets.expiresAt, now)),
    remove(merges, lt(merges.expiresAt, now)),
    remove(submissions, lt(submissions.createdAt, now - ages.submissions)),
    remove(sessions, lt(sessions.createdAt, now - ages.sessions)),
    remove(invitations, lt(invitations.changedAt, now - ages.invitations)),
    remove(staffInvitations, lt(staffInvitations.expiresAt, now - ages.staffInvitations)),
    ...removeBrokenUploads(db, now - ages.uploads, most),
  ])
  return (answers as { rowsAffected: number }[]).reduce((sum, { rowsAffected }) => sum + rowsAffected, 0)
}

/** A piece of a document weighs a thousand times as much as another row. */
const LIGHTER = 20

/** Removes documents that were begun before a time and never published: each when its pieces are gone, which would all go with it. */
function removeBrokenUploads(db: Db, before: number, most: number): Write[] {
  const broken = and(isNull(documents.publishedAt), lt(documents.createdAt, before))
  const ids = db.select({ id: documents.id }).from(documents).where(broken)
  const pieces = db.select({ one: sql`1` }).from(documentChunks).where(eq(documentChunks.documentId, documents.id))
  const fewer = Math.ceil(most / LIGHTER)
  return [
    db.delete(documentChunks).where(someOf(documentChunks, inArray(documentChunks.documentId, ids), fewer)),
    db.delete(documents).where(someOf(documents, and(broken, notExists(pieces)), most)),
  ]
}

/** Asks the database whether it is there. */
export const ping = (db: Db) => db.run(sql`select 1`)
