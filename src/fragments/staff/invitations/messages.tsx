import type { Invitation } from '../../../db/invitations.ts'
import type { Page } from '../../listing.tsx'
import { MessageList, type MessageShown } from '../../message-list.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'

type Props = {
  view: View
  invitation: Pick<Invitation, 'id' | 'person'>
  list: Page<MessageShown>
}

/** What was sent about an invitation. */
export function InvitationMessagesPage({ view, invitation: { id, person }, list }: Props) {
  const { messages: said } = view.words.staff
  return (
    <StaffFrame view={view} room="invitations">
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/invitations/${id}`}>
          {person.given} {person.surname}
        </a>
      </p>
      <p class="govuk-body">{said.lead}</p>
      <MessageList view={view} list={list} at={`/staff/invitations/${id}/messages`} />
    </StaffFrame>
  )
}
