import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { type InCare, nameIn } from '../accounts/suspend.tsx'
import { Work, type WorkOf } from './work.tsx'

/** Takes somebody's place on the staff. */
export function RemovePage({ loaded, values: _, ...form }: FormView<InCare & WorkOf>) {
  const { view } = form
  const { remove: said } = view.words.staff
  const lead = (
    <>
      <p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>
      <Work view={view} work={loaded.work} />
    </>
  )
  return (
    <StaffFrame view={view} room="people">
      <PageForm {...form} title={said.title} send={said.send} back={`/staff/people/${loaded.account.id}`} lead={lead} />
    </StaffFrame>
  )
}
