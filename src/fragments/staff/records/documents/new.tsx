import type { Account } from '../../../../db/accounts.ts'
import type { ChildRecord } from '../../../../db/records.ts'
import type { Fault } from '../../../../domain/faults.ts'
import { relationshipOf } from '../../../access.ts'
import { Checkboxes } from '../../../checkboxes.tsx'
import { TextField } from '../../../fields.tsx'
import { FileField } from '../../../file-field.tsx'
import { PageForm } from '../../../page-form.tsx'
import { StaffFrame } from '../../../staff-frame.tsx'
import { ErrorSummary } from '../../../step-form.tsx'
import type { View } from '../../../view.ts'
import { Whose } from './whose.tsx'

type Props = {
  view: View
  loaded: {
    record: Pick<ChildRecord, 'id' | 'child'>
    people: readonly { account: Pick<Account, 'id' | 'person'>; relationship: string }[]
    mostBytes: number
  }
  action: string
  token: string
  values: Record<string, string>
  faults: readonly Fault[]
}

/** The field that says whether a document is for somebody. */
export const readerField = (accountId: string) => `reader-${accountId}`

/** Publishing a form or document: the file, for whom, and a name. */
export function NewDocumentPage({ view, loaded: { record, people, mostBytes }, values, ...form }: Props) {
  const { publish: said } = view.words.documents
  const { faults } = form
  const back = `/staff/records/${record.id}/documents`
  const wasChosen = faults.length > 0 && !faults.some(({ key }) => key === 'document.missing')
  if (people.length === 0) return <Nobody view={view} record={record} faults={faults} back={back} />
  return (
    <StaffFrame view={view} room="records">
      <PageForm
        view={view}
        title={said.title}
        lead={<Whose view={view} record={record} />}
        send={said.send}
        back={back}
        file
        {...form}
      >
        <FileField
          view={view}
          name="file"
          label={said.file}
          hint={[said.fileHint(mostBytes / 1024 / 1024), wasChosen && said.again].filter(Boolean).join(' ')}
          faults={faults}
          accept=".pdf,.png,.jpg,.jpeg"
        />
        <TextField
          view={view}
          name="name"
          label={said.name}
          hint={said.nameHint}
          faults={faults}
          value={values.name}
          maxlength={100}
          autocomplete="off"
        />
        <Checkboxes
          view={view}
          name="readers"
          label={said.readers}
          hint={said.readersHint}
          faults={faults}
          options={people.map(({ account: { id, person }, relationship }) => ({
            name: readerField(id),
            label: `${person.forename} ${person.surname}`,
            hint: relationshipOf(view, relationship),
            ticked: values[readerField(id)] === 'yes',
          }))}
        />
      </PageForm>
    </StaffFrame>
  )
}

/** There is nobody to publish it for. */
function Nobody({
  view,
  record,
  faults,
  back,
}: Pick<Props, 'view' | 'faults'> & { record: Pick<ChildRecord, 'child'>; back: string }) {
  const { documents: said } = view.words
  return (
    <StaffFrame view={view} room="records">
      {faults.length > 0 && <ErrorSummary view={view} faults={faults.map(({ field: _, ...fault }) => fault)} />}
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.publish.title}
      </h1>
      <Whose view={view} record={record} />
      <p class="govuk-body">{said.publish.nobody}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={view.base + back}>
          {said.title}
        </a>
      </p>
    </StaffFrame>
  )
}
