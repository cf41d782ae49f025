import { SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { optionsOf } from '../../tick.tsx'
import { type InCare, nameIn } from './suspend.tsx'

/** Takes the phone from an account, after staff have made sure who its owner is. */
export function RemovePhonePage({ loaded, values, ...form }: FormView<InCare>) {
  const { view, faults } = form
  const { removePhone: said, checks } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back={`/staff/accounts/${loaded.account.id}`}
        lead={<p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>}
      >
        <SelectField
          view={view}
          name="check"
          label={said.check}
          hint={said.never}
          options={optionsOf(checks)}
          value={values.check}
          faults={faults}
        />
      </PageForm>
    </StaffFrame>
  )
}
