import type { FileKind } from '../../../domain/file-kinds.ts'
import type { Language } from '../../../domain/visit.ts'

/** What a kind of file is called, in every language. */
const kinds: Record<FileKind, string> = { 'application/pdf': 'PDF', 'image/png': 'PNG', 'image/jpeg': 'JPEG' }

/** Kind and size of a document, like "PDF, 1.2 MB". */
export const kindAndSize = ({ type, bytes }: { type: FileKind; bytes: number }) => `${kinds[type]}, ${sizeOf(bytes)}`

const KB = 1024

function sizeOf(bytes: number) {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`
  return `${(bytes / KB / KB).toFixed(1).replace('.0', '')} MB`
}

/** A day in the council's country, like 21 November 2026. */
export const dayOf = (language: Language, ms: number) =>
  new Intl.DateTimeFormat(language === 'cy' ? 'cy-GB' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/London',
  }).format(ms)
