import type { RegisterProgress } from '../../domain/progress.ts'
import { EmailField } from '../fields.tsx'
import { SocialButtons } from '../social-buttons.tsx'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function RegisterEmailPage({ view, values, faults, progress, ...form }: StepProps<RegisterProgress>) {
  const { signUp: said, form: common, social } = view.words
  const { identity } = progress
  return (
    <StepForm
      view={view}
      faults={faults}
      {...form}
      title={said.title}
      after={!identity && <SocialButtons view={view} to="signUp" />}
      buttons={
        <>
          <Primary>{said.sendCode}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      {identity ? (
        <div class="govuk-inset-text">
          <p class="govuk-body">{social.comingFrom(social.names[identity.provider])}</p>
          {whoIs(identity) && <p class="govuk-body breakable">{social.you(whoIs(identity))}</p>}
        </div>
      ) : (
        <>
          <p class="govuk-body">{said.lead}</p>
          <p class="govuk-body">{said.order}</p>
        </>
      )}
      {progress.invited && <p class="govuk-inset-text">{said.invited}</p>}
      <EmailField view={view} faults={faults} name="email" label={said.email} value={values.email} autocomplete="email" />
    </StepForm>
  )
}

/** What a provider calls somebody: whoever reads it knows whether it is them. */
export const whoIs = ({ givenName, surname, email }: NonNullable<RegisterProgress['identity']>) =>
  [[givenName, surname].filter(Boolean).join(' '), email].filter(Boolean).join(', ')
