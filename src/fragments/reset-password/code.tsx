import type { ResetProgress } from '../../domain/progress.ts'
import { CodeForm } from '../code-form.tsx'
import { Address } from '../register/verified.tsx'
import type { StepProps } from '../view.ts'

export function ResetCodePage({ progress, values: _, ...props }: StepProps<ResetProgress>) {
  const { resetCode: said } = props.view.words
  return (
    <CodeForm {...props} title={said.title} sends={progress.sends} spam={said.spam} finish={said.button} back="behind">
      <p class="govuk-body">{said.sent}</p>
      <Address label={props.view.words.resetEmail.email} address={progress.email} />
    </CodeForm>
  )
}
