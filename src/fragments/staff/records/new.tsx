import type { Fault } from '../../../domain/faults.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'
import { RecordFields } from './record-fields.tsx'

type Props = { view: View; action: string; token: string; values: Record<string, string>; faults: readonly Fault[] }

/** A new record. */
export function NewRecordPage({ view, action, token, values, faults }: Props) {
  const { add: said } = view.words.records
  return (
    <StaffFrame view={view} room="records">
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={said.title}
        send={said.send}
        back="/staff/records"
      >
        <RecordFields view={view} values={values} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}
