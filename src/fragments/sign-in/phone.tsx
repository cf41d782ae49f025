import { getCountryCallingCode } from 'libphonenumber-js/max'
import type { SignInProgress } from '../../domain/progress.ts'
import { fromLeft } from '../../languages.ts'
import { countryName } from '../countries.ts'
import { SelectField, TextField } from '../fields.tsx'
import { Merging } from '../merging.tsx'
import { ReachButtons } from '../reach-buttons.tsx'
import { Go, StepForm } from '../step-form.tsx'
import type { StepProps, View } from '../view.ts'

export function PhonePage({ view, values, faults, progress, ...form }: StepProps<SignInProgress>) {
  const { phone: said, form: common } = view.words
  const field = { view, faults }
  const countries = countriesOf(view)
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.addTitle}
      buttons={
        <>
          <ReachButtons view={view} kind={progress.number?.kind} />
          <Go to="back">{common.back}</Go>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <Merging view={view} merging={progress.merging} phone />
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{said.anyPhone}</p>
      <SelectField
        {...field}
        name="country"
        label={said.country}
        options={countries}
        value={values.country ?? countries[0]?.value}
        chosen
        autocomplete="country"
      />
      <TextField
        {...field}
        name="phone"
        label={said.number}
        hint={said.numberHint}
        value={values.phone}
        width="20"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
      />
    </StepForm>
  )
}

/** The council's countries by their names in the page's language: its own first, the others in the order of the alphabet. */
function countriesOf({ council, language }: View) {
  const [own, ...others] = (council.phone?.countries ?? (['GB'] as const)).map((value) => ({
    value,
    label: `${countryName(value, language)} (${fromLeft(`+${getCountryCallingCode(value)}`, language)})`,
  }))
  return own ? [own, ...others.sort((a, b) => a.label.localeCompare(b.label, language))] : []
}
