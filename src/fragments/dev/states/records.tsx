import type { PastAccess } from '../../../db/access.ts'
import type { Account } from '../../../db/accounts.ts'
import type { ChildRecord } from '../../../db/records.ts'
import type { Worker } from '../../../db/workers.ts'
import type { Fault } from '../../../domain/faults.ts'
import type { LineProblem } from '../../../domain/record-import.ts'
import { ChooseRecordPage } from '../../records/list.tsx'
import { DashboardPage } from '../../records/record.tsx'
import { EndAccessPage } from '../../staff/access/end.tsx'
import { EditRecordPage } from '../../staff/records/edit.tsx'
import { type ColumnNames, ImportReportPage } from '../../staff/records/import/report.tsx'
import { ImportPage } from '../../staff/records/import.tsx'
import { RecordListPage } from '../../staff/records/list.tsx'
import { NewRecordPage } from '../../staff/records/new.tsx'
import { type RecordFile, RecordPage } from '../../staff/records/record.tsx'
import { RecordWorkersPage } from '../../staff/records/workers.tsx'
import type { View } from '../../view.ts'
import { at, on, plain, type State, type StatesOf } from './kit.tsx'

const record = (id: string, given: string, surname: string, born: string): ChildRecord => ({
  id,
  council: 'norfolk',
  number: `CS-2026-${id.padStart(6, '0')}`,
  child: { given, surname, born },
  createdAt: at,
  changedAt: at,
})
const charlie = record('1', 'Charlie', 'Cherry', '2013-11-07')
const long = record('2', 'Maximiliana-Theodora', 'Featherstonehaugh-Cholmondeley', '2006-05-01')
const peter = record('3', 'Peter', 'Plumber', '1981-02-04')
const all = [charlie, long, peter]

const somebody = (id: string, forename: string, surname: string, status: Account['status'] = 'active'): Account => ({
  id,
  council: 'norfolk',
  email: `${forename}.${surname}@a-rather-long-name-of-a-service.norfolk.example`.toLowerCase(),
  person: { forename, surname },
  password: '',
  passwordChangedAt: at,
  status,
})
const wendy: Worker = {
  account: somebody('w', 'Wendy', 'Worker'),
  staff: {
    id: 'w',
    role: 'worker',
    since: at,
    contact: { title: 'Social worker', phone: '01603 222 222', email: 'wendy.worker@norfolk.example' },
  },
}
const william: Worker = {
  account: somebody('m', 'William', 'Featherstonehaugh-Cholmondeley', 'suspended'),
  staff: { id: 'm', role: 'manager', since: at, contact: {} },
}

const DAY = 86_400_000
const access = (id: string, more: Partial<PastAccess> = {}): PastAccess => ({
  id,
  council: 'norfolk',
  recordId: '1',
  accountId: 'p',
  relationship: 'parent',
  startsAt: at,
  endsAt: null,
  grantedBy: 'w',
  grantedAt: at,
  endedAt: null,
  endedBy: null,
  reason: undefined,
  ...more,
})
const penny = somebody('p', 'Penny', 'Plumber')
const file: RecordFile = {
  record: charlie,
  workers: [wendy, william],
  access: {
    page: 1,
    more: true,
    rows: [
      { access: access('1'), account: penny, stands: 'open' },
      { access: access('2', { startsAt: at + DAY, endsAt: at + 9 * DAY }), account: penny, stands: 'not-yet' },
      { access: access('3', { startsAt: at - 9 * DAY, endsAt: at - DAY }), account: penny, stands: 'over' },
      {
        access: access('4', { endedAt: at, reason: 'The placement has ended, and the carer asked us to close it.' }),
        account: penny,
        stands: 'ended',
      },
    ],
  },
  looks: {
    rows: [
      { at, times: 12, by: 'person', account: penny },
      { at: at - DAY, times: 1, by: 'staff', account: wendy.account },
      { at: at - 2 * DAY, times: 1, by: 'person', account: undefined },
    ],
    page: 2,
    more: true,
  },
  oversees: true,
}
const list = { rows: all, page: 1, more: true }
const typed = { number: 'CS-1', given: 'Zoë', surname: 'O’Neil', day: '7', month: '11', year: '2013', changedAt: '1' }

