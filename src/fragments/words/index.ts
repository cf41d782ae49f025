import type { Fault } from '../../domain/faults.ts'
import type { Language } from '../../domain/visit.ts'
import { cy } from './cy.ts'
import { en, type Words } from './en.ts'

export type { Words } from './en.ts'

/** Every language of the portal. A language is one file with the words of English. */
export const words: Record<Language, Words> = { en, cy }

/** A fault in the words of a language. */
export function faultWords({ faults }: Words, { key, values }: Fault): string {
  const said = faults[key]
  return typeof said === 'string' ? said : said(values ?? {})
}
