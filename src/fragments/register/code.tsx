import type { RegisterProgress } from '../../domain/progress.ts'
import { CodeForm } from '../code-form.tsx'
import type { StepProps } from '../view.ts'

export function RegisterCodePage({ progress, values: _, ...props }: StepProps<RegisterProgress>) {
  const { registerCode: said, code, form } = props.view.words
  return (
    <CodeForm {...props} title={said.title} sends={progress.sends} spam={code.spam} finish={form.next} back="before">
      <p class="govuk-body">{said.sent}</p>
      {progress.credentials && (
        <p class="govuk-body">
          {said.sentTo} <strong class="breakable">{progress.credentials.email}</strong>.
        </p>
      )}
      <p class="govuk-body">{said.change}</p>
    </CodeForm>
  )
}
