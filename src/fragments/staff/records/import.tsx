import { RadioField } from '../../fields.tsx'
import { FileField } from '../../file-field.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'

type Props = FormView<{ oversees: boolean; mostLines: number }>

/** Records from a file. */
export function ImportPage({ view, loaded: { oversees, mostLines }, action, token, values, faults }: Props) {
  const { import: said } = view.words.records
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
        file
        lead={
          <>
            <p class="govuk-body">
              {said.lead}{' '}
              <a class="govuk-link" href={`${view.base}/staff/records/import/template.csv`} data-file>
                {said.template}
              </a>
            </p>
            <p class="govuk-body">{said.columns}</p>
            <p class="govuk-body">{oversees ? said.managers : said.workers}</p>
          </>
        }
      >
        <FileField
          view={view}
          name="file"
          label={said.file}
          hint={said.limit(mostLines)}
          faults={faults}
          accept=".csv,text/csv"
        />
        <RadioField
          view={view}
          name="choice"
          label={said.choice}
          options={[
            { value: 'all', label: said.all },
            { value: 'right', label: said.right },
          ]}
          value={values.choice}
          faults={faults}
        />
      </PageForm>
    </StaffFrame>
  )
}
