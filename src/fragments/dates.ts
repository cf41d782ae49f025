import type { Words } from './words/index.ts'

/** A date as the guide writes it: 2013-11-07 is 07 Nov 2013. */
export function dateOf({ records }: Words, date: string): string {
  const [year, month, day] = date.split('-')
  return `${day} ${records.months.split(' ')[Number(month) - 1]} ${year}`
}

const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const

/** The day of a moment (ms) in the council's country, as 21 Nov 2026. */
export const dayOf = (words: Words, ms: number): string => split(words, ms).day

/** A moment (ms) in the council's country, as 21 Nov 2026, 09:41. */
export const momentOf = (words: Words, ms: number): string => `${dayOf(words, ms)}, ${split(words, ms).time}`

/** The same to the second, as 21 Nov 2026, 09:41:07. */
export const secondOf = (words: Words, ms: number): string =>
  `${momentOf(words, ms)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`

function split(words: Words, ms: number) {
  const [date = '', time = ''] = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'Europe/London' }).format(ms).split(', ')
  return { day: dateOf(words, date.split('/').reverse().join('-')), time }
}
