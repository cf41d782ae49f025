import type { Child } from 'hono/jsx'
import type { Sends } from '../domain/codes.ts'
import { Said, TextField } from './fields.tsx'
import { Go, GoLink, Primary, StepForm } from './step-form.tsx'
import { type StepProps, timeOfDay } from './view.ts'

type Props = Pick<StepProps<unknown>, 'view' | 'action' | 'tokens' | 'faults'> & {
  title: string
  /** what was sent, and where */
  children?: Child
  sends: Sends | undefined
  spam: string
  finish: string
  /** whether there is a way back, in front of the way on where the guide has it there */
  back?: 'before' | 'behind'
}

/** One field for a code that was sent, with a way to another code. Five steps use it; each keeps its own words and its own rule. */
export function CodeForm({ view, action, tokens, faults, title, children, sends, spam, finish, back }: Props) {
  const { code, form } = view.words
  const { digits } = view.council.code
  return (
    <StepForm
      view={view}
      action={action}
      tokens={tokens}
      faults={faults}
      title={title}
      buttons={
        <>
          {back === 'before' && <Go to="back">{form.back}</Go>}
          <Primary>{finish}</Primary>
          {back === 'behind' && <Go to="back">{form.back}</Go>}
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
    >
      {sends && sends.count > 1 && (
        <div class="govuk-inset-text" data-announce>
          {code.resent(timeOfDay(sends.at))}
        </div>
      )}
      {children}
      <p class="govuk-body">
        {spam} {code.life(view.times.codeMinutes)}
      </p>
      <TextField
        view={view}
        name="code"
        label={code.code}
        hint={code.hint(digits)}
        faults={faults}
        width="10"
        class="govuk-input--extra-letter-spacing"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
      />
      <div class="govuk-form-group">
        <Said view={view} name="resend" hint={undefined} faults={faults} />
        <GoLink to="resend" describedBy={faults.some(({ field }) => field === 'resend') ? 'resend-error' : undefined}>
          {code.newCode}
        </GoLink>
        <p class="govuk-hint">{code.wait(view.times.resendSeconds)}</p>
      </div>
    </StepForm>
  )
}
