import type { Account } from '../../../db/accounts.ts'
import type { StaffMember } from '../../../db/staff.ts'
import { dayOf } from '../../dates.ts'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import { Summary } from '../../summary.tsx'
import type { View } from '../../view.ts'

/** A member of staff as administrators see them. */
type MemberShown = { member: StaffMember; account: Pick<Account, 'email' | 'person'>; own: boolean }

export function MemberPage({ view, shown, done = '' }: { view: View; shown: MemberShown; done?: string }) {
  const { member: said, people, account: words, contact, roles } = view.words.staff
  const { member, account, own } = shown
  const at = `${view.base}/staff/people/${member.id}`
  const ways = own
    ? [[`${view.base}/staff/people/me`, said.editContact]]
    : [
        [`${at}/role`, said.changeRole],
        [`${at}/contact`, said.editContact],
        [`${view.base}/staff/accounts/${member.id}`, said.toAccount],
        [`${at}/remove`, said.remove],
      ]
  return (
    <StaffFrame view={view} room="people">
      <DoneNote said={{ ...said.done, 'contact-changed': contact.saved }} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {account.person.forename} {account.person.surname}
      </h1>
      <Summary
        rows={[
          [words.email, account.email],
          [people.role, roles[member.role]],
          [people.since, dayOf(view.words, member.since)],
          [contact.jobTitle, member.contact.title || words.none],
          [contact.phone, member.contact.phone || words.none],
          [contact.email, member.contact.email || words.none],
        ]}
      />
      {own && <p class="govuk-inset-text">{said.own}</p>}
      <ul class="govuk-list govuk-list--spaced">
        {ways.map(([to, way]) => (
          <li>
            <a class="govuk-link" href={to}>
              {way}
            </a>
          </li>
        ))}
      </ul>
    </StaffFrame>
  )
}
