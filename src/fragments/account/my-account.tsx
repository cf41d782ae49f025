import type { JourneyName, SignInProgress } from '../../domain/progress.ts'
import { SignInForm, WhyHere } from '../sign-in/password.tsx'
import type { StepProps } from '../view.ts'
import { inLanguage } from '../words/index.ts'

type Props = StepProps<SignInProgress> & {
  notice?: string | undefined
  /** the journey that this browser has half done */
  begun?: JourneyName | undefined
}

/** The guides' "My account" for somebody who is not signed in: existing users sign in, new users register. */
export function MyAccountPage({ notice, begun, ...props }: Props) {
  const { view } = props
  const { myAccount: said } = view.words
  const service = inLanguage(view.council.service, view.language)
  const register = `${view.base}/register`
  return (
    <>
      <WhyHere view={view} notice={notice} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      {begun && (
        <p class="govuk-inset-text">
          {said.begun}{' '}
          <a class="govuk-link" href={`${view.base}/${begun}`}>
            {said.carryOn}
          </a>
        </p>
      )}
      <p class="govuk-body">
        {said.newTo(service)}{' '}
        <a class="govuk-link" href={register}>
          {said.registerHere}
        </a>{' '}
        {said.orButton} {said.already(service)}
      </p>
      <div class="govuk-grid-row">
        <section class="govuk-grid-column-two-thirds" aria-labelledby="existing">
          <h2 class="govuk-heading-m" id="existing">
            {said.existing}
          </h2>
          <SignInForm {...props} />
        </section>
        <section class="govuk-grid-column-one-third" aria-labelledby="new">
          <h2 class="govuk-heading-m" id="new">
            {said.newUsers}
          </h2>
          <p class="govuk-body">{said.newUsersLead(service)}</p>
          <a href={register} class="govuk-button govuk-button--secondary">
            {said.register}
          </a>
        </section>
      </div>
    </>
  )
}
