import type { StaffInvitation, StaffInvitationState } from '../../../../db/staff-invitations.ts'
import { dayOf } from '../../../dates.ts'
import { Listing, type Page } from '../../../listing.tsx'
import { DoneNote, StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'

/** An invitation in the list. */
type InvitationShown = Pick<StaffInvitation, 'id' | 'email' | 'role' | 'createdAt' | 'expiresAt'> & {
  state: StaffInvitationState
  /** the name of who invited; none for the command */
  by?: string | undefined
}

/** Everybody who was invited to the staff, and where each invitation stands. */
export function StaffInvitationsPage({ view, list, done = '' }: { view: View; list: Page<InvitationShown>; done?: string }) {
  const { invitations: said, people, roles, states } = view.words.staff
  return (
    <StaffFrame view={view} room="people">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/people/invite`}>
          {people.invite}
        </a>
      </p>
      <Listing
        view={view}
        list={list}
        caption={said.title}
        heads={[said.to, said.role, said.state, said.invited, said.by, said.actions]}
        cells={(row) => [
          row.email,
          roles[row.role],
          `${states[row.state]}${row.state === 'open' ? ` ${said.until(dayOf(view.words, row.expiresAt))}` : ''}`,
          dayOf(view.words, row.createdAt),
          row.by ?? said.command,
          <Ways view={view} row={row} />,
        ]}
        none={said.none}
        at="/staff/people/invitations"
      />
    </StaffFrame>
  )
}

function Ways({ view, row: { id, email, state } }: { view: View; row: InvitationShown }) {
  const { invitations: said } = view.words.staff
  if (state === 'used' || state === 'withdrawn') return null
  const at = `${view.base}/staff/people/invitations/${id}`
  const ways = { resend: said.resend, withdraw: said.withdraw, messages: said.messages }
  return (
    <ul class="govuk-list">
      {Object.entries(ways).map(([way, name]) => (
        <li>
          <a class="govuk-link" href={`${at}/${way}`}>
            {name}
            <span class="govuk-visually-hidden">: {email}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
