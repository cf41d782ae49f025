import { dayOf } from './dates.ts'
import type { View } from './view.ts'

/** The last day of access, which ends with it: its end (ms) is the midnight after. In words where no end was named. */
export const endOfAccess = ({ words }: Pick<View, 'words'>, { endsAt }: { endsAt: number | null }) =>
  endsAt === null ? words.records.noEnd : dayOf(words, endsAt - 1)

/** What somebody is to a child, in the council's words. */
export const relationshipOf = ({ council, language }: View, relationship: string) =>
  council.records?.relationships.find(({ value }) => value === relationship)?.label[language] ?? relationship
