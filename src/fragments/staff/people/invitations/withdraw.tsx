import type { FormView } from '../../../form-view.ts'
import { PageForm } from '../../../page-form.tsx'
import { StaffFrame } from '../../../staff-frame.tsx'

/** Takes an invitation back. */
export function WithdrawPage({ loaded, values: _, ...form }: FormView<{ email: string }>) {
  const { view } = form
  const { withdraw: said } = view.words.staff
  const lead = <p class="govuk-body breakable">{said.lead(loaded.email)}</p>
  return (
    <StaffFrame view={view} room="people">
      <PageForm {...form} title={said.title} send={said.send} back="/staff/people/invitations" lead={lead} />
    </StaffFrame>
  )
}
