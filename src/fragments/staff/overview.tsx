import { DoneNote, StaffFrame } from '../staff-frame.tsx'
import { momentOf, type View } from '../view.ts'

/** Something that waits for somebody: a way to it, and since when (ms); and whose it is, where that is not clear. */
export type Waiting = { to: string; name: string; since: number; worker?: string }

/** What waits, of one kind: its heading and its lead are the names of words of "staff.overview". */
export type Section = {
  title: (view: View) => string
  lead: (view: View) => string
  since: (view: View, when: string) => string
  waiting: readonly Waiting[]
  /** how many there are, when not all of them are named; and the list that has them all */
  many?: number
  all?: string
}

/** What there is to do for a member of staff, by kind; kinds of which nothing waits are left out. */
export function StaffOverviewPage({ view, sections, done = '' }: { view: View; sections: readonly Section[]; done?: string }) {
  const { overview: said, endAll } = view.words.staff
  const busy = sections.filter(({ waiting }) => waiting.length > 0)
  return (
    <StaffFrame view={view} room="overview">
      <DoneNote said={{ 'sessions-ended': endAll.done }} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <h2 class="govuk-heading-m">{said.toDo}</h2>
      {busy.length === 0 && <p class="govuk-body">{said.nothing}</p>}
      {busy.map((section) => (
        <ToDo view={view} section={section} />
      ))}
    </StaffFrame>
  )
}

function ToDo({ view, section }: { view: View; section: Section }) {
  const { title, lead, since, waiting, many = waiting.length, all } = section
  const { overview: said } = view.words.staff
  return (
    <section>
      <h3 class="govuk-heading-s">
        {title(view)} ({many})
      </h3>
      <p class="govuk-body">{lead(view)}</p>
      <ul class="govuk-list govuk-list--spaced">
        {waiting.map(({ to, name, since: at, worker }) => (
          <li>
            <a class="govuk-link breakable" href={view.base + to}>
              {name}
            </a>
            , {since(view, momentOf(at, view.language))}
            {worker && `, ${said.worker(worker)}`}
          </li>
        ))}
      </ul>
      {all && many > waiting.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={view.base + all}>
            {said.all(many)}
            <span class="govuk-visually-hidden">: {title(view)}</span>
          </a>
        </p>
      )}
    </section>
  )
}
