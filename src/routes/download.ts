import { describe } from '../db/client.ts'
import { type PublishedDocument, readContent } from '../db/documents.ts'
import { fileNameOf } from '../domain/documents.ts'
import type { Ctx } from '../middleware/app.ts'

/**
 * Answers with a document, piece by piece, for saving and not for showing: the headers' middleware gives every attachment a policy
 * in which nothing runs. To HEAD the headers alone.
 */
export function download(c: Ctx, document: PublishedDocument) {
  c.header('Content-Type', document.type)
  c.header('Content-Disposition', attachment(fileNameOf(document)))
  c.header('Content-Length', String(document.bytes))
  if (c.req.method === 'HEAD') return c.body(null)
  const content = streamOf(logged(c, document))
  // With its length the browser notices when it breaks off, and shows how far it has come.
  return c.body(content.pipeThrough(new FixedLengthStream(document.bytes)))
}

/** Asks for the next piece when the last one has gone, and for no more when nobody listens. */
const streamOf = (pieces: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })

/** The content; what breaks it off is told to the log, for the answer has begun and nobody can be told in words. */
async function* logged(c: Ctx, document: PublishedDocument) {
  const { db, keys, log, council } = c.var.visit
  try {
    yield* readContent(db, keys, document)
  } catch (error) {
    log({ level: 'error', event: 'document.broken-off', council: council.slug, document: document.id, ...describe(error) })
    throw error
  }
}

/** Content-Disposition with a name that old and new browsers read alike (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
