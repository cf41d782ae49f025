import type { RegisterProgress } from '../../domain/progress.ts'
import { TextField } from '../fields.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function PersonPage({ view, values, faults, progress, ...form }: StepProps<RegisterProgress>) {
  const { signUp: said, form: common, social } = view.words
  const field = { view, faults }
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{said.create}</Primary>
          <Go to="back">{common.back}</Go>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      {progress.identity && <p class="govuk-body">{social.noPassword(social.names[progress.identity.provider])}</p>}
      {progress.email && <p class="govuk-body breakable">{social.mailbox(progress.email)}</p>}
      <TextField {...field} name="forename" label={said.forename} value={values.forename} autocomplete="given-name" />
      <TextField {...field} name="surname" label={said.surname} value={values.surname} autocomplete="family-name" />
    </StepForm>
  )
}
