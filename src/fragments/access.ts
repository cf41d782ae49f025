import { dayOf } from './dates.ts'
import type { View } from './view.ts'
import { inLanguage } from './words/index.ts'

/**
 * The last day of access, which ends with it: its end (ms) is the midnight after. The day on which somebody ended it, where somebody
 * did; in words where no end was named.
 */
export function endOfAccess(
  { words }: Pick<View, 'words'>,
  { endsAt, endedAt = null }: { endsAt: number | null; endedAt?: number | null },
): string {
  if (endedAt !== null) return dayOf(words, endedAt)
  return endsAt === null ? words.records.noEnd : dayOf(words, endsAt - 1)
}

/** What somebody is to a child, in the council's words. */
export const relationshipOf = ({ council, language }: View, relationship: string) => {
  const known = council.records?.relationships.find(({ value }) => value === relationship)
  return known ? inLanguage(known.label, language) : relationship
}
