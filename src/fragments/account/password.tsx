import { PasswordField, Username } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { InsteadOfForm, PageForm } from '../page-form.tsx'
import { PasswordPolicy } from '../password-policy.tsx'

type Loaded = { email: string; has: boolean }

/** The password of an account that has one, changed by who knows it. */
export function ChangePasswordPage({ loaded: { email, has }, values: _, ...form }: FormView<Loaded>) {
  const { view, faults } = form
  const { changePassword: said, resetPassword, routes } = view.words
  if (!has)
    return (
      <InsteadOfForm view={view} faults={faults} title={said.title}>
        <p class="govuk-body">{said.none}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/account/routes`}>
            {routes.link}
          </a>
        </p>
      </InsteadOfForm>
    )
  const field = { view, faults }
  return (
    <PageForm {...form} title={said.title} send={said.save} back="/account">
      <Username value={email} />
      <PasswordField {...field} name="current-password" label={said.current} autocomplete="current-password" />
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/reset-password`}>
          {said.forgotten}
        </a>
      </p>
      <PasswordPolicy view={view} />
      <PasswordField {...field} name="password" label={resetPassword.password} autocomplete="new-password" />
      <PasswordField {...field} name="confirm" label={resetPassword.confirm} autocomplete="new-password" />
      <p class="govuk-body">{resetPassword.ends}</p>
    </PageForm>
  )
}
