import { and, desc, eq, gt } from 'drizzle-orm'
import type { Db, Write } from './client.ts'
import type { Keys } from './keys.ts'
import { messages } from './schema.ts'
import { open, seal } from './sealed.ts'

export type Channel = 'email' | 'sms' | 'voice'
export type StoredMessage = {
  id: string
  council: string
  channel: Channel
  to: string
  subject: string
  text: string
  createdAt: number
  expiresAt: number
}

const place = (row: string, column: string) => ({ table: 'messages', column, row })

/** Writes a message down before it is sent; one for nobody is written just the same, and never sent. */
export function addMessage(db: Db, keys: Keys, message: StoredMessage, forNobody: boolean): Write {
  const { id, council, channel, to, subject, text, createdAt, expiresAt } = message
  return db.insert(messages).values({
    id,
    council,
    channel,
    recipient: seal(keys.sealing, place(id, 'recipient'), to),
    subject: seal(keys.sealing, place(id, 'subject'), subject),
    body: seal(keys.sealing, place(id, 'body'), text),
    status: forNobody ? 'kept' : 'sending',
    createdAt,
    expiresAt,
  })
}

export const markSent = (db: Db, id: string, provider: string, reference: string) =>
  db.update(messages).set({ status: 'sent', provider, reference }).where(eq(messages.id, id))

export const markFailed = (db: Db, id: string, provider: string) =>
  db.update(messages).set({ status: 'failed', provider }).where(eq(messages.id, id))

/** The newest messages that a provider has taken, the newest first. */
export async function listSent(db: Db, keys: Keys, provider: string, most: number, now: number): Promise<StoredMessage[]> {
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.provider, provider), eq(messages.status, 'sent'), gt(messages.expiresAt, now)))
    .orderBy(desc(messages.createdAt))
    .limit(most)
  return rows.map(({ id, council, channel, createdAt, expiresAt, recipient, subject, body }) => ({
    id,
    council,
    channel,
    createdAt,
    expiresAt,
    to: open(keys.sealing, place(id, 'recipient'), recipient),
    subject: open(keys.sealing, place(id, 'subject'), subject),
    text: open(keys.sealing, place(id, 'body'), body),
  }))
}

/** Whether a provider has taken a message of this id for a channel. */
export async function wasSent(
  db: Db,
  provider: string,
  { id, channel }: Pick<StoredMessage, 'id' | 'channel'>,
): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.channel, channel), eq(messages.provider, provider)))
  return rows.length === 1
}
