import type { Choice } from '../../domain/account-setup.ts'
import type { Fault } from '../../domain/faults.ts'
import { Said, SelectField } from '../fields.tsx'
import { PageForm } from '../page-form.tsx'
import type { View } from '../view.ts'

type Props = {
  view: View
  loaded: readonly Choice[]
  action: string
  token: string
  values: Record<string, string>
  faults: readonly Fault[]
}

/** The guide's step 14: tick the record, choose Yes, Confirm. */
export function SetupPage({ view, loaded, action, token, values, faults }: Props) {
  const { setup: said } = view.words.invitations
  return (
    <PageForm
      view={view}
      action={action}
      token={token}
      faults={faults}
      title={said.title}
      send={said.confirm}
      back="/invitation"
      lead={<p class="govuk-body">{said.lead}</p>}
    >
      {loaded.map(({ recordId, name }) => (
        <fieldset class="govuk-fieldset govuk-form-group setup-record">
          <legend class="govuk-visually-hidden">{name}</legend>
          <Tick
            view={view}
            name={`record-${recordId}`}
            label={name}
            checked={values[`record-${recordId}`] === 'yes'}
            faults={faults}
          />
          <SelectField
            view={view}
            faults={faults}
            name={`answer-${recordId}`}
            label={said.choose(name)}
            value={values[`answer-${recordId}`]}
            options={[
              { value: 'yes', label: said.yes },
              { value: 'no', label: said.no },
            ]}
          />
        </fieldset>
      ))}
    </PageForm>
  )
}

type TickProps = { view: View; name: string; label: string; checked: boolean; faults: readonly Fault[] }

function Tick({ view, name, label, checked, faults }: TickProps) {
  const wrong = faults.some(({ field }) => field === name)
  return (
    <div class={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <Said view={view} name={name} hint={undefined} faults={faults} />
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            id={name}
            name={name}
            type="checkbox"
            value="yes"
            checked={checked}
            class="govuk-checkboxes__input"
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? `${name}-error` : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={name}>
            {label}
          </label>
        </div>
      </div>
    </div>
  )
}
