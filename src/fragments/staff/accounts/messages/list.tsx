import type { Account } from '../../../../db/accounts.ts'
import type { Page } from '../../../listing.tsx'
import { MessageList, type MessageShown } from '../../../message-list.tsx'
import { DoneNote, StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'

type Props = {
  view: View
  account: Pick<Account, 'id' | 'person'>
  list: Page<MessageShown>
  done?: string
}

/** What was sent to somebody. */
export function AccountMessagesPage({ view, account: { id, person }, list, done = '' }: Props) {
  const { messages: said } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/accounts/${id}`}>
          {person.forename} {person.surname}
        </a>
      </p>
      <p class="govuk-body">{said.lead}</p>
      <MessageList view={view} list={list} at={`/staff/accounts/${id}/messages`} />
    </StaffFrame>
  )
}
