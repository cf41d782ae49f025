import { TextField } from '../../fields.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { ErrorSummary, swapping } from '../../step-form.tsx'
import { TextPage } from '../../text-page.tsx'
import { ActPage, type ActProps } from './act.tsx'

/** The worker enters the code that the person reads out. It is only checked. */
export function CodePage({ length, ...props }: ActProps & { length: number }) {
  const { view, loaded, faults } = props
  const { codePage: said, acts, one } = view.words.invitations
  const { invitation, stand } = loaded
  const at = `${view.base}/staff/invitations`
  // The last try was wrong, or somebody was first: there is nothing to enter any more.
  if (stand !== 'code') {
    const again = stand === 'tried-out' || stand === 'expired'
    return (
      <StaffFrame view={view} room="invitations">
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <TextPage title={acts.code}>
          {/* The page changes its language with it. */}
          <form id="step" action={props.action} method="post" {...swapping(props.action)}>
            <input type="hidden" name="submit" value={props.token} />
          </form>
          <p class="govuk-body">{again ? said.dead : said.over}</p>
          {again && (
            <a class="govuk-button" href={`${at}/${invitation.id}/resend`}>
              {acts.resend}
            </a>
          )}
          <p class="govuk-body">{view.words.invitations.stands[stand]}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`${at}/${invitation.id}`}>
              {one}: {invitation.person.given} {invitation.person.surname}
            </a>
          </p>
        </TextPage>
      </StaffFrame>
    )
  }
  return (
    <ActPage {...props} act="code" lead={said.lead} button={said.button}>
      <TextField
        view={view}
        name="code"
        label={said.code}
        hint={said.hint(length)}
        faults={faults}
        width="10"
        class="govuk-input--extra-letter-spacing"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <p class="govuk-body">
        {said.triesLeft}: <strong>{invitation.codeTriesLeft}</strong>
      </p>
    </ActPage>
  )
}
