import type { Bilingual } from '../../../../councils/council.ts'
import type { ImportReport, LineProblem } from '../../../../domain/record-import.ts'
import { Listing } from '../../../listing.tsx'
import { StaffFrame } from '../../../staff-frame.tsx'
import type { View } from '../../../view.ts'
import { inLanguage } from '../../../words/index.ts'

/** What each column is called in the file. */
export type ColumnNames = Record<NonNullable<LineProblem['column']>, Bilingual>

type Props = { view: View; report: ImportReport; columns: ColumnNames; keptHours: number }

/** What came of an import: how many records there are now, and every line that was refused with all that is wrong with it. */
export function ImportReportPage({ view, report: { lines, added, refused }, columns, keptHours }: Props) {
  const { report: said } = view.words.records
  return (
    <StaffFrame view={view} room="records">
      <h1 class="govuk-heading-l" tabindex={-1}>
        {added === 0 ? said.none : said.added(added)}
      </h1>
      <p class="govuk-body">
        {said.lines(lines)} {added > 0 && refused.length > 0 && said.refused(refused.length)}
        {added === 0 && (refused.length < lines ? said.held(refused.length) : said.noneRight)}
      </p>
      {refused.length > 0 && (
        <>
          <p class="govuk-body">{added === 0 ? said.mend : said.mendRest}</p>
          <p class="govuk-body">{said.kept(keptHours)}</p>
          <Listing
            view={view}
            list={{ rows: refused, page: 1, more: false }}
            caption={said.caption}
            heads={[said.line, said.why]}
            cells={({ line, number, problems }) => [
              number === undefined ? `${said.line} ${line}` : `${said.line} ${line}, ${said.record} ${number}`,
              <ul class="govuk-list">
                {problems.map((problem) => (
                  <li>{problemWords(view, columns, problem)}</li>
                ))}
              </ul>,
            ]}
            none=""
            at="/staff/records/import"
          />
        </>
      )}
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={`${view.base}/staff/records/import`}>
            {said.again}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={`${view.base}/staff/records`}>
            {said.records}
          </a>
        </li>
      </ul>
    </StaffFrame>
  )
}

function problemWords({ words, language }: View, columns: ColumnNames, { key, column, most = 0, line = 0 }: LineProblem) {
  const said = words.records.report.problems[key]
  return typeof said === 'string' ? said : said({ column: column ? inLanguage(columns[column], language) : '', most, line })
}
