import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './people.ts'

/* The accounts of other providers that open an account here, and the joining of two accounts. */

/** An account at a provider that opens an account here. Beside an account's password, one of its routes. */
export const identities = sqliteTable(
  'identities',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    provider: text({ enum: ['microsoft', 'google', 'facebook'] }).notNull(),
    /** sealed: what the provider calls this person for ever */
    subject: text().notNull(),
    /** HMAC of provider and subject */
    subjectIndex: text('subject_index').notNull(),
    /** sealed: the address that the provider gave when it was joined, which is shown and says nothing about who it is */
    email: text(),
    joinedAt: integer('joined_at').notNull(),
  },
  (table) => [
    uniqueIndex('identities_by_subject').on(table.council, table.subjectIndex),
    index('identities_by_account').on(table.accountId),
  ],
)

/** Somebody who was sent to a provider and has not come back yet, or has. */
export const socialTrips = sqliteTable(
  'social_trips',
  {
    /** SHA-256 of the state */
    id: text().primaryKey(),
    council: text().notNull(),
    provider: text({ enum: ['microsoft', 'google', 'facebook'] }).notNull(),
    /** SHA-256 of the token that the browser keeps: another browser cannot come back in its place */
    browser: text().notNull(),
    /** sealed JSON: nonce, PKCE verifier, and what the person set out for */
    carried: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [index('social_trips_by_expiry').on(table.expiresAt)],
)

/** Two accounts, both proved within one session, that their owner may make one. */
export const merges = sqliteTable(
  'merges',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** the account that is signed in, and stays */
    keptId: text('kept_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** the account that was proved beside it, and goes */
    otherId: text('other_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** the session that it was proved in */
    sessionId: text('session_id').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /* What the other account was when it was proved: whoever has changed any of it since may be its owner, taking it back. */
    otherPasswordChangedAt: integer('other_password_changed_at').notNull(),
    otherPhoneChangedAt: integer('other_phone_changed_at'),
    otherEmailIndex: text('other_email_index').notNull(),
    /** the identity that it was proved with; null for its password */
    otherIdentityId: text('other_identity_id'),
  },
  (table) => [
    index('merges_by_kept').on(table.keptId),
    index('merges_by_other').on(table.otherId),
    index('merges_by_expiry').on(table.expiresAt),
  ],
)
