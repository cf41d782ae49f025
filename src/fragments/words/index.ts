import type { Bilingual, Council, OwnWords } from '../../councils/council.ts'
import type { Fault } from '../../domain/faults.ts'
import type { Language } from '../../domain/visit.ts'
import type { Letters } from '../messages/letters.ts'
import { ar } from './ar.ts'
import { cy } from './cy.ts'
import { en, type Words } from './en.ts'
import type { CountryNames, FurtherLanguage, PublicWords, Translation } from './translation.ts'

export type { Words } from './en.ts'

/** The languages that are one file each. */
const further: Record<FurtherLanguage, Translation> = { ar }

/** Every language of the portal. What a further one need not have, the words of the staff console, stands there in English. */
export const words: Record<Language, Words> = { en, cy, ...allOf((its) => withEnglish(its.words)) }

/** What is sent, in the further languages. */
export const letters: Record<FurtherLanguage, Letters> = allOf((its) => its.letters)

/** What countries are called there; workerd knows their English names alone. */
export const countries: Partial<Record<Language, CountryNames>> = allOf((its) => its.countries)

function allOf<Part>(part: (its: Translation) => Part) {
  return Object.fromEntries(Object.entries(further).map(([code, its]) => [code, part(its)])) as Record<FurtherLanguage, Part>
}

function withEnglish(its: PublicWords): Words {
  return merge(en, its as unknown as OwnWords)
}

/** The words of a council's portal: the portal's, with those of its own guides in their place. */
export function wordsOf(council: Council, language: Language): Words {
  const own = council.words?.[language]
  if (!own) return words[language]
  const known = merged.get(own) ?? merge(words[language], own)
  merged.set(own, known)
  return known
}

const merged = new WeakMap<OwnWords, Words>()

function merge<Whole extends object>(whole: Whole, own: OwnWords): Whole {
  return {
    ...whole,
    ...Object.fromEntries(
      Object.entries(own).map(([part, word]) => [part, isGroup(word) ? merge(whole[part as keyof Whole] as object, word) : word]),
    ),
  }
}

/** What a council calls something, in a language; in English where it has no words of that language. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language] ?? text.en

/** A list of sentences is one word: it is put in the place of the other whole. */
function isGroup(word: OwnWords[string]): word is OwnWords {
  return typeof word === 'object' && !Array.isArray(word)
}

/** A fault in the words of a language. */
export function faultWords({ faults }: Words, { key, values }: Fault): string {
  const said = faults[key]
  return typeof said === 'string' ? said : said(values ?? {})
}
