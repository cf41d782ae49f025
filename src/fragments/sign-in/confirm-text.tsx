import type { SignInProgress } from '../../domain/progress.ts'
import { LostPhone, LostPhoneLink } from '../lost-phone.tsx'
import { TextCodeForm } from '../text-code-form.tsx'
import type { StepProps } from '../view.ts'

export function ConfirmTextPage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said, form } = props.view.words
  const { account, sends, phoneLost } = progress
  return (
    <TextCodeForm
      {...props}
      title={said.title}
      back={form.back}
      number={account?.phone?.number}
      sends={sends}
      after={<LostPhoneLink view={props.view} lost={phoneLost} />}
    >
      <LostPhone view={props.view} lost={phoneLost} />
      <p class="govuk-body">{said.lead}</p>
    </TextCodeForm>
  )
}
