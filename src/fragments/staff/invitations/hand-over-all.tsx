import { EmailField, SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'

/** A worker with ongoing invitations, and how many. */
export type Owner = { id: string; name: string; many: number }

type Props = FormView<{ owners: readonly Owner[] }>

/** A team manager hands all of a worker's ongoing invitations to a colleague. */
export function HandOverAllPage({ view, loaded: { owners }, values, ...form }: Props) {
  const { handOverAll: said, handOverPage } = view.words.invitations
  const field = { view, faults: form.faults }
  return (
    <StaffFrame view={view} room="invitations">
      <PageForm
        view={view}
        {...form}
        title={said.title}
        send={handOverPage.button}
        back="/staff/invitations"
        lead={<p class="govuk-body">{said.lead}</p>}
      >
        <SelectField
          {...field}
          name="from"
          label={said.from}
          value={values.from}
          options={owners.map(({ id, name, many }) => ({ value: id, label: `${name} (${many})` }))}
        />
        <EmailField {...field} name="email" label={handOverPage.email} value={values.email} autocomplete="off" />
      </PageForm>
    </StaffFrame>
  )
}