const columns: ColumnNames = {
  number: { en: 'Record number', cy: 'Rhif y cofnod' },
  given: { en: 'Given name', cy: 'Enw cyntaf' },
  surname: { en: 'Surname', cy: 'Cyfenw' },
  born: { en: 'Date of birth', cy: 'Dyddiad geni' },
  worker: { en: 'Worker email', cy: 'E-bost y gweithiwr' },
}
const problems: LineProblem[] = [
  { key: 'columns' },
  { key: 'quotes' },
  { key: 'formula', column: 'given' },
  { key: 'controls', column: 'surname' },
  { key: 'too-long', column: 'surname', most: 100 },
  { key: 'missing', column: 'given' },
  { key: 'date', column: 'born' },
  { key: 'future', column: 'born' },
  { key: 'too-long-ago', column: 'born' },
  { key: 'twice', column: 'number', line: 3 },
  { key: 'taken', column: 'number' },
  { key: 'worker-unknown', column: 'worker' },
  { key: 'worker-other', column: 'worker' },
]
const refused = problems.map((problem, at) => ({ line: at + 2, problems: [problem] }))

type Shown = { values?: Record<string, string>; faults?: Fault[] }

/** A page with one form, in its states. */
const form = <Loaded,>(
  page: string,
  title: string,
  fragment: (props: {
    view: View
    loaded: Loaded
    action: string
    token: string
    values: Record<string, string>
    faults: readonly Fault[]
  }) => State['body'] extends (view: View) => infer Body ? Body : never,
  states: Record<string, Shown & { loaded: Loaded }>,
): State[] =>
  Object.entries(states).map(([state, { loaded, values = {}, faults = [] }]) => ({
    page,
    state,
    title,
    form: true,
    signedIn: true,
    faults,
    body: (view) => fragment({ view, loaded, action: `${view.base}/${page}`, token: 'submit', values, faults }),
  }))

