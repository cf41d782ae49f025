import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './people.ts'

/* Journeys, their codes and calls, and what limits them. */

export const journeys = sqliteTable(
  'journeys',
  {
    /** SHA-256 of council, name and token */
    id: text().primaryKey(),
    council: text().notNull(),
    name: text().notNull(),
    /** whose account it is about, once that is known: so that one request reads both */
    accountId: text('account_id'),
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
    /** HMAC of whose wrong tries count together, whichever code they were tried on: it stands in the ids of limits */
    owner: text().notNull().default(''),
    /** HMAC of council, journey, purpose and digits; of nothing anybody could type when nobody is to be let through */
    hash: text().notNull(),
    triesLeft: integer('tries_left').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [uniqueIndex('codes_by_journey').on(table.journeyId, table.purpose), index('codes_by_expiry').on(table.expiresAt)],
)

/** A call that waits for somebody to press #. One per journey and purpose, like codes. */
export const calls = sqliteTable(
  'calls',
  {
    id: text().primaryKey(),
    journeyId: text('journey_id').notNull(),
    purpose: text().notNull(),
    /** the message whose delivery is the call: what a provider's report names */
    messageId: text('message_id').notNull(),
    status: text({
      enum: ['ringing', 'answered', 'confirmed', 'unanswered', 'engaged', 'failed', 'answerphone', 'hung-up'],
    }).notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [
    uniqueIndex('calls_by_journey').on(table.journeyId, table.purpose),
    uniqueIndex('calls_by_message').on(table.messageId),
    index('calls_by_expiry').on(table.expiresAt),
  ],
)

/** Who has proved who they are in a frame, on their way to the window: two in a row, each used once, and kept a while for its repeats. */
export const tickets = sqliteTable(
  'tickets',
  {
    /** SHA-256 of the council, which of the two it is, and the random ticket */
    id: text().primaryKey(),
    council: text().notNull(),
    /** whose: tickets go where their sessions are ended */
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** sealed JSON: the account as it stood, what was proved, and where they go on */
    carried: text().notNull(),
    /** when they proved who they are: the session counts from then */
    provedAt: integer('proved_at').notNull().default(0),
    /** once it is used, the id of what came of it: the second ticket, or the session */
    became: text(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('tickets_by_expiry').on(table.expiresAt), index('tickets_by_account').on(table.accountId)],
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
