import type { RegisterProgress } from '../../domain/progress.ts'
import { CodeForm } from '../code-form.tsx'
import type { StepProps } from '../view.ts'
import { Address } from './verified.tsx'

export function VerifyPage({ progress, values: _, ...props }: StepProps<RegisterProgress>) {
  const { signUp: said, code } = props.view.words
  return (
    <CodeForm {...props} title={said.title} sends={progress.sends} spam={code.spam} finish={said.verify} back="behind">
      <p class="govuk-body">{said.sent}</p>
      <Address label={said.email} address={progress.email} />
      <p class="govuk-body">{said.change}</p>
    </CodeForm>
  )
}
