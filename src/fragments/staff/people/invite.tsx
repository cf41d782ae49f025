import { EmailField, SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { optionsOf } from '../../tick.tsx'
import { WhatRolesDo } from './role.tsx'

/** Invites somebody to the staff. */
export function InviteStaffPage({ loaded: { days }, values, ...form }: FormView<{ days: number }>) {
  const { view, faults } = form
  const { invite: said, roles } = view.words.staff
  return (
    <StaffFrame view={view} room="people">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back="/staff/people"
        lead={
          <>
            <p class="govuk-body">{said.lead(days)}</p>
            <WhatRolesDo view={view} />
          </>
        }
      >
        <EmailField view={view} name="email" label={said.email} autocomplete="off" value={values.email} faults={faults} />
        <SelectField view={view} name="role" label={said.role} options={optionsOf(roles)} value={values.role} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}
