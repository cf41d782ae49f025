import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db, Write } from './client.ts'
import type { MessageStatus, Why } from './messages.ts'
import { messageAttempts, messages } from './schema.ts'

/* What becomes of a message: how its status moves, and what each provider made of it. */

export type Attempt = Pick<typeof messageAttempts.$inferSelect, 'provider' | 'outcome'>

/** What a status may become: never what it was before. */
const earlier: Record<Exclude<MessageStatus, 'kept' | 'sending'>, MessageStatus[]> = {
  waiting: ['sending'],
  unknown: ['waiting', 'sending'],
  sent: ['waiting', 'sending', 'unknown'],
  failed: ['waiting', 'sending', 'unknown', 'sent'],
  delivered: ['waiting', 'sending', 'unknown', 'sent', 'failed'],
}

/** What has become of a message. */
export type Became = { status: keyof typeof earlier; provider?: string; reference?: string; why?: Why }

/**
 * Moves a message's status, forward only: what comes late, or twice, changes nothing. But one that failed at a provider is sent all
 * the same when another has taken it.
 */
export const moveMessage = (db: Db, id: string, became: Became): Write =>
  move(db, became, and(eq(messages.id, id), or(isBefore(became), hasAnother(became))))

const isBefore = ({ status }: Became) => inArray(messages.status, earlier[status])

const hasAnother = ({ status, provider }: Became) =>
  status === 'sent' && provider
    ? and(eq(messages.status, 'failed'), ne(messages.provider, provider), sql`${messages.why} is not 'replaced'`)
    : undefined

/** The same by a report of a provider, which counts as long as no other has taken the message. */
export const moveReported = (db: Db, id: string, by: string, became: Became): Write =>
  move(db, { ...became, provider: by }, and(eq(messages.id, id), isBefore(became), isOf(by)))

/** A message that a provider has not delivered in the end waits for the next one. */
export const passOn = (db: Db, id: string, by: string): Write =>
  move(
    db,
    { status: 'waiting', provider: by },
    and(eq(messages.id, id), inArray(messages.status, ['sending', 'sent', 'unknown']), isOf(by)),
  )

const isOf = (provider: string) => or(isNull(messages.provider), eq(messages.provider, provider))

const move = (db: Db, { status, provider, reference, why }: Became, where: SQL | undefined): Write =>
  db
    .update(messages)
    .set({ status, why: why ?? null, ...(provider ? { provider } : {}), ...(reference ? { reference } : {}) })
    .where(where)

/** The order of outcomes: a later one takes an earlier one's place. */
const rank = { busy: 0, unreachable: 0, refused: 1, sent: 2, undelivered: 3, delivered: 4 } as const
const rankIn = (outcome: unknown) =>
  sql`case ${outcome} when 'delivered' then 4 when 'undelivered' then 3 when 'sent' then 2 when 'refused' then 1 else 0 end`

/** Notes down what a provider made of a message; what it said before stays where that was later. */
export const noteAttempt = (db: Db, messageId: string, { provider, outcome }: Attempt, at: number): Write =>
  db
    .insert(messageAttempts)
    .values({ messageId, provider, outcome, at })
    .onConflictDoUpdate({
      target: [messageAttempts.messageId, messageAttempts.provider],
      set: { outcome, at },
      setWhere: sql`${rankIn(messageAttempts.outcome)} <= ${rank[outcome]}`,
    })

export async function listAttempts(db: Db, messageId: string): Promise<Attempt[]> {
  return db
    .select({ provider: messageAttempts.provider, outcome: messageAttempts.outcome })
    .from(messageAttempts)
    .where(eq(messageAttempts.messageId, messageId))
    .orderBy(asc(messageAttempts.at))
}