/** Records: for staff, and for the people who have access. */
export const recordStates: StatesOf = (council) => {
  if (!council.records) return []
  const choose = (state: string, records: ChildRecord[]) =>
    plain(
      'records',
      state,
      'Records',
      (view) => <ChooseRecordPage view={view} name="Penny Featherstonehaugh-Cholmondeley" records={records} />,
      true,
    )
  const dashboard = (state: string, workers: Worker[], others: number, more: Partial<PastAccess> = {}) =>
    plain(
      'records/:record',
      state,
      'Dashboard',
      (view) => <DashboardPage view={view} dashboard={{ access: access('1', more), record: long, workers, others }} />,
      true,
    )
  const report = (state: string, lines: number, added: number, rows = refused) =>
    plain(
      'staff/records/import/:import',
      state,
      'Import of records',
      (view) => <ImportReportPage view={view} report={{ lines, added, refused: rows }} columns={columns} keptHours={24} />,
      true,
    )
  const file_ = (state: string, shown: RecordFile, done = '') =>
    plain('staff/records/:record', state, 'A record', (view) => <RecordPage view={view} file={shown} done={done} />, true)
  const own = { record: charlie, stands: true, access: access('1'), account: penny }
  const mine = { oversees: false, unworked: false }
  const ofFile = { oversees: false, mostLines: 2000 }

  return [
    choose('several', all),
    choose('none', []),
    dashboard('one of several', [wendy, william], 2),
    dashboard('with an end', [wendy], 0, { endsAt: at + 9 * DAY }),
    dashboard('the only one, without a worker', [], 0),
    ...form('staff/records', 'Records', RecordListPage, {
      'as it is': { loaded: { ...mine, list }, values: { by: 'surname' } },
      empty: { loaded: { ...mine, list: { rows: [], page: 1, more: false } }, values: { by: 'surname' } },
      found: {
        loaded: {
          ...mine,
          list: { rows: [long], page: 2, more: true },
          found: { sought: { by: 'surname', value: long.child.surname }, sealed: 'x' },
        },
        values: { by: 'surname' },
      },
      'found by date': {
        loaded: {
          ...mine,
          list: { rows: [long], page: 1, more: false },
          found: { sought: { by: 'born', value: '2006-05-01' }, sealed: 'x' },
        },
        values: { by: 'born' },
      },
      'not found': {
        loaded: {
          ...mine,
          list: { rows: [], page: 1, more: false },
          found: { sought: { by: 'number', value: 'CS-9' }, sealed: 'x' },
        },
        values: { by: 'number' },
      },
      'nothing to search for': {
        loaded: { ...mine, list },
        values: { by: 'surname' },
        faults: on('sought', 'record-search.missing'),
      },
      'no date': { loaded: { ...mine, list }, values: { by: 'born', sought: 'May' }, faults: on('sought', 'record-search.born') },
      'no address': {
        loaded: { ...mine, list },
        values: { by: 'email', sought: 'penny' },
        faults: on('sought', 'email.format'),
      },
      'found by e-mail': {
        loaded: {
          ...mine,
          list: { rows: all, page: 1, more: false },
          found: { sought: { by: 'email', value: penny.email }, sealed: 'x' },
        },
        values: { by: 'email' },
      },
      'without a worker': { loaded: { list, oversees: true, unworked: true }, values: { by: 'surname' } },
      'none without a worker': {
        loaded: { list: { rows: [], page: 1, more: false }, oversees: true, unworked: true },
        values: { by: 'surname' },
      },
    }),
    ...form('staff/records/new', 'Add a record', (props) => NewRecordPage(props), {
      empty: { loaded: {} },
      'nothing given': {
        loaded: {},
        faults: [
          ...on('number', 'record.number-missing'),
          ...on('given', 'record.given-missing'),
          ...on('surname', 'record.surname-missing'),
          ...on('born', 'born.missing'),
        ],
      },
      'no real date': { loaded: {}, values: { ...typed, day: '31' }, faults: on('born', 'born.impossible') },
      'in the future': { loaded: {}, values: { ...typed, year: '2113' }, faults: on('born', 'born.future') },
      'too long ago': { loaded: {}, values: { ...typed, year: '1813' }, faults: on('born', 'born.too-long-ago') },
      'number taken': { loaded: {}, values: typed, faults: on('number', 'record.number-taken') },
    }),
    file_('as it is', file, 'edited'),
    file_('new', {
      ...file,
      workers: [],
      access: { rows: [], page: 1, more: false },
      looks: { rows: [], page: 1, more: false },
      oversees: false,
    }),
    ...form('staff/records/:record/edit', 'Edit a record', EditRecordPage, {
      'as it is': { loaded: { record: charlie }, values: typed },
      'changed meanwhile': { loaded: { record: charlie }, values: typed, faults: [{ key: 'record.changed' }] },
    }),
    ...form('staff/records/:record/workers', 'Workers', RecordWorkersPage, {
      several: { loaded: { record: charlie, workers: [wendy, william], done: 'worker-added' } },
      none: { loaded: { record: long, workers: [], done: '' } },
      unknown: {
        loaded: { record: charlie, workers: [wendy], done: '' },
        values: { email: 'nobody@norfolk.example' },
        faults: on('email', 'record-worker.unknown'),
      },
      already: {
        loaded: { record: charlie, workers: [wendy], done: '' },
        values: { email: wendy.account.email },
        faults: on('email', 'record-worker.already'),
      },
    }),
    ...form('staff/access/:access/end', 'End access', EndAccessPage, {
      'as it is': { loaded: own },
      'no reason': { loaded: own, faults: on('reason', 'access.reason-missing') },
    }),
    plain(
      'staff/access/:access/end',
      'over',
      'End access',
      (view) => <EndAccessPage view={view} loaded={{ ...own, stands: false }} action="" token="" values={{}} faults={[]} />,
      true,
    ),
    ...form('staff/access/:access/end', 'End access', EndAccessPage, {
      'ended meanwhile': { loaded: { ...own, stands: false }, faults: [{ key: 'access.ended-already' }] },
    }).map((state) => ({ ...state, form: false })),
    ...form('staff/records/import', 'Import', ImportPage, {
      'as it is': { loaded: ofFile, values: { choice: 'all' } },
      'of a manager': { loaded: { ...ofFile, oversees: true }, values: { choice: 'right' } },
      'no file': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.file-missing') },
      'too large': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.too-large') },
      'too many lines': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.too-many-lines') },
      'not text': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.not-text') },
      'no header': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.header') },
      'no lines': { loaded: ofFile, values: { choice: 'all' }, faults: on('file', 'import.no-lines') },
    }),
    report('all of it', 12, 12, []),
    report('nothing', 13, 0),
    report('some of it', 14, 1),
    report('a single line', 1, 0, refused.slice(0, 1)),
  ]
}
