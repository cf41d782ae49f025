import type { ResetProgress } from '../../domain/progress.ts'
import { PasswordField, Username } from '../fields.tsx'
import { PasswordPolicy } from '../password-policy.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import { linkTo, type StepProps } from '../view.ts'

export function ResetPasswordPage({ view, values: _, faults, progress, ...form }: StepProps<ResetProgress>) {
  const { resetPassword: said, form: common, social } = view.words
  const others = (progress.opens ?? []).filter((route) => route !== 'password')
  const field = { view, faults }
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
      <Username value={progress.email} />
      {others.length > 0 && (
        <p class="govuk-inset-text">
          {social.opensToo(others.map((route) => social.names[route]).join(` ${social.or} `))}{' '}
          <a class="govuk-link" href={linkTo(view, '/sign-in')}>
            {view.words.signIn.title}
          </a>
        </p>
      )}
      <p class="govuk-body">{said.lead}</p>
      <PasswordPolicy view={view} />
      <PasswordField {...field} name="password" label={said.password} autocomplete="new-password" />
      <PasswordField {...field} name="confirm" label={said.confirm} autocomplete="new-password" />
      <p class="govuk-body">{said.ends}</p>
    </StepForm>
  )
}
