import { momentOf } from '../dates.ts'
import { DoneNote, StaffFrame } from '../staff-frame.tsx'
import type { View } from '../view.ts'

/** Something that waits for somebody: a way to it, and since when (ms). */
export type Waiting = { to: string; name: string; since: number }

/** What waits, of one kind: its heading and its lead are the names of words of "staff.overview". */
export type Section = {
  title: (view: View) => string
  lead: (view: View) => string
  since: (view: View, when: string) => string
  waiting: readonly Waiting[]
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
      {busy.length === 0 && <p class="govuk-body">{said.nothing}</p>}
      {busy.map((section) => (
        <ToDo view={view} section={section} />
      ))}
    </StaffFrame>
  )
}

const ToDo = ({ view, section: { title, lead, since, waiting } }: { view: View; section: Section }) => (
  <section>
    <h2 class="govuk-heading-m">
      {title(view)} ({waiting.length})
    </h2>
    <p class="govuk-body">{lead(view)}</p>
    <ul class="govuk-list govuk-list--spaced">
      {waiting.map(({ to, name, since: at }) => (
        <li>
          <a class="govuk-link breakable" href={view.base + to}>
            {name}
          </a>
          , {since(view, momentOf(view.words, at))}
        </li>
      ))}
    </ul>
  </section>
)
