import type { Account } from '../../db/accounts.ts'
import { InvitationNote } from '../invitation-note.tsx'
import { masked } from '../phone-number.tsx'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'

type Props = {
  view: View
  account: Pick<Account, 'email' | 'person' | 'phone'>
  /** there is an invitation that has not come to its end */
  invited?: boolean
}

/** What was registered, shown to the person it is about. */
export function OverviewPage({ view, account, invited = false }: Props) {
  const { overview: said, form } = view.words
  const { person, email, phone } = account
  const role = view.council.roles.find(({ value }) => value === person.role)?.label[view.language]
  // A council that registers people without these has nothing to show.
  const asked = view.council.journeys.register.includes('details')
  const rows: [string, string | undefined][] = [
    [said.name, `${person.forename} ${person.surname}`],
    [said.email, email],
    ...(view.council.phone ? ([[said.phone, phone && masked(phone)]] as [string, string | undefined][]) : []),
    ...(asked
      ? ([
          [said.professional, person.professional && form[person.professional]],
          [said.role, person.otherRole || role],
          [said.organisation, person.organisation],
          [said.address, [person.street, person.town, person.postCode].filter(Boolean).join(', ')],
        ] as [string, string | undefined][])
      : []),
  ]
  return (
    <TextPage title={said.title}>
      {invited && <InvitationNote view={view} />}
      <p class="govuk-body">{said.lead}</p>
      <dl class="govuk-summary-list">
        {rows.map(([label, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value breakable">{value || said.notGiven}</dd>
          </div>
        ))}
      </dl>
      {phone && view.council.phone && <p class="govuk-body">{said.changePhone}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/account/details`}>
          {view.words.changeDetails.link}
        </a>
      </p>
      {view.council.social && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/account/routes`}>
            {view.words.routes.link}
          </a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/contact`}>
          {said.wrong}
        </a>
      </p>
    </TextPage>
  )
}
