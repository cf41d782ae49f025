import type { RegisterProgress } from '../../domain/progress.ts'
import { RadioField, SelectField, TextField } from '../fields.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'
import { inLanguage } from '../words/index.ts'

export function DetailsPage({ view, values, faults, ...form }: StepProps<RegisterProgress>) {
  const { details: said, form: common } = view.words
  const field = { view, faults }
  const { roles } = view.council
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{common.next}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <p class="govuk-body">{common.mandatory}</p>
      <TextField {...field} name="forename" label={`${said.forename} *`} value={values.forename} autocomplete="given-name" />
      <TextField {...field} name="surname" label={`${said.surname} *`} value={values.surname} autocomplete="family-name" />
      <RadioField
        {...field}
        name="professional"
        label={said.professional}
        value={values.professional}
        options={[
          { value: 'yes', label: common.yes },
          { value: 'no', label: common.no },
        ]}
      />
      <SelectField
        {...field}
        name="role"
        label={`${said.role} *`}
        value={values.role}
        options={roles.map(({ value, label }) => ({ value, label: inLanguage(label, view.language) }))}
      />
      <TextField {...field} name="otherRole" label={said.otherRole} value={values.otherRole} autocomplete="organization-title" />
      <TextField
        {...field}
        name="organisation"
        label={`${said.organisation} *`}
        value={values.organisation}
        autocomplete="organization"
      />
      <fieldset class="govuk-fieldset" aria-describedby="address-hint">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{said.address}</legend>
        <div id="address-hint" class="govuk-hint">
          {said.workAddress}
        </div>
        <TextField {...field} name="street" label={`${said.street} *`} value={values.street} autocomplete="address-line1" />
        <TextField {...field} name="town" label={`${said.town} *`} value={values.town} autocomplete="address-level2" width="20" />
        <TextField
          {...field}
          name="postCode"
          label={`${said.postCode} *`}
          value={values.postCode}
          autocomplete="postal-code"
          width="10"
        />
      </fieldset>
    </StepForm>
  )
}
