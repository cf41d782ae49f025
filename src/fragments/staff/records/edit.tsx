import type { ChildRecord } from '../../../db/records.ts'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { RecordDetails } from './record.tsx'
import { RecordFields } from './record-fields.tsx'

type Props = FormView<{ record: ChildRecord }>

/** A record, to be edited. Where somebody else was first, what they wrote is shown before it can be written over. */
export function EditRecordPage({ view, loaded: { record }, action, token, values, faults }: Props) {
  const { edit: said } = view.words.records
  const overtaken = faults.some(({ key }) => key === 'record.changed' || key === 'form.overtaken')
  return (
    <StaffFrame view={view} room="records">
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={said.title}
        send={said.send}
        back={`/staff/records/${record.id}`}
        lead={
          overtaken && (
            <>
              <h2 class="govuk-heading-m">{said.now}</h2>
              <RecordDetails view={view} record={record} />
            </>
          )
        }
      >
        <input type="hidden" name="changedAt" value={overtaken ? String(record.changedAt) : values.changedAt} />
        <RecordFields view={view} values={values} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}
