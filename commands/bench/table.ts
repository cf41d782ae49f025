// What the bench found, as one table.

export type Row = {
  /** the part of the bench that measured it */
  group: string
  what: string
  /** a number of something, or how many times its baseline it is */
  figure: number
  /** what was counted; a figure without a unit is a ratio */
  unit?: 'B' | 'requests' | 'operations' | 'scans' | 'files'
  /** a count is the same in every run, and must hold; a timed ratio depends on the machine's day, and may miss by 20 % */
  kind: 'count' | 'timed'
  /** what it is held against, in words, with its own figure */
  against: string
  /** none for what is told as it is */
  goal?: { most: number } | { least: number }
  /** where the figure comes from, step by step */
  detail?: string
}

/** A goal missed, but by a timed ratio, and by no more than the machine's day may cost: it is a miss, and no failure. */
export type Verdict = 'holds' | 'misses, within 20 %' | 'misses' | 'told'

const LEEWAY = 0.2

/** Whether a row holds. What could not be measured does not. */
export function verdictOf({ figure, goal, kind }: Row): Verdict {
  if (!goal) return 'told'
  const reaches = (leeway: number) => ('most' in goal ? figure <= goal.most * (1 + leeway) : figure >= goal.least * (1 - leeway))
  if (reaches(0)) return 'holds'
  return kind === 'timed' && reaches(LEEWAY) ? 'misses, within 20 %' : 'misses'
}

/** The last line: how many rows hold, and how many do not. */
export function summaryOf(rows: readonly Row[]): string {
  const verdicts = rows.map(verdictOf)
  const holding = verdicts.filter((verdict) => verdict === 'holds').length
  return `${holding} hold, ${verdicts.filter((verdict) => verdict.startsWith('misses')).length} miss`
}

/** 1 when a count misses, or a timed ratio by more than the machine's day may cost, or when there is nothing to look at. */
export const exitCodeOf = (rows: readonly Row[]): 0 | 1 =>
  rows.length === 0 || rows.some((row) => verdictOf(row) === 'misses') ? 1 : 0

/** The rows as a table in Markdown, its columns under each other. */
export function tableOf(rows: readonly Row[]): string {
  const heads = ['Part', 'What', 'Figure', 'Against', 'Goal', 'Verdict', 'In detail']
  const lines = rows.map((row) => [
    row.group,
    row.what,
    figureOf(row.figure, row.unit),
    row.against,
    row.goal ? goalOf(row.goal, row.unit) : '',
    verdictOf(row) === 'told' ? '' : verdictOf(row),
    row.detail ?? '',
  ])
  // The last column is as long as it likes.
  const widths = heads.map((head, at) =>
    at === heads.length - 1 ? 3 : Math.max(head.length, ...lines.map((line) => line[at]!.length)),
  )
  const written = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [written(heads), rule, ...lines.map(written)].join('\n')
}

function figureOf(figure: number, unit: Row['unit']): string {
  if (!Number.isFinite(figure)) return 'none'
  if (unit === undefined) return `${figure.toFixed(2)} ×`
  return unit === 'B' ? bytes(figure) : `${figure} ${unit}`
}

const goalOf = (goal: NonNullable<Row['goal']>, unit: Row['unit']) =>
  'most' in goal ? `≤ ${figureOf(goal.most, unit)}` : `≥ ${figureOf(goal.least, unit)}`

/** 13042 as "13,042 B". */
export const bytes = (number: number) => `${Math.round(number).toLocaleString('en-GB')} B`

/** The middle one; of an even number the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
