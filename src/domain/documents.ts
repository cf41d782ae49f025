import type { Account } from '../db/accounts.ts'
import { commit } from '../db/client.ts'
import { addChunk, addDocument, publishDocument, type RecordDocument } from '../db/documents.ts'
import { newId } from '../db/keys.ts'
import { countOne, listUsedUp } from '../db/limits.ts'
import type { Settled } from './decision.ts'
import type { FileKind } from './file-kinds.ts'
import { limitId, limits } from './limits.ts'
import { planNotice, type Wording } from './messages.ts'
import type { Language, Visit } from './visit.ts'

const endings: Record<FileKind, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** Longer names are cut: every system that a file is saved on takes these. */
const LONGEST_NAME = 100

/**
 * A name for people to see, as somebody typed it: a file's ending is left out, and what turns the direction of writing or cannot be
 * seen. Dates and fractions keep their strokes.
 * @returns nothing when no letter or figure is left
 */
export function cleanName(name: string): string {
  const seen = name.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
  const cut = [...seen.trim().replace(/\.(pdf|png|jpe?g)$/i, '')].slice(0, LONGEST_NAME).join('').trim()
  return /[\p{L}\p{N}]/u.test(cut) ? cut : ''
}

/** The same of a file's name: without the folders that some browsers send with it, and what some systems do not take in a name. */
export const nameOfFile = (fileName: string) => savable(cleanName(fileName.split(/[\\/]/).at(-1)!))

/** Without the characters and dots that some systems do not take in a file's name. */
const savable = (name: string) =>
  name
    .replace(/[\\/]/g, '-')
    .replace(/[<>:"|?*\s]+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')

/** The name under which a document is saved: its ending tells what it is, whatever was typed. */
export const fileNameOf = ({ name, type }: Pick<RecordDocument, 'name' | 'type'>) =>
  `${savable(cleanName(name)) || 'document'}.${endings[type]}`

type Publication = {
  document: RecordDocument
  content: Blob
  readers: readonly Account[]
  /** the e-mail that tells a reader that there is something new */
  notice: (language: Language) => Wording
}

/** Describes a document that is about to be stored. */
export const newDocument = (visit: Visit, given: Pick<RecordDocument, 'recordId' | 'name' | 'type' | 'bytes' | 'createdBy'>) => ({
  ...given,
  id: newId(),
  council: visit.council.slug,
  createdAt: visit.now,
})

/**
 * Stores a document's content, piece by piece, so that no more than one is held twice; then plans its publication, which is one batch.
 * Until that is written nobody sees anything of it, and what is left of it is removed after a while.
 */
export async function planPublication(
  visit: Visit,
  { document, content, readers, notice }: Publication,
): Promise<Required<Pick<Settled<unknown>, 'writes' | 'events' | 'deliver'>>> {
  const { db, keys, now } = visit
  const { chunkBytes } = limits.document
  const chunks = Math.ceil(content.size / chunkBytes)
  await commit(db, [addDocument(db, keys, document)])
  for (let number = 0; number < chunks; number++) {
    const piece = content.slice(number * chunkBytes, (number + 1) * chunkBytes)
    await commit(db, [addChunk(db, keys, document.id, number, new Uint8Array(await piece.arrayBuffer()))])
  }
  const notices = await planNotices(visit, document, readers, notice)
  const { id, recordId, createdBy } = document
  const facts = { record: recordId, document: id, readers: readers.length }
  return {
    writes: [...publishDocument(db, document, { readers: readers.map((reader) => reader.id), chunks, now }), ...notices.writes],
    events: [{ name: 'document.published', accountId: createdBy, facts }],
    deliver: notices.deliver,
  }
}

/**
 * The e-mails to those who have had none about this record for a day. They are counted in the batch that sends them: one that breaks
 * costs nobody their notice. Two batches at the same moment may send two.
 */
async function planNotices(
  visit: Visit,
  { recordId }: RecordDocument,
  readers: readonly Account[],
  notice: Publication['notice'],
) {
  const { db, now } = visit
  const window = limits.document.noticesPerReader
  const idOf = ({ id }: Account) => limitId(visit, 'document-notice', `${id} ${recordId}`)
  const told = await listUsedUp(db, readers.map(idOf), window, now)
  const planned = readers
    .filter((reader) => !told.includes(idOf(reader)))
    .map((reader) => ({
      count: countOne(db, { id: idOf(reader), windowMs: window.windowMs, now }),
      // The worker's own language says nothing of the readers'.
      message: planNotice({ ...visit, language: 'en' }, reader, ({ language }) => notice(language)),
    }))
  return {
    writes: planned.flatMap(({ count, message }) => [count, message.write]),
    deliver: planned.flatMap(({ message }) => message.deliver),
  }
}
