import type { Child } from 'hono/jsx'
import type { Sends } from '../domain/codes.ts'
import type { Channel } from '../domain/phone.ts'
import { Said, TextField } from './fields.tsx'
import { NewNumber, PhoneNumber } from './phone-number.tsx'
import { NewsOfMessage } from './sign-in/code-status.tsx'
import { Go, GoLink, Primary, StepForm } from './step-form.tsx'
import { type StepProps, timeOfDay } from './view.ts'

type Props = Pick<StepProps<unknown>, 'view' | 'action' | 'tokens' | 'faults' | 'news'> & {
  title: string
  children?: Child
  /** the step's own */
  path: 'phone-code' | 'confirm-code'
  number: string | undefined
  /** how the code came: by text, or spoken in a call */
  channel: Channel | undefined
  sends: Sends | undefined
  /** it is being added, by who has just typed it: shown in full, with a way to correct it */
  isNew?: boolean
  /** what stands below the buttons */
  after?: Child
}

/** The page for a code that came by text or was spoken in a call: sent by its button or, where the council says so, as its last digit is typed. */
export function PhoneCodeForm({
  view,
  action,
  tokens,
  faults,
  news,
  title,
  children,
  path,
  number,
  channel,
  sends,
  isNew = false,
  after,
}: Props) {
  const { phone: said, code, form } = view.words
  const { digits } = view.council.code
  const { calls, goesOnByItself } = view.council.phone!
  const spoken = channel === 'spoken'
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
          {spoken ? <Go to="text">{said.sendCode}</Go> : <Go to="call">{said.callMe}</Go>}
          {!isNew && <Go to="back">{form.back}</Go>}
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
      after={after}
    >
      {sends && sends.count > 1 && (
        <div class="govuk-inset-text" data-announce>
          {(spoken ? said.spoken.again : code.resent)(timeOfDay(sends.at))}
        </div>
      )}
      <NewsOfMessage view={view} news={news} step={path} />
      {children}
      {isNew ? <NewNumber view={view} number={number} /> : <PhoneNumber view={view} number={number} />}
      {spoken && <p class="govuk-body">{said.spoken.called}</p>}
      <div class="govuk-form-group">
        <Said view={view} name="resend" hint={undefined} faults={faults} />
        <p class="govuk-body">
          {said.enterOr}{' '}
          <GoLink to="resend" describedBy={faults.some(({ field }) => field === 'resend') ? 'resend-error' : undefined}>
            {spoken ? said.spoken.callAgain : said.newCode}
          </GoLink>
        </p>
        {calls === 'code' && <p class="govuk-body">{spoken ? said.spoken.noCall : said.spoken.noText}</p>}
        <p class="govuk-hint">
          {code.wait(view.times.resendSeconds)} {code.life(view.times.codeMinutes)}
        </p>
      </div>
      <TextField
        view={view}
        name="code"
        label={said.code}
        hint={goesOnByItself ? said.codeHint(digits) : code.hint(digits)}
        faults={faults}
        width="10"
        class="govuk-input--extra-letter-spacing"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        data-complete={goesOnByItself ? digits : undefined}
      />
    </StepForm>
  )
}
