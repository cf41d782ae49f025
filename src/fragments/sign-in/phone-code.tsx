import type { SignInProgress } from '../../domain/progress.ts'
import { PhoneCodeForm } from '../phone-code-form.tsx'
import type { StepProps } from '../view.ts'

export function PhoneCodePage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said } = props.view.words
  return (
    <PhoneCodeForm
      {...props}
      path="phone-code"
      title={said.addTitle}
      isNew
      number={progress.number?.number}
      channel={progress.number?.channel}
      sends={progress.sends}
    >
      <p class="govuk-body">{said.lead}</p>
    </PhoneCodeForm>
  )
}
