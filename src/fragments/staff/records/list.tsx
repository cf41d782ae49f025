import type { ChildRecord } from '../../../db/records.ts'
import type { Sought } from '../../../domain/records.ts'
import { dateOf, dayOf } from '../../dates.ts'
import { RadioField, TextField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { Listing, type Page } from '../../listing.tsx'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'

/** A page of the records that somebody may work on, or of those that were found, with what they were found by, open and sealed. */
export type RecordList = {
  list: Page<ChildRecord>
  found?: { sought: Sought; sealed: string } | undefined
  /** who sees it may work on every record */
  oversees: boolean
  /** those without a worker alone */
  unworked: boolean
}

type Props = FormView<RecordList>

/** The records that a member of staff may work on, and the search among them. */
export function RecordListPage({ view, loaded: { list, found, oversees, unworked }, values, faults, ...form }: Props) {
  const { records: words } = view.words
  const said = words.console
  const by = { number: said.byNumber, surname: said.bySurname, born: said.byBorn, email: said.byEmail }
  return (
    <StaffFrame view={view} room="records">
      <PageForm
        view={view}
        faults={faults}
        title={said.title}
        send={said.search}
        {...form}
        lead={
          <ul class="govuk-list">
            <li>
              <a class="govuk-link" href={`${view.base}/staff/records/new`}>
                {said.add}
              </a>
            </li>
            <li>
              <a class="govuk-link" href={`${view.base}/staff/records/import`}>
                {said.import}
              </a>
            </li>
            {oversees && (
              <li>
                <a class="govuk-link" href={`${view.base}/staff/records?without=worker`}>
                  {said.unworked}
                </a>
              </li>
            )}
          </ul>
        }
      >
        <RadioField
          view={view}
          name="by"
          label={said.by}
          options={Object.entries(by).map(([value, label]) => ({ value, label }))}
          value={values.by}
          faults={faults}
        />
        <TextField
          view={view}
          name="sought"
          label={said.sought}
          hint={said.soughtHint}
          value={values.sought}
          faults={faults}
          autocomplete="off"
        />
      </PageForm>
      {found && (
        <p class="govuk-body">
          {said.found} {by[found.sought.by]}: <strong class="breakable">{soughtOf(view, found.sought)}</strong>.{' '}
          <a class="govuk-link" href={`${view.base}/staff/records`}>
            {said.all}
          </a>
        </p>
      )}
      {unworked && (
        <p class="govuk-body">
          <strong>{said.unworked}</strong>.{' '}
          <a class="govuk-link" href={`${view.base}/staff/records`}>
            {said.all}
          </a>
        </p>
      )}
      <Listing
        view={view}
        list={list}
        caption={said.caption}
        heads={[said.name, words.number, words.born, said.added]}
        cells={({ id, number, child, createdAt }) => [
          <a class="govuk-link" href={`${view.base}/staff/records/${id}`}>
            {child.given} {child.surname}
          </a>,
          number,
          dateOf(view.words, child.born),
          dayOf(view.words, createdAt),
        ]}
        none={found ? said.noneFound : unworked ? said.noneUnworked : said.none}
        at={`/staff/records${found ? `?found=${found.sealed}` : unworked ? '?without=worker' : ''}`}
      />
    </StaffFrame>
  )
}

const soughtOf = ({ words }: View, { by, value }: Sought) => (by === 'born' ? dateOf(words, value) : value)
