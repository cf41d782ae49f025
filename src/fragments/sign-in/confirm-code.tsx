import type { SignInProgress } from '../../domain/progress.ts'
import { LostPhone, LostPhoneLink } from '../lost-phone.tsx'
import { PhoneCodeForm } from '../phone-code-form.tsx'
import type { StepProps } from '../view.ts'

export function ConfirmCodePage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said } = props.view.words
  const { account, channel, sends, phoneLost } = progress
  return (
    <PhoneCodeForm
      {...props}
      path="confirm-code"
      title={said.title}
      number={account?.phone?.number}
      channel={channel}
      sends={sends}
      after={<LostPhoneLink view={props.view} lost={phoneLost} />}
    >
      <LostPhone view={props.view} lost={phoneLost} />
      <p class="govuk-body">{said.lead}</p>
    </PhoneCodeForm>
  )
}
