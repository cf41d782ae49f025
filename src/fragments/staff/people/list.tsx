import type { Colleague } from '../../../db/staff.ts'
import { dayOf } from '../../dates.ts'
import { Listing, type Page } from '../../listing.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'

/** A row of the list of staff. */
type ColleagueShown = {
  member: Pick<Colleague['member'], 'id' | 'role' | 'since'>
  account: Pick<Colleague['account'], 'person' | 'status'>
}

/** Everybody who works for the council here. */
export function PeoplePage({ view, list, done = '' }: { view: View; list: Page<ColleagueShown>; done?: string }) {
  const { people: said, contact, roles } = view.words.staff
  return (
    <StaffFrame view={view} room="people">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <ul class="govuk-list govuk-list--spaced">
        {[
          ['/staff/people/invite', said.invite],
          ['/staff/people/invitations', said.invitations],
          ['/staff/people/me', contact.mine],
        ].map(([to, words]) => (
          <li>
            <a class="govuk-link" href={`${view.base}${to}`}>
              {words}
            </a>
          </li>
        ))}
      </ul>
      <Listing
        view={view}
        list={list}
        caption={said.title}
        heads={[said.name, said.role, said.since]}
        cells={({ member, account }) => [
          <>
            <a class="govuk-link" href={`${view.base}/staff/people/${member.id}`}>
              {account.person.forename} {account.person.surname}
            </a>
            {account.status === 'suspended' && ` (${said.suspended})`}
          </>,
          roles[member.role],
          dayOf(view.words, member.since),
        ]}
        none={said.none}
        at="/staff/people"
      />
    </StaffFrame>
  )
}
