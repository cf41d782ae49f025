import type { CountryCode } from 'libphonenumber-js'
import type { FaultKey } from '../../domain/faults.ts'
import type { Language } from '../../languages.ts'
import type { Letters } from '../messages/letters.ts'
import type { FaultWords, Words } from './en.ts'

/* What one file holds that is a language: src/fragments/words/<code>.ts. The compiler asks for all of it. */

/** A language that is neither English nor Welsh. */
export type FurtherLanguage = Exclude<Language, 'en' | 'cy'>

export type Translation = { words: PublicWords; letters: Letters; countries: CountryNames }

/** Countries whose numbers councils take. One that is missing is named in English. */
export type CountryNames = Partial<Record<CountryCode, string>>

/** What only staff read, who have the console in English and Welsh. */
type ConsoleFault = Extract<
  FaultKey,
  | `${'account' | 'sessions' | 'staff' | 'staff-invitation' | 'message' | 'audit'}.${string}`
  | `${'record' | 'record-search' | 'record-worker' | 'born' | 'access' | 'import' | 'document' | 'invitation'}.${string}`
>
type ReadByStaff = 'console' | 'add' | 'edit' | 'record' | 'workers' | 'end' | 'import' | 'report'

/** All that the public reads. */
export type PublicWords = Omit<Words, 'faults' | 'staff' | 'records' | 'documents' | 'invitations'> & {
  faults: Omit<FaultWords, Exclude<ConsoleFault, 'born.unread'>>
  staff: Pick<Words['staff'], 'link'>
  records: Omit<Words['records'], ReadByStaff>
  documents: Pick<Words['documents'], 'title' | 'none' | 'isNew' | 'published'>
  invitations: Pick<Words['invitations'], 'account' | 'records' | 'mine' | 'accept' | 'setup'>
}
