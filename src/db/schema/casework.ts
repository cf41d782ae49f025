import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Language } from '../../languages.ts'
import { accounts, staff } from './people.ts'

/* Records, who may see them, invitations and documents. */

/** Children's and young people's records that people can be given access to. */
export const records = sqliteTable(
  'records',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** sealed: the number in the council's own case system */
    number: text().notNull(),
    /** HMAC of the folded number */
    numberIndex: text('number_index').notNull(),
    /** sealed JSON: given name, surname, date of birth */
    person: text().notNull(),
    /** HMAC of the folded surname */
    surnameIndex: text('surname_index').notNull(),
    /** HMAC of the folded date of birth: 2013-11-07 */
    bornIndex: text('born_index').notNull(),
    createdAt: integer('created_at').notNull(),
    /** when it was last edited, which an edit must have read */
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('records_by_number').on(table.council, table.numberIndex),
    index('records_by_surname').on(table.council, table.surnameIndex),
    index('records_by_born').on(table.council, table.bornIndex),
    index('records_by_age').on(table.council, table.createdAt),
  ],
)

/** The workers of a record: they may work on it, and its people see how to reach them. */
export const recordWorkers = sqliteTable(
  'record_workers',
  {
    recordId: text('record_id')
      .notNull()
      .references(() => records.id, { onDelete: 'cascade' }),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    since: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordId, table.staffId] }), index('record_workers_by_staff').on(table.staffId)],
)

/** Who may see a record, as what, from when until when. */
export const accessGrants = sqliteTable(
  'access_grants',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    recordId: text('record_id')
      .notNull()
      .references(() => records.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** one of the council's relationships */
    relationship: text().notNull(),
    startsAt: integer('starts_at').notNull(),
    /** gone by itself from then on; null where no end was named */
    endsAt: integer('ends_at'),
    grantedBy: text('granted_by').notNull(),
    grantedAt: integer('granted_at').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
    /** sealed: why a worker ended it */
    reason: text(),
  },
  (table) => [
    index('access_grants_by_account').on(table.accountId, table.recordId),
    index('access_grants_by_record').on(table.recordId, table.grantedAt),
  ],
)

/** A person's way to a record: from the unique code, read back to the worker, to the activation. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    /** the worker whose invitation it is */
    ownerId: text('owner_id').notNull(),
    /** sealed */
    email: text().notNull(),
    /** HMAC of the folded address */
    emailIndex: text('email_index').notNull(),
    /** sealed JSON: given name and surname of the person invited, as the worker knows them */
    person: text().notNull(),
    language: text().$type<Language>().notNull(),
    status: text({ enum: ['sent', 'verified', 'accepted', 'confirmed', 'active', 'declined', 'withdrawn'] }).notNull(),
    /** goes up with every change; a change must have read the one before */
    version: integer().notNull(),
    /** keyed hash of the unique code */
    code: text().notNull(),
    codeTriesLeft: integer('code_tries_left').notNull(),
    /** how often a wrong code was entered, over all codes: the worker sees it */
    wrongCodes: integer('wrong_codes').notNull(),
    codeExpiresAt: integer('code_expires_at').notNull(),
    /** SHA-256 of the token in the acceptance link */
    link: text(),
    linkExpiresAt: integer('link_expires_at'),
    /** the account that pressed the link, or signed in with the invited address after it was pressed */
    accountId: text('account_id'),
    createdAt: integer('created_at').notNull(),
    /** when it came to where it stands */
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('invitations_by_link').on(table.link),
    index('invitations_by_email').on(table.council, table.emailIndex),
    index('invitations_by_owner').on(table.ownerId, table.changedAt),
    index('invitations_by_state').on(table.council, table.status, table.changedAt),
  ],
)

export const invitationRecords = sqliteTable(
  'invitation_records',
  {
    id: text().primaryKey(),
    invitationId: text('invitation_id')
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    recordId: text('record_id')
      .notNull()
      .references(() => records.id, { onDelete: 'cascade' }),
    relationship: text().notNull(),
    /** when the access is to end, if it is */
    endsAt: integer('ends_at'),
    /** what the person said at Account setup */
    answer: text({ enum: ['yes', 'no'] }),
  },
  (table) => [
    uniqueIndex('invitation_records_once').on(table.invitationId, table.recordId),
    index('invitation_records_by_record').on(table.recordId),
  ],
)

/** Forms and documents that a worker published for people who have access to a record. */
export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey(),
    council: text().notNull(),
    recordId: text('record_id')
      .notNull()
      .references(() => records.id, { onDelete: 'cascade' }),
    /** sealed */
    name: text().notNull(),
    type: text({ enum: ['application/pdf', 'image/png', 'image/jpeg'] }).notNull(),
    bytes: integer().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    /** null until all of it is there: nobody sees it before */
    publishedAt: integer('published_at'),
    withdrawnAt: integer('withdrawn_at'),
  },
  (table) => [index('documents_by_record').on(table.recordId, table.createdAt)],
)

/** Whom a document is for, and when they first opened it. */
export const documentReaders = sqliteTable(
  'document_readers',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    seenAt: integer('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.accountId] }),
    index('document_readers_by_account').on(table.accountId),
  ],
)

/** A document's content, in pieces of at most 512 KiB as stored: sqld bounds the size of one answer. */
export const documentChunks = sqliteTable(
  'document_chunks',
  {
    id: text().primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    /** from 0 */
    number: integer().notNull(),
    /** sealed base64 */
    content: text().notNull(),
  },
  (table) => [uniqueIndex('document_chunks_in_order').on(table.documentId, table.number)],
)
