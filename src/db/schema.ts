import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/*
 * Times are milliseconds since 1970. Columns whose comment says "sealed" hold what seal() returned, bound to the table, the
 * column and the row's id. An id is random (128 bit) or a SHA-256 of a token that only the visitor's browser has.
 */

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** sealed */
    email: text().notNull(),
    /** HMAC of the folded address, with the id of its key in front */
    emailIndex: text('email_index').notNull(),
    /** sealed JSON: what the person told us about themselves */
    person: text().notNull(),
    /** sealed PHC string */
    password: text().notNull(),
    passwordChangedAt: integer('password_changed_at').notNull(),
    status: text({ enum: ['active', 'suspended'] }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('accounts_by_email').on(table.council, table.emailIndex)],
)

export const passwordHistory = sqliteTable(
  'password_history',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** sealed PHC string */
    password: text().notNull(),
    replacedAt: integer('replaced_at').notNull(),
  },
  (table) => [index('password_history_by_account').on(table.accountId, table.replacedAt)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the token in the cookie */
    id: text().primaryKey(),
    council: text().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** the factors passed, as JSON: ["password","email"] */
    factors: text().notNull(),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
    endedWhy: text('ended_why'),
  },
  (table) => [index('sessions_by_account').on(table.accountId), index('sessions_by_age').on(table.createdAt)],
)

export const journeys = sqliteTable(
  'journeys',
  {
    /** SHA-256 of council, name and token */
    id: text().primaryKey(),
    council: text().notNull(),
    name: text().notNull(),
    /** sealed JSON: the facts so far */
    progress: text().notNull(),
    version: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('journeys_by_expiry').on(table.expiresAt)],
)

export const submissions = sqliteTable(
  'submissions',
  {
    /** SHA-256 of the form's random token */
    id: text().primaryKey(),
    journeyId: text('journey_id').notNull(),
    step: text().notNull(),
    /** HMAC of everything that was sent */
    input: text().notNull(),
    /** sealed JSON: what came of it; null while the work is going on */
    outcome: text(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('submissions_by_age').on(table.createdAt)],
)

export const codes = sqliteTable(
  'codes',
  {
    id: text().primaryKey(),
    journeyId: text('journey_id').notNull(),
    purpose: text().notNull(),
    /** HMAC of council, journey, purpose and digits; of nothing anybody could type when nobody is to be let through */
    hash: text().notNull(),
    triesLeft: integer('tries_left').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [uniqueIndex('codes_by_journey').on(table.journeyId, table.purpose), index('codes_by_expiry').on(table.expiresAt)],
)

export const limits = sqliteTable(
  'limits',
  {
    /** which limit, and the HMAC of whom it is for */
    id: text().primaryKey(),
    count: integer().notNull(),
    since: integer().notNull(),
    /** nothing is tried before this */
    until: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('limits_by_expiry').on(table.expiresAt)],
)

export const messages = sqliteTable(
  'messages',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    channel: text({ enum: ['email', 'sms', 'voice'] }).notNull(),
    /** sealed */
    recipient: text().notNull(),
    /** sealed */
    subject: text().notNull(),
    /** sealed */
    body: text().notNull(),
    /** "kept" is a message for nobody: written so that known and unknown addresses cost the same, never sent */
    status: text({ enum: ['waiting', 'sending', 'sent', 'failed', 'kept'] }).notNull(),
    provider: text(),
    reference: text(),
    createdAt: integer('created_at').notNull(),
    /** not sent, and not kept, after this */
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('messages_by_age').on(table.createdAt), index('messages_by_expiry').on(table.expiresAt)],
)

/** Append-only: triggers refuse every change but the one that chains an event, and every removal not under a checkpoint. */
export const events = sqliteTable(
  'events',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** gapless per council, from 1 */
    number: integer().notNull(),
    at: integer().notNull(),
    name: text().notNull(),
    accountId: text('account_id'),
    /** JSON without personal data */
    facts: text().notNull(),
    /** SHA-256 over the event before and this one; set by the cron trigger */
    hash: text(),
  },
  (table) => [
    uniqueIndex('events_by_number').on(table.council, table.number),
    index('events_by_account').on(table.accountId, table.at),
  ],
)

/** How far each council's events are chained, signed; what lies before "number" may have been removed. */
export const auditHeads = sqliteTable('audit_heads', {
  council: text().primaryKey(),
  /** the last event removed; the chain begins after it */
  removedNumber: integer('removed_number').notNull(),
  removedHash: text('removed_hash').notNull(),
  /** the last event chained */
  number: integer().notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
  /** HMAC over all of the above, with the id of its key in front */
  signature: text().notNull(),
})

/** One row. Writing a condition that does not hold breaks the check, and with it the whole batch. */
export const expectations = sqliteTable('expectations', { id: integer().primaryKey(), met: integer().notNull() }, (table) => [
  check('expectation_met', sql`${table.met} = 1`),
])
