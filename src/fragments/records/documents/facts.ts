import type { FileKind } from '../../../domain/file-kinds.ts'

/** What a kind of file is called, in every language. */
const kinds: Record<FileKind, string> = { 'application/pdf': 'PDF', 'image/png': 'PNG', 'image/jpeg': 'JPEG' }

/** Kind and size of a document, like "PDF, 1.2 MB". */
export const kindAndSize = ({ type, bytes }: { type: FileKind; bytes: number }) => `${kinds[type]}, ${sizeOf(bytes)}`

const KB = 1024

function sizeOf(bytes: number) {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`
  return `${(bytes / KB / KB).toFixed(1).replace('.0', '')} MB`
}
