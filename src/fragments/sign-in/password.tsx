import type { SignInProgress } from '../../domain/progress.ts'
import { EmailField, PasswordField } from '../fields.tsx'
import { Merging } from '../merging.tsx'
import { whoIs } from '../register/email.tsx'
import { SocialButtons } from '../social-buttons.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import { linkTo, type StepProps, type View } from '../view.ts'
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
  const { joining, merging, invited } = progress
  const field = { view, faults }
  const social = <SocialButtons view={view} to="signIn" only={joining?.opens} />
  // Somebody whose account has no password is asked for none.
  if (joining && !joining.opens.includes('password'))
    return (
      <StepForm view={view} faults={faults} {...form} title={title} buttons={<Go to="cancel">{common.cancel}</Go>}>
        <Joining view={view} joining={joining} />
        {social}
      </StepForm>
    )
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
        <>
          {social}
          {journeys.register[0] === 'email' && !joining && !merging && (
            <p class="govuk-body">
              {said.noAccount}{' '}
              <a class="govuk-link" href={linkTo(view, '/register')}>
                {said.signUp}
              </a>
            </p>
          )}
        </>
      }
    >
      {invited && <p class="govuk-inset-text">{said.invited}</p>}
      {joining && <Joining view={view} joining={joining} />}
      <Merging view={view} merging={merging} />
      <EmailField {...field} name="email" label={said.email} value={values.email} autocomplete="username" />
      <PasswordField {...field} name="password" label={said.password} autocomplete="current-password" />
      {journeys['sign-in'].includes('code') && <p class="govuk-body">{said.additional}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={linkTo(view, '/reset-password')}>
          {said.forgotten}
        </a>
      </p>
    </StepForm>
  )
}

/** To whom a mailbox was proved: which account they have, what opens it, and what comes of signing in to it now. */
function Joining({ view, joining }: { view: View; joining: NonNullable<SignInProgress['joining']> }) {
  const { social: said } = view.words
  const { email, opens, identity } = joining
  const then = identity ? said.joins(said.names[identity.provider]) : !opens.includes('password') && said.addPassword
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body breakable">
        <strong>{said.joining(email)}</strong> {said.opens(opens.map((route) => said.names[route]).join(` ${said.or} `))}
      </p>
      {identity && whoIs(identity) && <p class="govuk-body breakable">{said.you(whoIs(identity))}</p>}
      {then && <p class="govuk-body">{then}</p>}
    </div>
  )
}
