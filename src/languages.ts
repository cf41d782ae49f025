/**
 * The portal's languages, by their codes of BCP 47. English and Welsh stand side by side in the files of words and messages; every
 * other one is one file, src/fragments/words/<code>.ts.
 */
export const languages = ['en', 'cy', 'ar'] as const

export type Language = (typeof languages)[number]

/**
 * Languages that nobody who speaks them has read yet. They are offered on developers' machines alone: about a child's safety, a
 * sentence that is wrong is worse than one in English.
 */
export const unread: readonly Language[] = ['ar']

/** What a council offers whose file does not say, and what the staff console speaks. */
export const usual = ['en', 'cy'] as const satisfies readonly Language[]

const rightToLeft: readonly Language[] = ['ar']

/** Which way a language is written; nothing for the usual way, which no page needs to be told. */
export const directionOf = (language: Language) => (rightToLeft.includes(language) ? 'rtl' : undefined)

/**
 * What keeps its own order in a sentence that is written from the right, like the groups of a telephone number: held together by the
 * isolates of Unicode (UAX 9), which nobody sees.
 */
export const fromLeft = (text: string, language: Language) => (directionOf(language) ? `\u2066${text}\u2069` : text)
