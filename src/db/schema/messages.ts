import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Language } from '../../languages.ts'

/* What is sent, by whom, and what became of it. */

export const messages = sqliteTable(
  'messages',
  {
    /** also our reference with providers */
    id: text().primaryKey(),
    council: text().notNull(),
    channel: text({ enum: ['email', 'sms', 'voice'] }).notNull(),
    /** what it is to the person, for the staff who are asked about it */
    kind: text({ enum: ['code', 'call', 'invitation', 'notice'] }).notNull(),
    language: text().$type<Language>().notNull(),
    /** sealed; null once it is past its time */
    recipient: text(),
    /** sealed; null once it is past its time */
    subject: text(),
    /** sealed; null once it is past its time */
    body: text(),
    /** sealed: what staff see of the recipient */
    hint: text().notNull(),
    /** whom it is about, for staff */
    accountId: text('account_id'),
    invitationId: text('invitation_id'),
    /** the code that it carries: once another takes that one's place, it is not sent any more */
    codeId: text('code_id'),
    /**
     * "waiting": nobody has taken it yet; "sending": it is with a provider, or nobody has written what came of it; "unknown": it
     * may have left, and nobody can be asked; "kept": it is for nobody, written so that known and unknown addresses cost the same.
     */
    status: text({ enum: ['waiting', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'kept'] }).notNull(),
    /**
     * why it failed: nobody can be reached there; no provider took it in time; too many were sent today; something newer took its
     * place; a call came to nothing
     */
    why: text({ enum: ['recipient', 'provider', 'budget', 'replaced', 'unanswered', 'engaged', 'answerphone'] }),
    /** who took it, and as what */
    provider: text(),
    reference: text(),
    createdAt: integer('created_at').notNull(),
    /** when it was last tried or asked about: who is to try next takes it by this */
    triedAt: integer('tried_at').notNull(),
    /** not sent, and its words not kept, after this */
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('messages_by_age').on(table.createdAt),
    // Only those whose words are still there: the others are no matter of their expiry any more.
    index('messages_by_expiry').on(table.expiresAt).where(sql`body is not null`),
    index('messages_by_status').on(table.status, table.triedAt),
    index('messages_by_account').on(table.accountId, table.createdAt),
    index('messages_by_invitation').on(table.invitationId, table.createdAt),
  ],
)

/** What each provider made of a message. */
export const messageAttempts = sqliteTable(
  'message_attempts',
  {
    messageId: text('message_id').notNull(),
    provider: text().notNull(),
    outcome: text({ enum: ['busy', 'unreachable', 'refused', 'sent', 'undelivered', 'delivered'] }).notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.provider] })],
)

/** Providers that keep failing, and until when they are passed over. A provider without a row is well. */
export const circuits = sqliteTable('circuits', {
  /** council, channel and provider */
  id: text().primaryKey(),
  /** in a row */
  failures: integer().notNull(),
  openUntil: integer('open_until').notNull(),
  expiresAt: integer('expires_at').notNull(),
})
