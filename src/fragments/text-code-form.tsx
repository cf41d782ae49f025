import type { Child } from 'hono/jsx'
import type { Sends } from '../domain/codes.ts'
import { Said, TextField } from './fields.tsx'
import { PhoneNumber } from './phone-number.tsx'
import { Go, GoLink, Primary, StepForm } from './step-form.tsx'
import { type StepProps, timeOfDay } from './view.ts'

type Props = Pick<StepProps<unknown>, 'view' | 'action' | 'tokens' | 'faults'> & {
  title: string
  children?: Child
  number: string | undefined
  sends: Sends | undefined
  /** the words of the way back */
  back: string
  /** what stands below the buttons */
  after?: Child
}

/** The page for a code that came by text: sent as its last digit is typed, or by its button. */
export function TextCodeForm({ view, action, tokens, faults, title, children, number, sends, back, after }: Props) {
  const { phone: said, code, form } = view.words
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
          <Primary>{said.verify}</Primary>
          <Go to="call">{said.callMe}</Go>
          <Go to="back">{back}</Go>
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
      after={after}
    >
      {sends && sends.count > 1 && (
        <div class="govuk-inset-text" data-announce>
          {code.resent(timeOfDay(sends.at))}
        </div>
      )}
      {children}
      <PhoneNumber view={view} number={number} />
      <div class="govuk-form-group">
        <Said view={view} name="resend" hint={undefined} faults={faults} />
        <p class="govuk-body">
          {said.enterOr}{' '}
          <GoLink to="resend" describedBy={faults.some(({ field }) => field === 'resend') ? 'resend-error' : undefined}>
            {said.newCode}
          </GoLink>
        </p>
        <p class="govuk-hint">
          {code.wait(view.times.resendSeconds)} {code.life(view.times.codeMinutes)}
        </p>
      </div>
      <TextField
        view={view}
        name="code"
        label={said.code}
        hint={said.codeHint(digits)}
        faults={faults}
        width="10"
        class="govuk-input--extra-letter-spacing"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        data-complete={digits}
      />
    </StepForm>
  )
}
