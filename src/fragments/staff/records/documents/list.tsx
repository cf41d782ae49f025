import type { DocumentReader, PublishedDocument } from '../../../../db/documents.ts'
import type { ChildRecord } from '../../../../db/records.ts'
import { dayOf } from '../../../dates.ts'
import { Listing, type Page } from '../../../listing.tsx'
import { kindAndSize } from '../../../records/documents/facts.ts'
import { DoneNote, StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'
import { Whose } from './whose.tsx'

type Row = { document: PublishedDocument; readers: readonly DocumentReader[] }
type Props = { view: View; record: ChildRecord; list: Page<Row>; done: string }

/** What was published on a record, for whom, and when they first opened it. */
export function DocumentListPage({ view, record, list, done }: Props) {
  const { documents: said } = view.words
  const at = `/staff/records/${record.id}`
  return (
    <StaffFrame view={view} room="records">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <Whose view={view} record={record} />
      <p class="govuk-body">
        <a class="govuk-button" href={`${view.base}${at}/documents/new`}>
          {said.publish.title}
        </a>
      </p>
      <Listing
        view={view}
        list={list}
        caption={said.title}
        heads={[said.name, said.readers, said.state]}
        cells={({ document, readers }) => [
          <Name view={view} at={at} document={document} />,
          <ul class="documents__readers">
            {readers.map((reader) => (
              <li>{readerIn(view, reader)}</li>
            ))}
          </ul>,
          <State view={view} at={at} document={document} />,
        ]}
        none={said.nothing}
        at={`${at}/documents`}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={view.base + at}>
          {view.words.records.back}
        </a>
      </p>
    </StaffFrame>
  )
}

type Cell = { view: View; at: string; document: PublishedDocument }

const Name = ({ view, at, document }: Cell) => (
  <>
    {document.withdrawnAt === null ? (
      <a class="govuk-link" href={`${view.base}${at}/documents/${document.id}`} data-file>
        {document.name}
      </a>
    ) : (
      document.name
    )}
    <span class="documents__facts">{kindAndSize(document)}</span>
  </>
)

/** A reader's name, and whether they have opened it. */
function readerIn(view: View, { account: { person }, seenAt, mayRead }: DocumentReader) {
  const { documents: said } = view.words
  const seen = seenAt === null ? said.unopened : said.opened(dayOf(view.words, seenAt))
  return `${person.forename} ${person.surname}: ${[seen, !mayRead && said.accessEnded].filter(Boolean).join(', ')}`
}

function State({ view, at, document }: Cell) {
  const { documents: said } = view.words
  if (document.withdrawnAt !== null) return said.withdrawn(dayOf(view.words, document.withdrawnAt))
  return (
    <>
      {said.published(dayOf(view.words, document.publishedAt))}
      <br />
      <a class="govuk-link" href={`${view.base}${at}/documents/${document.id}/withdraw`}>
        {said.withdraw.link}
        <span class="govuk-visually-hidden"> {document.name}</span>
      </a>
    </>
  )
}
