import type { ChildRecord } from '../../../db/records.ts'
import type { Worker } from '../../../db/workers.ts'
import { EmailField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import { Go } from '../../step-form.tsx'

type Props = FormView<{ record: ChildRecord; workers: readonly Worker[]; done: string }>

/** The workers of a record, for a manager to choose. */
export function RecordWorkersPage({ view, loaded: { record, workers, done }, action, token, values, faults }: Props) {
  const { workers: said, record: words } = view.words.records
  return (
    <StaffFrame view={view} room="records">
      <DoneNote said={words.done} done={done} />
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={said.title}
        send={said.add}
        lead={
          <>
            <p class="govuk-body breakable">
              {record.child.given} {record.child.surname}, {record.number}.{' '}
              <a class="govuk-link" href={`${view.base}/staff/records/${record.id}`}>
                {view.words.records.back}
              </a>
            </p>
            <p class="govuk-body">{said.lead}</p>
            {workers.length === 0 && <p class="govuk-inset-text">{said.none}</p>}
          </>
        }
      >
        {workers.map(({ account }) => (
          <div class="govuk-button-group">
            <p class="govuk-body breakable">
              {account.person.forename} {account.person.surname}, {account.email}
            </p>
            <Go to={`remove-${account.id}`}>
              {said.remove}
              <span class="govuk-visually-hidden">
                {' '}
                {account.person.forename} {account.person.surname}, {account.email}
              </span>
            </Go>
          </div>
        ))}
        <EmailField
          view={view}
          name="email"
          label={said.email}
          hint={said.emailHint}
          value={values.email}
          faults={faults}
          autocomplete="email"
        />
      </PageForm>
    </StaffFrame>
  )
}
