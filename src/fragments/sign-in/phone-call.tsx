import type { SignInProgress } from '../../domain/progress.ts'
import { CallForm } from '../call-form.tsx'
import type { StepProps } from '../view.ts'

export function PhoneCallPage({ values: _, progress, ...props }: StepProps<SignInProgress>) {
  const { phone: said } = props.view.words
  return (
    <CallForm {...props} title={said.addTitle} isNew number={progress.number?.number} path="phone-call">
      <p class="govuk-body">{said.lead}</p>
    </CallForm>
  )
}
