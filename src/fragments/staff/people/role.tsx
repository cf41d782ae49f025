import type { Role } from '../../../domain/staff.ts'
import { SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { optionsOf } from '../../tick.tsx'
import type { View } from '../../view.ts'
import { type InCare, nameIn } from '../accounts/suspend.tsx'
import { Work, type WorkOf } from './work.tsx'

/** What each role may do, for who gives one. */
export const WhatRolesDo = ({ view }: { view: View }) => (
  <ul class="govuk-list govuk-list--bullet">
    {Object.values(view.words.staff.role.what).map((what) => (
      <li>{what}</li>
    ))}
  </ul>
)

/** Gives a member of staff another role. */
export function RolePage({ loaded, values, ...form }: FormView<InCare & WorkOf & { member: { role: Role } }>) {
  const { view, faults } = form
  const { role: said, roles } = view.words.staff
  return (
    <StaffFrame view={view} room="people">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back={`/staff/people/${loaded.account.id}`}
        lead={
          <>
            <p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>
            <WhatRolesDo view={view} />
            <Work view={view} work={loaded.work} />
          </>
        }
      >
        <SelectField view={view} name="role" label={said.role} options={optionsOf(roles)} value={values.role} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}
