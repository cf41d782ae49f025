import type { Named, TrailEvent } from '../../domain/trail.ts'
import { secondOf } from '../dates.ts'
import { eventWords, factsCell, Who } from '../event-words.tsx'
import { EmailField, SelectField, TextField } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { Listing } from '../listing.tsx'
import { PageForm } from '../page-form.tsx'
import { StaffFrame } from '../staff-frame.tsx'
import { optionsOf } from '../tick.tsx'
import type { View } from '../view.ts'

/** Events that were asked for, and the ways from there, below the base. */
type TrailShown = {
  /** none where a form was refused: that shows no list */
  events: readonly TrailEvent[] | undefined
  /** whose events these are, when they are somebody's */
  of?: Named | undefined
  /** the next page */
  older?: string | undefined
  /** the first page with the same filter, when this is another */
  newest?: string | undefined
}

/** The audit trail in words. */
export function AuditPage({ loaded, values, ...form }: FormView<TrailShown>) {
  const { view, faults } = form
  const { audit: said, events } = view.words.staff
  const kinds = optionsOf(events).sort((a, b) => a.label.localeCompare(b.label, view.language))
  return (
    <StaffFrame view={view} room="audit">
      <PageForm {...form} title={said.title} send={said.show} lead={<p class="govuk-body">{said.lead}</p>}>
        <SelectField view={view} name="kind" label={said.kind} options={kinds} value={values.kind} faults={faults} />
        <EmailField view={view} name="email" label={said.email} autocomplete="off" value={values.email} faults={faults} />
        <TextField view={view} name="from" label={said.from} type="date" width="10" value={values.from} faults={faults} />
        <TextField view={view} name="to" label={said.to} type="date" width="10" value={values.to} faults={faults} />
      </PageForm>
      {loaded.of && (
        <p class="govuk-body">
          <strong>{said.of(loaded.of.name ?? said.gone)}</strong>.{' '}
          <a class="govuk-link" href={`${view.base}/staff/audit`}>
            {said.all}
          </a>
        </p>
      )}
      {loaded.events && <Events view={view} events={loaded.events} />}
      <Ways
        base={view.base}
        name={view.words.listing.pages}
        newest={[loaded.newest, said.newest]}
        older={[loaded.older, said.older]}
      />
    </StaffFrame>
  )
}

function Events({ view, events }: { view: View; events: readonly TrailEvent[] }) {
  const { audit: said } = view.words.staff
  return (
    <Listing
      view={view}
      list={{ rows: events, page: 1, more: false }}
      caption={said.title}
      heads={[said.when, said.what, said.who, said.about]}
      cells={({ number, at, name, who, facts }) => [
        `${number}: ${secondOf(view.words, at)}`,
        eventWords(view, name),
        <Who view={view} who={who} />,
        factsCell(view, facts),
      ]}
      none={said.none}
      at="/staff/audit"
    />
  )
}

type Way = [to: string | undefined, words: string]

function Ways({ base, name, newest, older }: { base: string; name: string; newest: Way; older: Way }) {
  const ways = [newest, older].filter(([to]) => to !== undefined)
  if (ways.length === 0) return null
  return (
    <nav class="pages" aria-label={name}>
      {ways.map(([to, words]) => (
        <a class="govuk-link" href={`${base}${to}`}>
          {words}
        </a>
      ))}
    </nav>
  )
}
