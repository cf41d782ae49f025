import type { RegisterProgress } from '../../domain/progress.ts'
import { EmailField } from '../fields.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function RegisterEmailPage({ view, values, faults, progress, ...form }: StepProps<RegisterProgress>) {
  const { signUp: said, form: common } = view.words
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{said.sendCode}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{said.order}</p>
      {progress.invited && <p class="govuk-inset-text">{said.invited}</p>}
      <EmailField view={view} faults={faults} name="email" label={said.email} value={values.email} autocomplete="email" />
    </StepForm>
  )
}
