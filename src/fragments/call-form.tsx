import type { Child } from 'hono/jsx'
import type { CallState } from '../domain/calls.ts'
import type { FaultKey } from '../domain/faults.ts'
import { Said } from './fields.tsx'
import { NewNumber, PhoneNumber } from './phone-number.tsx'
import { Go, Primary, StepForm } from './step-form.tsx'
import { journeysAt, type StepProps } from './view.ts'

type Props = Pick<StepProps<unknown>, 'view' | 'action' | 'tokens' | 'faults'> & {
  title: string
  children?: Child
  number: string | undefined
  /** the step's own, below which its call is asked after */
  path: 'phone-call' | 'confirm-call'
  /** it is being added, by who has just typed it: shown in full, with a way to correct it */
  isNew?: boolean
  /** what stands below the buttons */
  after?: Child
}

/** What the page has been told of its call: there is news once the call stands otherwise. */
const told: Partial<Record<FaultKey, CallState>> = {
  'call.unanswered': 'unanswered',
  'call.engaged': 'engaged',
  'call.answerphone': 'answerphone',
  'call.hung-up': 'hung-up',
  'call.expired': 'expired',
  'phone.call-failed': 'failed',
  'phone.call-refused': 'failed',
}

/** The page for a call: it goes on by itself when # is pressed, or by its button; a call that came to nothing is offered again. */
export function CallForm({ view, action, tokens, faults, title, children, number, path, isNew = false, after }: Props) {
  const { phone: said, form } = view.words
  const state = faults.map(({ key }) => told[key]).find(Boolean) ?? 'ringing'
  const rings = state === 'ringing'
  return (
    <StepForm
      view={view}
      action={action}
      tokens={tokens}
      faults={faults}
      title={title}
      buttons={
        <>
          {rings && <Primary>{said.pressed}</Primary>}
          <Go to="resend" first={!rings} faults={faults}>
            {said.callMe}
          </Go>
          <Go to="text">{said.sendCode}</Go>
          {state === 'unanswered' && (
            <button type="submit" class="govuk-button govuk-button--secondary">
              {said.pressed}
            </button>
          )}
          {!isNew && <Go to="back">{form.back}</Go>}
          <Go to="cancel">{form.cancel}</Go>
        </>
      }
      after={after}
    >
      {children}
      {isNew ? <NewNumber view={view} number={number} /> : <PhoneNumber view={view} number={number} />}
      <p
        class="govuk-body"
        {...(state === 'expired' ? {} : { 'data-watch': `${journeysAt(view)}/sign-in/${path}/status?known=${state}` })}
      >
        {rings ? said.calling : said.callOver}
      </p>
      {rings && <p class="govuk-hint">{said.goesOn}</p>}
      <Said view={view} name="resend" hint={undefined} faults={faults} />
    </StepForm>
  )
}
