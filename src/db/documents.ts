import { and, desc, eq, exists, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { FileKind } from '../domain/file-kinds.ts'
import { type Seeing, standsAt } from './access.ts'
import { type Account, readAccount } from './accounts.ts'
import { type Db, expectation, type Write } from './client.ts'
import type { Keys } from './keys.ts'
import { accessGrants, accounts, documentChunks, documentReaders, documents } from './schema.ts'
import { open, openBytes, seal } from './sealed.ts'
import { isLive } from './sessions.ts'

/** A form or document that a worker shares with people who have access to a record. */
export type RecordDocument = {
  id: string
  council: string
  recordId: string
  /** what people see it as, without the ending that tells its kind */
  name: string
  type: FileKind
  bytes: number
  createdBy: string
  createdAt: number
}

/** The same once it is published (ms), and perhaps withdrawn. */
export type PublishedDocument = RecordDocument & { publishedAt: number; withdrawnAt: number | null }

/** Whom a document is for: when they first opened it, and whether they still may. */
export type DocumentReader = { documentId: string; account: Account; seenAt: number | null; mayRead: boolean }

/** Which record of which council. */
type RecordPlace = { council: string; recordId: string }

const nameOf = ({ account: { person } }: { account: Account }) => `${person.forename} ${person.surname}`

const place = (row: string) => ({ table: 'documents', column: 'name', row })

/** A chunk is named for its document and its number, and sealed under that name: none can stand in another's place. */
const chunkId = (documentId: string, number: number) => `${documentId}.${number}`
const chunkPlace = (row: string) => ({ table: 'document_chunks', column: 'content', row })

const read = (keys: Keys, row: typeof documents.$inferSelect): PublishedDocument => ({
  ...row,
  publishedAt: row.publishedAt!,
  name: open(keys.sealing, place(row.id), row.name),
})

// ---- publishing

/** Begins a document. Until it is published nobody sees anything of it. */
export const addDocument = (db: Db, keys: Keys, document: RecordDocument): Write =>
  db.insert(documents).values({ ...document, name: seal(keys.sealing, place(document.id), document.name) })

/** Adds a piece of a document's content; pieces are numbered from 0. */
export function addChunk(db: Db, keys: Keys, documentId: string, number: number, content: Uint8Array): Write {
  const id = chunkId(documentId, number)
  return db.insert(documentChunks).values({ id, documentId, number, content: seal(keys.sealing, chunkPlace(id), content) })
}

/**
 * Publishes a document for some people. The batch breaks when it is published already, when not all of its pieces are there, or when
 * one of the people has no access to the record any more.
 */
export function publishDocument(
  db: Db,
  { id, council, recordId }: RecordDocument,
  { readers, chunks, now }: { readers: readonly string[]; chunks: number; now: number },
): Write[] {
  const mine = and(eq(accessGrants.council, council), eq(accessGrants.recordId, recordId), standsAt(now))
  return [
    expectation(db, sql`select count(*) from ${documents} where ${documents.id} = ${id} and ${documents.publishedAt} is null`),
    expectation(db, sql`select count(*) = ${chunks} from ${documentChunks} where ${documentChunks.documentId} = ${id}`),
    expectation(
      db,
      sql`select count(distinct ${accessGrants.accountId}) = ${readers.length} from ${accessGrants}
        where ${mine} and ${inArray(accessGrants.accountId, [...readers])}`,
    ),
    db.insert(documentReaders).values(readers.map((accountId) => ({ documentId: id, accountId }))),
    db.update(documents).set({ publishedAt: now }).where(eq(documents.id, id)),
  ]
}

/** Withdraws a document: its content goes at once. The batch breaks when it has been withdrawn already. */
export const withdrawDocument = (db: Db, id: string, now: number): Write[] => [
  expectation(
    db,
    sql`select count(*) from ${documents}
      where ${documents.id} = ${id} and ${documents.publishedAt} is not null and ${documents.withdrawnAt} is null`,
  ),
  db.delete(documentChunks).where(eq(documentChunks.documentId, id)),
  db.update(documents).set({ withdrawnAt: now }).where(eq(documents.id, id)),
]

// ---- for staff of the record; that they are is asked of the record

/** The people whom a document of a record can be for, by their names: those who have access to it now. */
export async function listPossibleReaders(
  db: Db,
  keys: Keys,
  { council, recordId }: RecordPlace,
  now: number,
): Promise<{ account: Account; relationship: string }[]> {
  const rows = await db
    .select({ account: accounts, relationship: accessGrants.relationship })
    .from(accessGrants)
    .innerJoin(accounts, eq(accounts.id, accessGrants.accountId))
    .where(
      and(
        eq(accessGrants.council, council),
        eq(accessGrants.recordId, recordId),
        eq(accounts.council, council),
        eq(accounts.status, 'active'),
        standsAt(now),
      ),
    )
  const once = new Map(rows.map((row) => [row.account.id, row]))
  return [...once.values()]
    .map(({ account, relationship }) => ({ account: readAccount(keys, account), relationship }))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
}

/** What was ever published on a record, the latest first, withdrawn ones included. */
export async function listDocuments(
  db: Db,
  keys: Keys,
  { council, recordId }: RecordPlace,
  { offset, most }: { offset: number; most: number },
): Promise<PublishedDocument[]> {
  const rows = await db
    .select()
    .from(documents)
    .where(and(eq(documents.council, council), eq(documents.recordId, recordId), isNotNull(documents.publishedAt)))
    .orderBy(desc(documents.createdAt), desc(documents.id))
    .limit(most)
    .offset(offset)
  return rows.map((row) => read(keys, row))
}

/** Whom some documents are for, by their names. */
export async function listReaders(db: Db, keys: Keys, documentIds: readonly string[], now: number): Promise<DocumentReader[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .select({ reader: documentReaders, account: accounts, mayRead: sql<number>`${hasAccess(db, now)}` })
    .from(documentReaders)
    .innerJoin(documents, eq(documents.id, documentReaders.documentId))
    .innerJoin(accounts, eq(accounts.id, documentReaders.accountId))
    .where(inArray(documentReaders.documentId, [...documentIds]))
  return rows
    .map(({ reader, account, mayRead }) => ({
      documentId: reader.documentId,
      seenAt: reader.seenAt,
      account: readAccount(keys, account),
      mayRead: mayRead === 1,
    }))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
}

/** A document of a record that has been published, withdrawn or not. */
export async function findDocument(
  db: Db,
  keys: Keys,
  { council, recordId, id }: RecordPlace & { id: string },
): Promise<PublishedDocument | undefined> {
  const [row] = await db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.council, council),
        eq(documents.recordId, recordId),
        eq(documents.id, id),
        isNotNull(documents.publishedAt),
      ),
    )
  return row && read(keys, row)
}

