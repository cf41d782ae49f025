import type { RegisterProgress } from '../../domain/progress.ts'
import { PasswordField, TextField, Username } from '../fields.tsx'
import { PasswordPolicy } from '../password-policy.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function NamesPage({ view, values, faults, progress, ...form }: StepProps<RegisterProgress>) {
  const { signUp: said, form: common } = view.words
  const field = { view, faults }
  const names = (
    <>
      <TextField {...field} name="forename" label={said.forename} value={values.forename} autocomplete="given-name" />
      <TextField {...field} name="surname" label={said.surname} value={values.surname} autocomplete="family-name" />
    </>
  )
  const passwords = (
    <>
      <Username value={progress.email} />
      <PasswordPolicy view={view} first />
      <PasswordField {...field} name="password" label={said.password} autocomplete="new-password" />
      <PasswordField {...field} name="confirm" label={said.confirm} autocomplete="new-password" />
    </>
  )
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{said.create}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      {view.council.passwordFirst ? [passwords, names] : [names, passwords]}
    </StepForm>
  )
}
