import type { ResetProgress } from '../../domain/progress.ts'
import { EmailField } from '../fields.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function ResetEmailPage({ view, values, faults, ...form }: StepProps<ResetProgress>) {
  const { resetEmail: said, form: common } = view.words
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{said.button}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <p class="govuk-body">{said.lead}</p>
      <EmailField view={view} faults={faults} name="email" label={said.email} value={values.email} autocomplete="username" />
    </StepForm>
  )
}
