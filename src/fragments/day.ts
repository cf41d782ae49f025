import type { Language } from '../domain/visit.ts'

const months: Record<Language, readonly string[]> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  cy: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
}

const partsOf = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'Europe/London' })

/** A day in the council's country, like 21 November 2026. */
export function dayOf(language: Language, ms: number): string {
  const part = Object.fromEntries(partsOf.formatToParts(ms).map(({ type, value }) => [type, value]))
  return `${Number(part.day)} ${months[language][Number(part.month) - 1]} ${part.year}`
}

/** The last day of what ends at a midnight. */
export const lastDayOf = (language: Language, endsAt: number) => dayOf(language, endsAt - 1)
