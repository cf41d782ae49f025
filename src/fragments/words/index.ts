import type { Council, OwnWords } from '../../councils/council.ts'
import type { Fault } from '../../domain/faults.ts'
import type { Language } from '../../domain/visit.ts'
import { cy } from './cy.ts'
import { en, type Words } from './en.ts'

export type { Words } from './en.ts'

/** Every language of the portal. A language is one file with the words of English. */
export const words: Record<Language, Words> = { en, cy }

/** The words of a council's portal: the portal's, with those of its own guides in their place. */
export function wordsOf(council: Council, language: Language): Words {
  const own = council.words?.[language]
  if (!own) return words[language]
  const known = merged.get(own) ?? merge(words[language], own)
  merged.set(own, known)
  return known
}

const merged = new WeakMap<OwnWords, Words>()

const merge = <Whole extends object>(whole: Whole, own: OwnWords): Whole => ({
  ...whole,
  ...Object.fromEntries(
    Object.entries(own).map(([part, word]) => [
      part,
      typeof word === 'object' ? merge(whole[part as keyof Whole] as object, word) : word,
    ]),
  ),
})

/** A fault in the words of a language. */
export function faultWords({ faults }: Words, { key, values }: Fault): string {
  const said = faults[key]
  return typeof said === 'string' ? said : said(values ?? {})
}
