import { describe, expect, it } from 'vitest'
import { isScan, scansIn } from '../../commands/bench/plans.ts'
import { type Asked, oneAfterTheOther } from '../../commands/bench/proxy.ts'
import { exitCodeOf, median, type Row, summaryOf, tableOf, verdictOf } from '../../commands/bench/table.ts'

const row = (more: Partial<Row>): Row => ({
  ...{ group: 'weights', what: 'a page', figure: 900, unit: 'B', kind: 'count', against: 'the goal' },
  ...more,
})
const count = (figure: number) => row({ figure, goal: { most: 1000 } })
const timed = (figure: number): Row => {
  const { unit: _, ...rest } = row({ kind: 'timed', figure, goal: { least: 0.6 } })
  return rest
}

describe('the verdict of the bench', () => {
  it('holds up to the goal itself, and misses beyond', () => {
    expect([999, 1000, 1001].map((figure) => verdictOf(count(figure)))).toEqual(['holds', 'holds', 'misses'])
    expect([0.47, 0.6].map((figure) => verdictOf(timed(figure)))).toEqual(['misses', 'holds'])
  })

  it('tells of a timed ratio that it misses by 20 % at most; a count has no such leeway', () => {
    expect([0.49, 0.59].map((figure) => verdictOf(timed(figure)))).toEqual(['misses, within 20 %', 'misses, within 20 %'])
    const slow = { ...timed(1), goal: { most: 1 } }
    expect([1.1, 1.3].map((figure) => verdictOf({ ...slow, figure }))).toEqual(['misses, within 20 %', 'misses'])
    expect(verdictOf(count(1100))).toBe('misses')
  })

  it('tells what has no goal as it is', () => expect(verdictOf(row({}))).toBe('told'))

  it('does not hold of what could not be measured', () => {
    expect(verdictOf(count(Number.NaN))).toBe('misses')
    expect(verdictOf(timed(Number.NaN))).toBe('misses')
  })

  it('ends with how many hold and how many miss', () => {
    expect(summaryOf([count(1), count(2000), timed(0.1), timed(0.5), timed(1), row({})])).toBe('2 hold, 3 miss')
  })

  it('fails when a count misses, and when there is nothing to look at', () => {
    expect(exitCodeOf([count(1), timed(1)])).toBe(0)
    expect(exitCodeOf([count(2000), timed(1)])).toBe(1)
    expect(exitCodeOf([])).toBe(1)
  })

  it('does not fail when a timed ratio misses by 20 % at most', () => {
    expect(exitCodeOf([count(1), timed(0.5)])).toBe(0)
    expect(exitCodeOf([count(1), timed(0.1)])).toBe(1)
  })
})

it('prints a table in Markdown, with units, goals and verdicts', () => {
  const lines = tableOf([row({ figure: 13_042, goal: { most: 14_000 }, detail: 'HTML 3,000 B' }), timed(0.4)]).split('\n')
  expect(lines).toHaveLength(4)
  const cells = (line: string) => line.split('|').map((cell) => cell.trim())
  expect(cells(lines[2]!)).toEqual(['', 'weights', 'a page', '13,042 B', 'the goal', '≤ 14,000 B', 'holds', 'HTML 3,000 B', ''])
  expect(cells(lines[3]!)).toEqual(['', 'weights', 'a page', '0.40 ×', 'the goal', '≥ 0.60 ×', 'misses', '', ''])
})

it('takes the middle one', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([])).toBeNaN()
})

describe('what an answer waited for', () => {
  const asked = (from: number, to: number): Asked => ({ from, to, ms: to - from, statements: [], body: '', rows: 0 })

  it('is counted one after the other: what goes on side by side counts once', () => {
    expect(oneAfterTheOther([asked(0, 10), asked(11, 20), asked(21, 30)], 40)).toBe(3)
    expect(oneAfterTheOther([asked(0, 10), asked(1, 12), asked(2, 9)], 40)).toBe(1)
    expect(oneAfterTheOther([asked(0, 30), asked(1, 10), asked(11, 20)], 40)).toBe(2)
    expect(oneAfterTheOther([], 40)).toBe(0)
  })

  it('is what was done when the answer left: the rest was not waited for', () => {
    expect(oneAfterTheOther([asked(0, 10), asked(11, 41), asked(50, Number.POSITIVE_INFINITY)], 40)).toBe(1)
  })
})

describe('a table scan', () => {
  it('is one of a table, or of a whole index', () => {
    expect(isScan('SCAN accounts', 'select * from "accounts"')).toBe(true)
    expect(isScan('SCAN accounts USING COVERING INDEX accounts_by_email', 'select count(*) from "accounts"')).toBe(true)
  })

  it('is neither a search, nor the first rows of an index, nor a part of the statement itself', () => {
    expect(isScan('SEARCH accounts USING INDEX accounts_by_email (council=?)', 'select 1')).toBe(false)
    expect(isScan('SCAN events USING INDEX events_by_number', 'select * from "events" order by "number" desc limit ?')).toBe(
      false,
    )
    for (const line of ['SCAN CONSTANT ROW', 'SCAN (subquery-1)', 'SCAN json_each VIRTUAL TABLE INDEX 1:'])
      expect(isScan(line, 'select 1')).toBe(false)
  })

  it('is not one of what the statement makes on the way', () => {
    const plan = ['CO-ROUTINE runs', 'SEARCH events USING INDEX events_by_record (council=?)', 'SCAN runs']
    expect(scansIn(plan, 'select 1')).toEqual([])
    expect(scansIn([...plan, 'SCAN events'], 'select 1')).toEqual(['SCAN events'])
  })
})
