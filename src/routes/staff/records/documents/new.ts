import { z } from 'zod'
import type { Account } from '../../../../db/accounts.ts'
import { listPossibleReaders } from '../../../../db/documents.ts'
import type { ChildRecord } from '../../../../db/records.ts'
import { refuse } from '../../../../domain/decision.ts'
import { cleanName, nameOfFile, newDocument, planPublication } from '../../../../domain/documents.ts'
import type { Fault, FaultKey } from '../../../../domain/faults.ts'
import { kindOf } from '../../../../domain/file-kinds.ts'
import { limits } from '../../../../domain/limits.ts'
import { ok } from '../../../../domain/result.ts'
import { documentPublishedEmail } from '../../../../fragments/messages/documents.ts'
import { NewDocumentPage, readerField } from '../../../../fragments/staff/records/documents/new.tsx'
import { optionalLine } from '../../../fields.ts'
import { definePage } from '../../../form.tsx'
import { recordHere, stillTheirs } from '../here.ts'

type Loaded = { record: ChildRecord; people: { account: Account; relationship: string }[]; mostBytes: number }
type Input = { file: File; name: string; readers: Account[] }

const { mostBytes } = limits.document
const tooLarge: Fault = { key: 'document.too-large', field: 'file', values: { most: mostBytes / 1024 / 1024 } }

/** A browser sends an empty file without a name where none was chosen. */
const file = z
  .unknown()
  .superRefine((sent, { addIssue }) => {
    const key = fileFault(sent)
    if (key) addIssue({ code: 'custom', message: key, ...(key === tooLarge.key ? { params: tooLarge.values } : {}) })
  })
  .transform((sent) => sent as File)

function fileFault(sent: unknown): FaultKey | undefined {
  if (!(sent instanceof File) || (sent.name === '' && sent.size === 0)) return 'document.missing'
  if (sent.size === 0) return 'document.empty'
  return sent.size > mostBytes ? tooLarge.key : undefined
}

/** Publishes a form or document on a record, for those of its people that are ticked. */
export const newDocumentPage = definePage<Loaded, Input>({
  title: ({ documents }) => documents.publish.title,

  async load(present) {
    const { db, keys, now, council } = present.visit
    const record = await recordHere(present)
    if (!record) return undefined
    const people = await listPossibleReaders(db, keys, { council: council.slug, recordId: record.id }, now)
    return { record, people, mostBytes }
  },

  file: { mostBytes: mostBytes + limits.body.mostBytes, tooLarge },

  schema: ({ people }) => {
    const ticked = (sent: Record<string, unknown>) =>
      people.map(({ account }) => account).filter(({ id }) => sent[readerField(id)] === 'yes')
    return z
      .looseObject({ file, name: optionalLine() })
      .refine((sent) => ticked(sent).length > 0, {
        path: ['readers'],
        message: 'document.readers-missing' satisfies FaultKey,
        // Told beside whatever else is wrong.
        when: () => true,
      })
      .transform((sent) => ({ file: sent.file, name: sent.name, readers: ticked(sent) }))
  },

  fragment: NewDocumentPage,

  async submit(present, { file, name, readers }, { record }) {
    const { visit, account } = present
    const kind = await kindOf(
      file.size,
      async (from, length) => new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
    )
    if (kind === undefined) return refuse({ key: 'document.kind', field: 'file' })
    if (kind === 'broken') return refuse({ key: 'document.broken', field: 'file' })
    const document = newDocument(visit, {
      recordId: record.id,
      name: cleanName(name) || nameOfFile(file.name) || 'Document',
      type: kind,
      bytes: file.size,
      createdBy: account.id,
    })
    const { council, origin: address } = visit
    const planned = await planPublication(visit, {
      document,
      content: file,
      readers,
      notice: (language) => documentPublishedEmail({ council, language, address }),
    })
    const writes = [stillTheirs(present, record), ...planned.writes]
    return ok({ ...planned, writes, to: `/staff/records/${record.id}/documents?done=published` })
  },
})
