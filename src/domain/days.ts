/*
 * Days of the council's country. Its clocks stand at UTC or one hour ahead of it.
 */

const HOUR = 60 * 60_000
/** ms. What lasts so many days lasts so many of these, whatever the clocks do meanwhile. */
export const DAY = 24 * HOUR
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' })

/** When (ms) a day like "2026-11-21" begins; nothing when there is no such day. */
export function startOfDay(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (!year || !month || !date) return undefined
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(date))
  if (new Date(utc).toISOString().slice(0, 10) !== day) return undefined
  return midnightAt(utc)
}

/** When (ms) the day after a day begins. */
export function endOfDay(day: string): number | undefined {
  return startOfDay(day) === undefined ? undefined : midnightAt(Date.parse(day) + DAY)
}

/** The midnight (ms) that is one in UTC, or an hour before. */
const midnightAt = (utc: number) => (clock.format(utc) === '01' ? utc - HOUR : utc)
