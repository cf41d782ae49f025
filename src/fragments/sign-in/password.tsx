import type { SignInProgress } from '../../domain/progress.ts'
import { EmailField, PasswordField } from '../fields.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps, View } from '../view.ts'
import type { Words } from '../words/index.ts'

/** Why somebody is asked to sign in. */
export type Notice = keyof Words['signIn']['ended']

const isNotice = (ended: object, notice: string | undefined): notice is Notice =>
  notice !== undefined && Object.hasOwn(ended, notice)

export function SignInPage({ notice, ...props }: StepProps<SignInProgress> & { notice?: string | undefined }) {
  return (
    <>
      <WhyHere view={props.view} notice={notice} />
      <SignInForm {...props} title={props.view.words.signIn.title} />
    </>
  )
}

/** Says why somebody is asked to sign in, when there is a reason. */
export function WhyHere({ view, notice }: { view: View; notice: string | undefined }) {
  const { ended } = view.words.signIn
  if (!isNotice(ended, notice)) return null
  const why = ended[notice]
  return (
    <p class="govuk-inset-text" role="status">
      {typeof why === 'string' ? why : why(view.times)}
    </p>
  )
}

/**
 * The guide's step 1, alone or on the page "My account". Where registering begins with nothing but an address, as signing in does,
 * the one leads to the other.
 */
export function SignInForm({ view, values, faults, title, progress, ...form }: StepProps<SignInProgress> & { title?: string }) {
  const { signIn: said, form: common } = view.words
  const { journeys } = view.council
  const field = { view, faults }
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={title}
      buttons={
        <>
          <Primary>{said.button}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
      after={
        journeys.register[0] === 'email' && (
          <p class="govuk-body">
            {said.noAccount}{' '}
            <a class="govuk-link" href={`${view.base}/register`}>
              {said.signUp}
            </a>
          </p>
        )
      }
    >
      {progress.invited && <p class="govuk-inset-text">{said.invited}</p>}
      <EmailField {...field} name="email" label={said.email} value={values.email} autocomplete="username" />
      <PasswordField {...field} name="password" label={said.password} autocomplete="current-password" />
      {journeys['sign-in'].includes('code') && <p class="govuk-body">{said.additional}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/reset-password`}>
          {said.forgotten}
        </a>
      </p>
    </StepForm>
  )
}
