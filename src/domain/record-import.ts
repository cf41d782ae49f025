import papa from 'papaparse'
import { foldEmail } from '../db/accounts.ts'
import type { Write } from '../db/client.ts'
import { newId } from '../db/keys.ts'
import { addRecords, findTakenNumbers, foldRecordKey } from '../db/records.ts'
import type { StaffMember } from '../db/staff.ts'
import { findWorkersByEmail, type Worker } from '../db/workers.ts'
import { eventsWrite } from './events.ts'
import type { Fault } from './faults.ts'
import { limits } from './limits.ts'
import { bornFrom, longestOfRecord, recordAdded } from './records.ts'
import { no, ok, type Result } from './result.ts'
import { may } from './staff.ts'
import { hasControls } from './typed.ts'
import type { Visit } from './visit.ts'

/** The columns of a file of records, with what its first line may call them. The first names are the template's. */
export const importColumns = {
  number: { en: 'Record number', cy: 'Rhif y cofnod' },
  given: { en: 'Given name', cy: 'Enw cyntaf' },
  surname: { en: 'Surname', cy: 'Cyfenw' },
  born: { en: 'Date of birth', cy: 'Dyddiad geni' },
  worker: { en: 'Worker email', cy: 'E-bost y gweithiwr' },
} as const
type ImportColumn = keyof typeof importColumns
const columnKeys = Object.keys(importColumns) as ImportColumn[]
const needed = columnKeys.filter((column) => column !== 'worker')

/** How long a value may be, in characters. */
export const longest: Record<ImportColumn, number> = { ...longestOfRecord, born: 40, worker: 254 }

/** Everything that can be wrong with a line of the file. One word in each language stands for each. */
type LineProblemKey =
  | 'columns'
  | 'quotes'
  | 'formula'
  | 'controls'
  | 'too-long'
  | 'missing'
  | 'date'
  | 'future'
  | 'too-long-ago'
  | 'twice'
  | 'taken'
  | 'worker-unknown'
  | 'worker-other'

/** What is wrong with a line: in which column, how long it may be, which other line has the same number. Nothing that stood in it. */
export type LineProblem = { key: LineProblemKey; column?: ImportColumn; most?: number; line?: number }

/** A line that was refused, with the number of its record where it has one that can be shown. */
type RefusedLine = { line: number; number?: string; problems: LineProblem[] }

/** What came of a file, by the numbers of its lines and records. */
export type ImportReport = { lines: number; added: number; refused: RefusedLine[] }

/** Whether nothing is imported while a line is wrong, or the lines that are right. */
export type ImportChoice = 'all' | 'right'

/**
 * Plans the import of a file of records.
 * @param id the import's, by which its records can be told
 * @param bytes CSV as UTF-8, with or without a byte-order mark, with commas or semicolons; at most limits.import
 * @returns the report and the statements that add what is to be added, all or none; or what is wrong with the file as a whole
 */
export async function planImport(
  visit: Visit,
  staff: StaffMember,
  { id, bytes, choice }: { id: string; bytes: ArrayBuffer; choice: ImportChoice },
): Promise<Result<{ report: ImportReport; writes: Write[] }, Fault>> {
  const { mostBytes, mostLines } = limits.import
  if (bytes.byteLength > mostBytes) return no({ key: 'import.too-large', field: 'file' })
  const text = textOf(bytes)
  if (text === undefined) return no({ key: 'import.not-text', field: 'file' })
  const [head, ...rest] = linesOf(text)
  const header = head && headerOf(head.text)
  if (!header) return no({ key: 'import.header', field: 'file' })
  if (rest.length === 0) return no({ key: 'import.no-lines', field: 'file' })
  if (rest.length > mostLines) return no({ key: 'import.too-many-lines', field: 'file', values: { most: mostLines } })

  const rows = rest.map(({ number, text: line }) => readLine(number, line, header, visit.now))
  await checkAgainstOthers(visit, staff, rows)
  const right = rows.filter(({ problems }) => problems.length === 0)
  const refused = rows.filter(({ problems }) => problems.length > 0).map(refusalOf)
  const added = choice === 'right' || refused.length === 0 ? right : []
  const records = added.map(({ values: { number, given, surname, born }, worker }) => ({
    record: { id: newId(), council: visit.council.slug, number, child: { given, surname, born }, createdAt: visit.now },
    // A worker adds records of their own; a manager names whose they are, here or later.
    staffId: worker?.staff.id ?? (may(staff.role, 'oversee-records') ? undefined : staff.id),
  }))
  const events = records.map(({ record, staffId }) => recordAdded(staff, record, staffId, id))
  const writes = [...addRecords(visit.db, visit.keys, records), eventsWrite(visit, events)]
  return ok({ report: { lines: rows.length, added: added.length, refused }, writes })
}

/** Text in UTF-8, its byte-order mark left out; nothing when it is something else. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    // Bytes of 0 are no text, though UTF-8 has them: UTF-16 without its mark looks like that.
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/**
 * The lines of the file that say something, by their numbers in it. No value of a record runs over two lines, so each line is read by
 * itself: a quotation mark that is not closed breaks its own line, and swallows no other.
 */