// ---- for the people it is for

/** Whose view of which record, and when (ms): in a session that must not have ended. */
export type Reading = Seeing & RecordPlace

/** The condition that a reader of a document has access to its record now. */
const hasAccess = (db: Db, now: number): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(accessGrants)
      .where(
        and(
          eq(accessGrants.council, documents.council),
          eq(accessGrants.recordId, documents.recordId),
          eq(accessGrants.accountId, documentReaders.accountId),
          standsAt(now),
        ),
      ),
  )

/** The condition that a document stands there for somebody: published for them, not withdrawn; their access and session stand. */
const readableBy = (db: Db, { council, recordId, session, now }: Reading): SQL =>
  and(
    eq(documents.council, council),
    eq(documents.recordId, recordId),
    eq(documentReaders.accountId, session.accountId),
    isNotNull(documents.publishedAt),
    isNull(documents.withdrawnAt),
    hasAccess(db, now),
    isLive(session),
  )!

/** A document as its reader sees it: new until they first open it. */
export type DocumentForReader = { document: PublishedDocument; isNew: boolean }

/** What a person can open on a record now, the latest first. */
export async function listDocumentsFor(db: Db, keys: Keys, reading: Reading): Promise<DocumentForReader[]> {
  const rows = await db
    .select({ document: documents, seenAt: documentReaders.seenAt })
    .from(documents)
    .innerJoin(documentReaders, eq(documentReaders.documentId, documents.id))
    .where(readableBy(db, reading))
    .orderBy(desc(documents.publishedAt), desc(documents.id))
  return rows.map(({ document, seenAt }) => ({ document: read(keys, document), isNew: seenAt === null }))
}

/** A document that a person can open now; nothing when they may not. */
export async function findDocumentFor(
  db: Db,
  keys: Keys,
  reading: Reading & { id: string },
): Promise<PublishedDocument | undefined> {
  const [row] = await db
    .select({ document: documents })
    .from(documents)
    .innerJoin(documentReaders, eq(documentReaders.documentId, documents.id))
    .where(and(eq(documents.id, reading.id), readableBy(db, reading)))
  return row && read(keys, row.document)
}

/** Marks a document as seen by its reader, the first time; the batch breaks when they may not open it any more, or are signed out. */
export const markSeen = (db: Db, reading: Reading & { id: string }): Write[] => [
  expectation(
    db,
    sql`select count(*) from ${documents} inner join ${documentReaders} on ${documentReaders.documentId} = ${documents.id}
      where ${documents.id} = ${reading.id} and ${readableBy(db, reading)}`,
  ),
  db
    .update(documentReaders)
    .set({ seenAt: reading.now })
    .where(
      and(
        eq(documentReaders.documentId, reading.id),
        eq(documentReaders.accountId, reading.session.accountId),
        isNull(documentReaders.seenAt),
      ),
    ),
]

// ---- its content

/**
 * A document's content, piece by piece: no more than one is held at a time.
 * @throws Error when a piece is missing, because it was withdrawn meanwhile, or does not open
 */
export async function* readContent(db: Db, keys: Keys, { id, bytes }: PublishedDocument): AsyncGenerator<Uint8Array> {
  let left = bytes
  for (let number = 0; left > 0; number++) {
    const row = chunkId(id, number)
    const [chunk] = await db.select({ content: documentChunks.content }).from(documentChunks).where(eq(documentChunks.id, row))
    if (!chunk) throw new Error(`A document ends ${left} bytes early.`)
    const content = openBytes(keys.sealing, chunkPlace(row), chunk.content)
    left -= content.length
    yield content
  }
}
