import { PasswordField, Username } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { InsteadOfForm, PageForm } from '../../page-form.tsx'
import { PasswordPolicy } from '../../password-policy.tsx'

type Loaded = { email: string; already: boolean }

/** A first password, for an account that is opened by other things only. */
export function AddPasswordPage({ loaded: { email, already }, values: _, ...form }: FormView<Loaded>) {
  const { view, faults } = form
  const { password: said, remove } = view.words.routes
  if (already)
    return (
      <InsteadOfForm view={view} faults={faults} title={said.title}>
        <p class="govuk-body">{said.already}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/reset-password`}>
            {said.reset}
          </a>
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/account/routes`}>
            {remove.back}
          </a>
        </p>
      </InsteadOfForm>
    )
  const field = { view, faults }
  return (
    <PageForm
      {...form}
      title={said.title}
      send={said.send}
      back="/account/routes"
      lead={
        <p class="govuk-body">
          {said.lead} <strong class="breakable">{email}</strong>
        </p>
      }
    >
      <Username value={email} />
      <PasswordPolicy view={view} first />
      <PasswordField {...field} name="password" label={said.password} autocomplete="new-password" />
      <PasswordField {...field} name="confirm" label={said.confirm} autocomplete="new-password" />
    </PageForm>
  )
}
