import type { Fault } from '../../../domain/faults.ts'
import { EmailField, RadioField, SelectField, TextField } from '../../fields.tsx'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'
import { inLanguage, words } from '../../words/index.ts'

type Props = {
  view: View
  action: string
  token: string
  values: Record<string, string>
  faults: readonly Fault[]
  /** how many records the form has room for, and for how many there may be */
  rooms: number
  most: number
}

/** The worker invites a person to one or more records. */
export function NewInvitationPage({ view, action, token, values, faults, rooms, most }: Props) {
  const { invitations } = view.words
  const said = invitations.invitePage
  const field = { view, faults }
  return (
    <StaffFrame view={view} room="invitations">
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={invitations.invite}
        send={said.button}
        back="/staff/invitations"
        lead={<p class="govuk-body">{said.lead}</p>}
      >
        {Array.from({ length: rooms }, (_, at) => at + 1).map((at) => (
          <fieldset class="govuk-fieldset govuk-form-group">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{said.record(at)}</legend>
            <TextField
              {...field}
              name={`number-${at}`}
              label={said.number}
              value={values[`number-${at}`]}
              width="20"
              autocomplete="off"
              spellcheck={false}
            />
            <SelectField
              {...field}
              name={`relationship-${at}`}
              label={invitations.relationship}
              value={values[`relationship-${at}`]}
              options={(view.council.records?.relationships ?? []).map(({ value, label }) => ({
                value,
                label: inLanguage(label, view.language),
              }))}
            />
            <TextField
              {...field}
              name={`ends-${at}`}
              label={invitations.lastDay}
              hint={said.endHint}
              value={values[`ends-${at}`]}
              type="date"
              width="10"
            />
          </fieldset>
        ))}
        {rooms < most && (
          <p class="govuk-body">
            <button type="submit" name="more" value="yes" class="link-button">
              {said.more}
            </button>
          </p>
        )}
        <fieldset class="govuk-fieldset govuk-form-group">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{said.who}</legend>
          <TextField {...field} name="given" label={said.given} value={values.given} autocomplete="off" />
          <TextField {...field} name="surname" label={said.surname} value={values.surname} autocomplete="off" />
          <EmailField
            {...field}
            name="email"
            label={invitations.email}
            hint={said.emailHint}
            value={values.email}
            autocomplete="off"
          />
          <RadioField
            {...field}
            name="language"
            label={invitations.emailLanguage}
            value={values.language || view.language}
            options={view.languages.map((each) => ({ value: each, label: words[each].language.name }))}
          />
        </fieldset>
      </PageForm>
    </StaffFrame>
  )
}
