import { expect, it } from 'vitest'
import { endOfDay, startOfDay } from '../../src/domain/days.ts'

const iso = (ms: number | undefined) => ms && new Date(ms).toISOString()

it.each([
  ['2026-11-21', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ['2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
  // The days on which the clocks change have 23 and 25 hours.
  ['2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  // What people write who mean that it never ends.
  ['9999-12-31', '9999-12-31T00:00:00.000Z', '+010000-01-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
])('%s begins and ends by the council’s clocks', (day, from, to) => {
  expect([iso(startOfDay(day)), iso(endOfDay(day))]).toEqual([from, to])
})

it.each(['2026-02-29', '2026-13-01', '2026-11-31', '21/11/2026', '', '2026-1-1', ' 2026-11-21'])('"%s" is no day', (day) => {
  expect(startOfDay(day)).toBeUndefined()
  expect(endOfDay(day)).toBeUndefined()
})
