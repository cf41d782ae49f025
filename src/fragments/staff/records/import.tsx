import type { Fault } from '../../../domain/faults.ts'
import { RadioField, Said } from '../../fields.tsx'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'

type Props = {
  view: View
  loaded: { oversees: boolean; mostLines: number }
  action: string
  token: string
  values: Record<string, string>
  faults: readonly Fault[]
}

/** Records from a file. */
export function ImportPage({ view, loaded: { oversees, mostLines }, action, token, values, faults }: Props) {
  const { import: said } = view.words.records
  const wrong = faults.some(({ field }) => field === 'file')
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
              <a class="govuk-link" href={`${view.base}/staff/records/import/template.csv`} download="records.csv">
                {said.template}
              </a>
            </p>
            <p class="govuk-body">{said.columns}</p>
            <p class="govuk-body">{oversees ? said.managers : said.workers}</p>
          </>
        }
      >
        <div class={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          <label class="govuk-label" for="file">
            {said.file}
          </label>
          <Said view={view} name="file" hint={said.limit(mostLines)} faults={faults} />
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv"
            class={`govuk-file-upload${wrong ? ' govuk-file-upload--error' : ''}`}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'file-hint file-error' : 'file-hint'}
          />
        </div>
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
