import type { SignInProgress } from '../../domain/progress.ts'
import { LostPhone, LostPhoneLink } from '../lost-phone.tsx'
import { PhoneNumber } from '../phone-number.tsx'
import { ReachButton } from '../reach-button.tsx'
import { Go, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function ConfirmPage({ progress, values: _, ...props }: StepProps<SignInProgress>) {
  const { view } = props
  const { phone: said, form } = view.words
  const phone = progress.account?.phone
  const text = <ReachButton view={view} by="text" first={phone?.kind !== 'landline'} />
  const call = <ReachButton view={view} by="call" first={phone?.kind === 'landline'} />
  return (
    <StepForm
      {...props}
      title={said.title}
      buttons={
        <>
          {phone?.kind === 'landline' ? [call, text] : [text, call]}
          <Go to="back">{form.back}</Go>
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
      after={<LostPhoneLink view={view} lost={progress.phoneLost} />}
    >
      <LostPhone view={view} lost={progress.phoneLost} />
      {(progress.textProved || progress.callProved) && (
        <p class="govuk-inset-text" role="status">
          {said.added}
        </p>
      )}
      <p class="govuk-body">{said.lead}</p>
      <PhoneNumber view={view} number={phone?.number} />
    </StepForm>
  )
}
