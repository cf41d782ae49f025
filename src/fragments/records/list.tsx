import type { ChildRecord } from '../../db/records.ts'
import { dateOf } from '../dates.ts'
import { InvitationNote } from '../invitation-note.tsx'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'

type Props = {
  view: View
  name: string
  records: readonly ChildRecord[]
  /** there is an invitation that has not come to its end */
  invited?: boolean
}

/** The records that somebody may see, to choose from; or how one comes to have some. */
export function ChooseRecordPage({ view, name, records, invited = false }: Props) {
  const { choose: said, none } = view.words.records
  if (records.length === 0)
    return (
      <TextPage title={none.title}>
        <p class="govuk-body">{none.lead}</p>
        <p class="govuk-body">{none.ended}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/invitation`}>
            {none.invitation}
          </a>
        </p>
      </TextPage>
    )
  return (
    <>
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <p class="govuk-body">{view.words.welcome.title(name)}</p>
      {invited && <InvitationNote view={view} />}
      <p class="govuk-body">{said.lead}</p>
      <h2 class="govuk-heading-m">{said.list}</h2>
      <ul class="cards">
        {records.map((record) => (
          <Card view={view} record={record} />
        ))}
      </ul>
    </>
  )
}

function Card({ view, record: { id, child } }: { view: View; record: ChildRecord }) {
  const { choose: said } = view.words.records
  const [name, born] = [`${child.given} ${child.surname}`, dateOf(view.words, child.born)]
  const to = `${view.base}/records/${id}`
  return (
    <li class="cards__card">
      <h3 class="govuk-heading-s breakable">
        <a class="govuk-link" href={to} aria-describedby={`born-${id}`}>
          {name}
        </a>
      </h3>
      <p class="govuk-body" id={`born-${id}`}>
        {born}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={to}>
          {said.view}
          {/* Of two children with one name, the date of birth tells which. */}
          <span class="govuk-visually-hidden">
            : {name}, {born}
          </span>
        </a>
      </p>
    </li>
  )
}
