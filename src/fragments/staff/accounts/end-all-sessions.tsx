import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { TickField } from '../../tick.tsx'

/** Signs everybody of the council out. */
export function EndAllSessionsPage({ loaded: { sessions }, values, ...form }: FormView<{ sessions: number }>) {
  const { view, faults } = form
  const { endAll: said } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back="/staff/accounts"
        lead={
          <>
            <p class="govuk-body">{said.lead}</p>
            <p class="govuk-body">{said.count(sessions)}</p>
          </>
        }
      >
        <TickField view={view} name="mine" label={said.mine} ticked={values.mine === 'yes'} faults={faults} />
        <TickField view={view} name="confirm" label={said.confirm} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}
