import type { Account, Person } from '../../db/accounts.ts'
import { dateOf } from '../dates.ts'
import { InvitationNote } from '../invitation-note.tsx'
import { masked, written } from '../phone-number.tsx'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'
import { inLanguage } from '../words/index.ts'

type Props = {
  view: View
  account: Pick<Account, 'email' | 'person' | 'phone' | 'password'>
  /** there is an invitation that has not come to its end */
  invited?: boolean
  /** the mobile number, as it is written, where people look over what is kept about them */
  mobile?: string | undefined
  /** that number is the one that signs in, and can be changed there */
  signsIn?: boolean
}

/** What was registered, shown to the person it is about. */
export function OverviewPage({ view, account, invited = false, mobile, signsIn = false }: Props) {
  const { overview: said, form, review } = view.words
  const reviewed = view.council.review !== undefined
  // Then it stands among the rows already.
  const isMobile = reviewed && signsIn
  const { person, email, phone } = account
  const known = view.council.roles.find(({ value }) => value === person.role)
  const role = known && inLanguage(known.label, view.language)
  // A council that registers people without these has nothing to show.
  const asked = view.council.journeys.register.includes('details')
  const rows: [string, string | undefined][] = [
    [said.name, nameOf(person, reviewed)],
    [said.email, email],
    ...(reviewed
      ? ([
          [review.person.born, person.born && dateOf(view.words, person.born)],
          [said.address, [...linesOf(person), person.postCode].filter(Boolean).join(', ')],
          [review.reach.daytime, person.daytime && written(person.daytime)],
          [review.reach.evening, person.evening && written(person.evening)],
          [review.reach.mobile, mobile],
        ] as [string, string | undefined][])
      : []),
    ...(view.council.phone && !isMobile ? ([[said.phone, phone && masked(phone)]] as [string, string | undefined][]) : []),
    ...(asked
      ? ([
          [said.professional, person.professional && form[person.professional]],
          [said.role, person.otherRole || role],
          [said.organisation, person.organisation],
          ...(reviewed ? [] : [[said.address, [...linesOf(person), person.postCode].filter(Boolean).join(', ')]]),
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
      {phone && view.council.phone && !isMobile && <p class="govuk-body">{said.changePhone}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/account/${reviewed ? 'review' : 'details'}`}>
          {reviewed ? review.title : view.words.changeDetails.link}
        </a>
      </p>
      {account.password !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/account/password`}>
            {view.words.changePassword.link}
          </a>
        </p>
      )}
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

const nameOf = ({ title, forename, middleName, surname }: Person, whole: boolean) =>
  (whole ? [title, forename, middleName, surname] : [forename, surname]).filter(Boolean).join(' ')

/** An address as it was given: in lines, or by street and town. */
const linesOf = ({ address, street, town }: Person) => address?.split('\n') ?? [street, town]
