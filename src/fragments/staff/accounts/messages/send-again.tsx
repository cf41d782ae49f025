import type { FormView } from '../../../form-view.ts'
import { type MessageShown, maskedRecipient } from '../../../message-list.tsx'
import { PageForm } from '../../../page-form.tsx'
import { StaffFrame } from '../../../staff-frame.tsx'

type Loaded = { account: { id: string }; message: Pick<MessageShown, 'channel' | 'hint'> }

/** Sends a notice once more. */
export function SendAgainPage({ loaded: { account, message }, values: _, ...form }: FormView<Loaded>) {
  const { view } = form
  const { again: said } = view.words.staff.messages
  const lead = <p class="govuk-body breakable">{said.lead(maskedRecipient(message))}</p>
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm {...form} title={said.title} send={said.send} back={`/staff/accounts/${account.id}/messages`} lead={lead} />
    </StaffFrame>
  )
}
