import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/* Accounts and what belongs to them. */

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
    /** sealed PHC string; empty for who signs in by other routes only */
    password: text().notNull(),
    passwordChangedAt: integer('password_changed_at').notNull(),
    /** sealed E.164 number, once it is confirmed; null for who has none, or whose number a worker removed */
    phone: text(),
    /** when the number was last set or removed */
    phoneChangedAt: integer('phone_changed_at'),
    status: text({ enum: ['active', 'suspended'] }).notNull(),
    /** when its owner last confirmed what is kept about them; null for never */
    reviewedAt: integer('reviewed_at'),
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

/** Who has told us, with the right password, that they no longer have the phone of their account. */
export const phoneRequests = sqliteTable(
  'phone_requests',
  {
    /** the account's */
    id: text()
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    council: text().notNull(),
    askedAt: integer('asked_at').notNull(),
  },
  (table) => [index('phone_requests_by_council').on(table.council, table.askedAt)],
)

/** A new e-mail address or mobile number of an account, until a code has shown that it is its owner's. */
export const contactChanges = sqliteTable(
  'contact_changes',
  {
    /** also what its code is bound to */
    id: text().primaryKey(),
    council: text().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['email', 'mobile'] }).notNull(),
    /** sealed: the address, or the number in E.164 */
    value: text().notNull(),
    /** when its latest code was sent, and how many were */
    sentAt: integer('sent_at').notNull(),
    sends: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('contact_changes_by_account').on(table.accountId, table.kind),
    index('contact_changes_by_expiry').on(table.expiresAt),
  ],
)

/** Accounts that work for the council. */
export const staff = sqliteTable(
  'staff',
  {
    /** the account's */
    id: text()
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    council: text().notNull(),
    role: text({ enum: ['worker', 'manager', 'administrator'] }).notNull(),
    /** sealed JSON: how the people whose records they work on can reach them */
    contact: text().notNull(),
    since: integer().notNull(),
  },
  (table) => [index('staff_by_council').on(table.council, table.since)],
)

/** Somebody who is to become staff. The link makes staff of the account that is signed in, if it has the invited address. */
export const staffInvitations = sqliteTable(
  'staff_invitations',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** sealed */
    email: text().notNull(),
    role: text({ enum: ['worker', 'manager', 'administrator'] }).notNull(),
    /** SHA-256 of the token in the link */
    link: text().notNull(),
    /** the account that invited; null for the command npm run staff:invite */
    invitedBy: text('invited_by'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    withdrawnAt: integer('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('staff_invitations_by_link').on(table.link),
    index('staff_invitations_by_council').on(table.council, table.createdAt),
  ],
)

/** What somebody signed in had typed in a form that was not sent when their session ended. */
export const drafts = sqliteTable(
  'drafts',
  {
    /** SHA-256 of the account and the form's address */
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** sealed JSON: the fields, without passwords and codes */
    fields: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('drafts_by_expiry').on(table.expiresAt)],
)
