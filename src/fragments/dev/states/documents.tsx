import type { Account } from '../../../db/accounts.ts'
import type { DocumentReader, PublishedDocument } from '../../../db/documents.ts'
import type { ChildRecord } from '../../../db/records.ts'
import type { Fault } from '../../../domain/faults.ts'
import { DocumentsSection } from '../../records/documents/section.tsx'
import { DashboardPage } from '../../records/record.tsx'
import { DocumentListPage } from '../../staff/records/documents/list.tsx'
import { NewDocumentPage } from '../../staff/records/documents/new.tsx'
import { WithdrawDocumentPage } from '../../staff/records/documents/withdraw.tsx'
import { at, on, plain, type State, type StatesOf } from './kit.tsx'

const DAY = 86_400_000

const record: ChildRecord = {
  id: '1',
  council: 'norfolk',
  number: 'CS-2026-000001',
  child: { given: 'Maximiliana-Theodora', surname: 'Featherstonehaugh-Cholmondeley', born: '2013-11-07' },
  createdAt: at,
  changedAt: at,
}
const document = (id: string, name: string, more: Partial<PublishedDocument> = {}): PublishedDocument => ({
  id,
  council: 'norfolk',
  recordId: '1',
  name,
  type: 'application/pdf',
  bytes: 1_300_000,
  createdBy: 'w',
  createdAt: at,
  publishedAt: at,
  withdrawnAt: null,
  ...more,
})
const plan = document('a', 'Education, Health and Care Plan 2026')
const scan = document('b', 'Scan_20261102_a_name_without_a_single_space_in_it_as_machines_like_them_best_0001', {
  type: 'image/png',
})
const photo = document('c', 'Drawing', { type: 'image/jpeg', bytes: 900, publishedAt: at - 40 * DAY })
const gone = document('d', 'Consent form', { publishedAt: at - 3 * DAY, withdrawnAt: at })

const somebody = (id: string, forename: string, surname: string): Account => ({
  id,
  council: 'norfolk',
  email: `${forename}@norfolk.example`.toLowerCase(),
  person: { forename, surname },
  password: '',
  passwordChangedAt: at,
  status: 'active',
})
const [penny, long] = [somebody('p', 'Penny', 'Plumber'), somebody('l', 'Maximilian', 'Featherstonehaugh-Cholmondeley')]
const reader = (account: Account, more: Partial<DocumentReader> = {}): DocumentReader => ({
  documentId: 'a',
  account,
  seenAt: null,
  mayRead: true,
  ...more,
})
const people = [
  { account: penny, relationship: 'parent' },
  { account: long, relationship: 'foster-carer' },
]
const loaded = { record, people, mostBytes: 10 * 1024 * 1024 }

/** Forms and documents: for the staff who publish them, and for their readers. */
export const documentStates: StatesOf = (council) => {
  if (!council.records) return []

  const publish = (state: string, faults: Fault[] = [], values: Record<string, string> = {}): State => ({
    page: 'staff/records/:record/documents/new',
    state,
    title: 'Publish',
    form: true,
    signedIn: true,
    faults,
    body: (view) => (
      <NewDocumentPage view={view} loaded={loaded} action={`${view.base}/x`} token="submit" values={values} faults={faults} />
    ),
  })
  const list = (state: string, rows: Parameters<typeof DocumentListPage>[0]['list'], done = '') =>
    plain(
      'staff/records/:record/documents',
      state,
      'Documents',
      (view) => <DocumentListPage view={view} record={record} list={rows} done={done} />,
      true,
    )
  const withdraw = (state: string, shown: PublishedDocument, faults: Fault[] = []): State => ({
    page: 'staff/records/:record/documents/:document/withdraw',
    state,
    title: 'Withdraw',
    form: shown.withdrawnAt === null,
    signedIn: true,
    faults,
    body: (view) => (
      <WithdrawDocumentPage
        view={view}
        loaded={{ record, document: shown }}
        action={`${view.base}/x`}
        token="submit"
        faults={faults}
      />
    ),
  })
  const dashboard = (state: string, documents: Parameters<typeof DocumentsSection>[0]['documents']) =>
    plain(
      'records/:record',
      state,
      'Dashboard',
      (view) => (
        <DashboardPage
          view={view}
          dashboard={{ access: { endsAt: null }, record, workers: [], others: 1 } as unknown as DashboardProps['dashboard']}
        >
          <DocumentsSection view={view} recordId="1" documents={documents} />
        </DashboardPage>
      ),
      true,
    )

  return [
    dashboard('documents, new and seen', [
      { document: plan, isNew: true },
      { document: scan, isNew: true },
      { document: photo, isNew: false },
    ]),
    dashboard('no documents', []),
    list('several', {
      rows: [
        { document: plan, readers: [reader(penny, { seenAt: at }), reader(long)] },
        { document: scan, readers: [reader(long, { mayRead: false })] },
        { document: gone, readers: [reader(penny, { seenAt: at - DAY, mayRead: false })] },
      ],
      page: 2,
      more: true,
    }),
    list('published', { rows: [{ document: plan, readers: [reader(penny)] }], page: 1, more: false }, 'published'),
    list('withdrawn', { rows: [{ document: gone, readers: [reader(penny)] }], page: 1, more: false }, 'withdrawn'),
    list('none', { rows: [], page: 1, more: false }),
    publish('as it is'),
    publish('nothing given', [...on('file', 'document.missing'), ...on('readers', 'document.readers-missing')]),
    publish('empty', on('file', 'document.empty'), { name: 'Plan', 'reader-p': 'yes' }),
    publish('too large', [{ key: 'document.too-large', field: 'file', values: { most: 10 } }]),
    publish('wrong kind', on('file', 'document.kind'), { name: 'Plan', 'reader-p': 'yes' }),
    publish('not whole', on('file', 'document.broken'), { name: 'Plan', 'reader-l': 'yes' }),
    plain(
      'staff/records/:record/documents/new',
      'nobody has access',
      'Publish',
      (view) => (
        <NewDocumentPage view={view} loaded={{ ...loaded, people: [] }} action="" token="submit" values={{}} faults={[]} />
      ),
      true,
    ),
    withdraw('as it is', plan),
    withdraw('overtaken', plan, [{ key: 'form.overtaken' }]),
    withdraw('withdrawn', gone),
  ]
}

type DashboardProps = Parameters<typeof DashboardPage>[0]
