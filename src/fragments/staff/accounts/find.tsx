import { EmailField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'

/** Staff find an account by its whole address: the data is sealed, there is nothing to search in. */
export function FindAccountPage({ loaded: { endAll }, values, ...form }: FormView<{ endAll: boolean }>) {
  const { view, faults } = form
  const { accounts: said } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm {...form} title={said.title} send={said.find} lead={<p class="govuk-body">{said.lead}</p>}>
        <EmailField view={view} name="email" label={said.email} autocomplete="off" value={values.email} faults={faults} />
      </PageForm>
      {endAll && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/staff/accounts/end-all-sessions`}>
            {said.endAll}
          </a>
        </p>
      )}
    </StaffFrame>
  )
}
