import type { Choice } from '../../domain/account-setup.ts'
import { SelectField } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { PageForm } from '../page-form.tsx'
import { TickField } from '../tick.tsx'

type Props = FormView<readonly Choice[]>

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
      {loaded.map(({ name, tick, answer }) => (
        <fieldset class="govuk-fieldset govuk-form-group setup-record">
          <legend class="govuk-visually-hidden">{name}</legend>
          <TickField view={view} name={tick} label={name} ticked={values[tick] === 'yes'} faults={faults} />
          <SelectField
            view={view}
            faults={faults}
            name={answer}
            label={said.choose(name)}
            value={values[answer]}
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
