import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/* The audit trail, and the row that breaks batches. */

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
