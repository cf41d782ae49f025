import { and, asc, desc, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Keys } from './keys.ts'
import type { Attempt } from './message-moves.ts'
import { type About, openHint } from './messages.ts'
import { messageAttempts, messages } from './schema.ts'

/* Lists of what was sent: for the staff console. What a message says, and its whole address, are not read for them. */

type Row = typeof messages.$inferSelect

/** Whom or what messages are about. */
export type Followed = Required<Pick<About, 'accountId'>> | Required<Pick<About, 'invitationId'>>

/** A message as far as staff follow it. Times in ms. */
export type ListedMessage = Pick<Row, 'id' | 'channel' | 'kind' | 'status' | 'why' | 'accountId' | 'createdAt' | 'expiresAt'> & {
  /** what staff see of the recipient */
  hint: string
  /** what it says is still kept */
  worded: boolean
  /** what each provider made of it, in the order in which they did */
  attempts: (Attempt & { at: number })[]
}

/** The condition that a message is about somebody, or about an invitation, of a council. */
const isAbout = (council: string, followed: Followed): SQL | undefined =>
  and(
    eq(messages.council, council),
    'accountId' in followed ? eq(messages.accountId, followed.accountId) : eq(messages.invitationId, followed.invitationId),
  )

/**
 * Some of a council's messages about somebody or about an invitation, the newest first.
 * @param since those that were written after this (ms)
 */
export async function listMessages(
  db: Db,
  keys: Keys,
  council: string,
  followed: Followed,
  { since, offset, most }: { since: number; offset: number; most: number },
): Promise<ListedMessage[]> {
  const { id, channel, kind, status, why, accountId, createdAt, expiresAt, hint } = messages
  const columns = { id, channel, kind, status, why, accountId, createdAt, expiresAt, hint }
  const rows = await db
    .select({ ...columns, worded: sql<number>`${isNotNull(messages.body)}` })
    .from(messages)
    .where(and(isAbout(council, followed), gt(messages.createdAt, since)))
    .orderBy(desc(messages.createdAt), asc(messages.id))
    .limit(most)
    .offset(offset)
  if (rows.length === 0) return []
  const attempts = await db
    .select()
    .from(messageAttempts)
    .where(
      inArray(
        messageAttempts.messageId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(messageAttempts.at))
  return rows.map((row) => ({
    ...row,
    hint: openHint(keys, row),
    worded: row.worded === 1,
    attempts: attempts
      .filter(({ messageId }) => messageId === row.id)
      .map(({ provider, outcome, at }) => ({ provider, outcome, at })),
  }))
}
