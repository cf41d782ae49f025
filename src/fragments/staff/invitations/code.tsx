import { TextField } from '../../fields.tsx'
import { ActPage, type ActProps } from './act.tsx'

/** The worker enters the code that the person reads out. It is only checked. */
export function CodePage({ length, ...props }: ActProps & { length: number }) {
  const { view, loaded, faults } = props
  const { codePage: said } = view.words.invitations
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
        {said.triesLeft}: <strong>{loaded.invitation.codeTriesLeft}</strong>
      </p>
    </ActPage>
  )
}
