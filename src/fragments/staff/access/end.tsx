import type { PastAccess } from '../../../db/access.ts'
import type { Account } from '../../../db/accounts.ts'
import type { ChildRecord } from '../../../db/records.ts'
import { TextField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { ErrorSummary } from '../../step-form.tsx'
import { TextPage } from '../../text-page.tsx'

type Props = FormView<{ access: PastAccess; account: Account; record: ChildRecord; stands: boolean }>

/** Ends somebody's access to a record. The person is not told by us: a message may reach whom it endangers. */
export function EndAccessPage({ view, loaded: { account, record, stands }, action, token, values, faults }: Props) {
  const { end: said } = view.words.records
  const back = `/staff/records/${record.id}`
  if (!stands)
    return (
      <StaffFrame view={view} room="records">
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <TextPage title={said.title}>
          <p class="govuk-body">{said.over}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={view.base + back}>
              {view.words.records.back}
            </a>
          </p>
        </TextPage>
      </StaffFrame>
    )
  const name = `${account.person.forename} ${account.person.surname}`
  return (
    <StaffFrame view={view} room="records">
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={said.title}
        send={said.send}
        warning
        back={back}
        lead={
          <>
            <p class="govuk-body breakable">{said.lead({ name, child: `${record.child.given} ${record.child.surname}` })}</p>
            <p class="govuk-body">{said.now}</p>
            <p class="govuk-body">{said.noNotice}</p>
          </>
        }
      >
        <TextField
          view={view}
          name="reason"
          label={said.reason}
          hint={said.reasonHint}
          value={values.reason}
          faults={faults}
          autocomplete="off"
        />
      </PageForm>
    </StaffFrame>
  )
}
