import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { type InCare, nameIn } from './suspend.tsx'

/** Opens a suspended account again. */
export function LiftPage({ loaded, values: _, ...form }: FormView<InCare>) {
  const { view } = form
  const { lift: said } = view.words.staff
  const lead = <p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm {...form} title={said.title} send={said.send} back={`/staff/accounts/${loaded.account.id}`} lead={lead} />
    </StaffFrame>
  )
}
