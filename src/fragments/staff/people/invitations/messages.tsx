import type { Page } from '../../../listing.tsx'
import { MessageList, type MessageShown } from '../../../message-list.tsx'
import { StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'

/** What was sent about an invitation to the staff. */
export function StaffInvitationMessagesPage({ view, id, list }: { view: View; id: string; list: Page<MessageShown> }) {
  const { messages: said, people } = view.words.staff
  return (
    <StaffFrame view={view} room="people">
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/people/invitations`}>
          {people.invitations}
        </a>
      </p>
      <p class="govuk-body">{said.lead}</p>
      <MessageList view={view} list={list} at={`/staff/people/invitations/${id}/messages`} />
    </StaffFrame>
  )
}
