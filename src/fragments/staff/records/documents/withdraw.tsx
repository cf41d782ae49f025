import type { PublishedDocument } from '../../../../db/documents.ts'
import type { ChildRecord } from '../../../../db/records.ts'
import type { Fault } from '../../../../domain/faults.ts'
import { dayOf } from '../../../dates.ts'
import { PageForm } from '../../../page-form.tsx'
import { kindAndSize } from '../../../records/documents/facts.ts'
import { StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'
import { Whose } from './whose.tsx'

type Props = {
  view: View
  loaded: { record: Pick<ChildRecord, 'id' | 'child'>; document: PublishedDocument }
  action: string
  token: string
  faults: readonly Fault[]
}

/** Asks whether a document is really to be withdrawn, for that cannot be undone; says so when it is. */
export function WithdrawDocumentPage({ view, loaded: { record, document }, action, token, faults }: Props) {
  const { documents: said } = view.words
  const back = `/staff/records/${record.id}/documents`
  const { withdrawnAt } = document
  const lead = (
    <>
      <Whose view={view} record={record} />
      <p class="govuk-body">
        <strong>{document.name}</strong>
        <span class="documents__facts">
          {kindAndSize(document)} · {said.published(dayOf(view.words, document.publishedAt))}
        </span>
      </p>
      <p class="govuk-body">{withdrawnAt === null ? said.withdraw.lead : said.withdrawn(dayOf(view.words, withdrawnAt))}</p>
    </>
  )
  if (withdrawnAt !== null)
    return (
      <StaffFrame view={view} room="records">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.withdraw.title}
        </h1>
        {lead}
        <p class="govuk-body">
          <a class="govuk-link" href={view.base + back}>
            {said.title}
          </a>
        </p>
      </StaffFrame>
    )
  const form = { view, action, token, faults, title: said.withdraw.title, lead, send: said.withdraw.send, back }
  return (
    <StaffFrame view={view} room="records">
      <PageForm {...form} />
    </StaffFrame>
  )
}
