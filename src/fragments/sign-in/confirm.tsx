import type { SignInProgress } from '../../domain/progress.ts'
import { LostPhone, LostPhoneLink } from '../lost-phone.tsx'
import { Merging } from '../merging.tsx'
import { PhoneNumber } from '../phone-number.tsx'
import { ReachButtons } from '../reach-buttons.tsx'
import { Go, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function ConfirmPage({ progress, values: _, ...props }: StepProps<SignInProgress>) {
  const { view } = props
  const { phone: said, form } = view.words
  const phone = progress.account?.phone
  return (
    <StepForm
      {...props}
      title={said.title}
      buttons={
        <>
          <ReachButtons view={view} kind={phone?.kind} />
          <Go to="back">{form.back}</Go>
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
      after={<LostPhoneLink view={view} lost={progress.phoneLost} />}
    >
      <Merging view={view} merging={progress.merging} phone />
      <LostPhone view={view} lost={progress.phoneLost} />
      {(progress.codeProved || progress.callProved) && (
        <p class="govuk-inset-text" role="status">
          {said.added}
        </p>
      )}
      <p class="govuk-body">{said.lead}</p>
      <PhoneNumber view={view} number={phone?.number} />
      {view.council.phone?.calls === 'code' && (
        <p class="govuk-body">{phone?.kind === 'landline' ? said.spoken.willCall : said.spoken.willText}</p>
      )}
    </StepForm>
  )
}
