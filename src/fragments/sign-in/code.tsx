import type { SignInProgress } from '../../domain/progress.ts'
import { CodeForm } from '../code-form.tsx'
import type { StepProps } from '../view.ts'
import { NewsOfMessage } from './code-status.tsx'

export function SignInCodePage({ progress, values: _, news, ...props }: StepProps<SignInProgress>) {
  const { signInCode: said, code, form } = props.view.words
  return (
    <CodeForm {...props} title={said.title} sends={progress.sends} spam={code.spam} finish={form.finish}>
      <NewsOfMessage view={props.view} news={news} step="code" />
      <p class="govuk-body">{said.sent}</p>
    </CodeForm>
  )
}
