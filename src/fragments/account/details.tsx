import { TextField } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { PageForm } from '../page-form.tsx'

/** The name that the council and the portal call somebody by. */
export function ChangeDetailsPage({ view, action, token, values, faults }: Omit<FormView<unknown>, 'loaded'>) {
  const { changeDetails: said, details, form } = view.words
  const field = { view, faults }
  return (
    <PageForm
      view={view}
      action={action}
      token={token}
      faults={faults}
      title={said.title}
      lead={<p class="govuk-body">{form.mandatory}</p>}
      send={said.save}
      back="/account"
    >
      <TextField {...field} name="forename" label={`${details.forename} *`} value={values.forename} autocomplete="given-name" />
      <TextField {...field} name="surname" label={`${details.surname} *`} value={values.surname} autocomplete="family-name" />
    </PageForm>
  )
}
