import type { SignInProgress } from '../../domain/progress.ts'
import { TextCodeForm } from '../text-code-form.tsx'
import type { StepProps } from '../view.ts'

export function PhoneTextPage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said } = props.view.words
  return (
    <TextCodeForm {...props} title={said.addTitle} back={said.change} number={progress.number?.number} sends={progress.sends}>
      <p class="govuk-body">{said.lead}</p>
    </TextCodeForm>
  )
}
