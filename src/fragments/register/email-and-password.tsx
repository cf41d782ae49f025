import type { RegisterProgress } from '../../domain/progress.ts'
import { EmailField, PasswordField } from '../fields.tsx'
import { PasswordPolicy } from '../password-policy.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function EmailAndPasswordPage({ view, values, faults, progress, ...form }: StepProps<RegisterProgress>) {
  const { credentials: said, form: common } = view.words
  const field = { view, faults }
  const marked = (label: string) => (progress.credentials ? label : `${label} *`)
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Go to="back">{common.back}</Go>
          <Primary>{common.next}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{common.mandatory}</p>
      <EmailField {...field} name="email" label={`${said.email} *`} value={values.email} autocomplete="email" />
      <PasswordPolicy view={view} />
      {progress.credentials && <p class="govuk-inset-text">{said.kept}</p>}
      <PasswordField {...field} name="password" label={marked(said.password)} autocomplete="new-password" />
      <PasswordField {...field} name="confirm" label={marked(said.confirm)} autocomplete="new-password" />
    </StepForm>
  )
}
