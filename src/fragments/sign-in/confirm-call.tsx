import type { SignInProgress } from '../../domain/progress.ts'
import { CallForm } from '../call-form.tsx'
import { LostPhone, LostPhoneLink } from '../lost-phone.tsx'
import type { StepProps } from '../view.ts'

export function ConfirmCallPage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said } = props.view.words
  const { account, phoneLost } = progress
  return (
    <CallForm
      {...props}
      title={said.title}
      number={account?.phone?.number}
      path="confirm-call"
      after={<LostPhoneLink view={props.view} lost={phoneLost} />}
    >
      <LostPhone view={props.view} lost={phoneLost} />
      <p class="govuk-body">{said.lead}</p>
    </CallForm>
  )
}
