import { SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { optionsOf } from '../../tick.tsx'

/** What is needed of an account to act on it. */
export type InCare = { account: { id: string; person: { forename: string; surname: string } } }

export const nameIn = ({ account: { person } }: InCare) => `${person.forename} ${person.surname}`

/** Closes an account to its owner. */
export function SuspendPage({ loaded, values, ...form }: FormView<InCare>) {
  const { view, faults } = form
  const { suspend: said, reasons } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back={`/staff/accounts/${loaded.account.id}`}
        lead={
          <>
            <p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>
            <p class="govuk-body">{said.notice}</p>
          </>
        }
      >
        <SelectField
          view={view}
          name="reason"
          label={said.reason}
          options={optionsOf(reasons)}
          value={values.reason}
          faults={faults}
        />
      </PageForm>
    </StaffFrame>
  )
}