function linesOf(text: string): { number: number; text: string }[] {
  return text
    .split(text.includes('\n') ? /\r?\n/ : '\r')
    .map((line, at) => ({ number: at + 1, text: line }))
    .filter(({ text: line }) => /[^\s,;]/.test(line))
}

type Header = { delimiter: string; columns: ImportColumn[] }

const cellsOf = (line: string, delimiter: string) => {
  const { data, errors } = papa.parse<string[]>(line, { delimiter, newline: '\n' })
  return { cells: data[0] ?? [], isBroken: errors.length > 0 || data.length !== 1 }
}

const fold = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Which column stands where, in any order; nothing when one that is needed is missing, or one is there twice or unknown. */
function headerOf(line: string): Header | undefined {
  for (const delimiter of [',', ';']) {
    const columns = cellsOf(line, delimiter).cells.map((cell) =>
      columnKeys.find((column) => Object.values(importColumns[column]).some((name) => fold(name) === fold(cell))),
    )
    const known = columns.filter((column) => column !== undefined)
    const isWhole = known.length === columns.length && new Set(known).size === known.length
    if (isWhole && needed.every((column) => known.includes(column))) return { delimiter, columns: known }
  }
  return undefined
}

type Row = { line: number; values: Record<ImportColumn, string>; problems: LineProblem[]; worker?: Worker | undefined }

/** What is told of a refused line. A number that is none is not shown; one that is there twice, or already, is. */
function refusalOf({ line, values: { number }, problems }: Row): RefusedLine {
  const isNone = problems.some(({ key, column }) => column === 'number' && key !== 'twice' && key !== 'taken')
  return { line, problems, ...(number === '' || isNone ? {} : { number }) }
}

// What a spreadsheet would run when the value is opened in one again (OWASP, CSV injection); their wide forms, too.
const isFormula = (cell: string) => /^[=+\-@\t\r]/.test(cell) || /^[=+\-@]/.test(cell.normalize('NFKC').trim())

/** Reads one line, and says all that is wrong with it by itself. */
function readLine(line: number, text: string, { delimiter, columns }: Header, now: number): Row {
  const values: Record<ImportColumn, string> = { number: '', given: '', surname: '', born: '', worker: '' }
  const { cells, isBroken } = cellsOf(text, delimiter)
  if (isBroken) return { line, values, problems: [{ key: 'quotes' }] }
  if (cells.length !== columns.length) return { line, values, problems: [{ key: 'columns' }] }

  const problems: LineProblem[] = []
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]!
    const value = cell.normalize('NFC').trim().replace(/ +/g, ' ')
    values[column] = value
    if (isFormula(cell)) problems.push({ key: 'formula', column })
    else if (hasControls(value)) problems.push({ key: 'controls', column })
    else if (value.length > longest[column]) problems.push({ key: 'too-long', column, most: longest[column] })
    else if (column === 'born') {
      const born = bornFrom(value, now)
      if (born.ok) values.born = born.value
      else problems.push({ key: dateProblems[born.fault] ?? 'date', column })
    } else if (column !== 'worker' && !/[\p{L}\p{N}]/u.test(value)) problems.push({ key: 'missing', column })
  }
  return { line, values, problems }
}

const dateProblems: Partial<Record<Fault['key'], LineProblemKey>> = {
  'born.missing': 'missing',
  'born.future': 'future',
  'born.too-long-ago': 'too-long-ago',
}

/** Says what is wrong with lines beside others of the file, the records that are there, and the council's staff. */
async function checkAgainstOthers({ db, keys, council }: Visit, staff: StaffMember, rows: Row[]) {
  const numbers = rows.map(({ values }) => values.number).filter((number) => foldRecordKey('number', number) !== '')
  const taken = await findTakenNumbers(db, keys, council.slug, numbers)
  const workers = await findWorkersByEmail(
    db,
    keys,
    council.slug,
    rows.map(({ values }) => values.worker).filter((email) => email !== ''),
  )
  const sameNumber = new Map<string, Row[]>()
  for (const row of rows) {
    const number = foldRecordKey('number', row.values.number)
    sameNumber.set(number, [...(sameNumber.get(number) ?? []), row])
  }
  for (const row of rows) {
    const number = foldRecordKey('number', row.values.number)
    if (number !== '') {
      // Nobody can know which of them is right: every one of them is refused.
      const other = sameNumber.get(number)!.find((each) => each !== row)
      if (other) row.problems.push({ key: 'twice', column: 'number', line: other.line })
      if (taken.has(number)) row.problems.push({ key: 'taken', column: 'number' })
    }
    if (row.values.worker === '' || row.problems.some(({ column }) => column === 'worker')) continue
    row.worker = workers.get(foldEmail(row.values.worker))
    if (row.worker?.staff.id === staff.id) continue
    // Who works on their own records alone is not told who else works for the council.
    if (!may(staff.role, 'oversee-records')) row.problems.push({ key: 'worker-other', column: 'worker' })
    else if (!row.worker || !may(row.worker.staff.role, 'work-on-records'))
      row.problems.push({ key: 'worker-unknown', column: 'worker' })
  }
}
