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
  /** those that are listed, and how many there are */
  waiting: readonly Waiting[]
  total: number
}

type Overview = {
  view: View
  sections: readonly Section[]
  /** the people whose records they work on cannot see how to reach them */
  unreachable?: boolean
  done?: string
}

/** What there is to do for a member of staff, by kind; kinds of which nothing waits are left out. */
export function StaffOverviewPage({ view, sections, unreachable = false, done = '' }: Overview) {
  const { overview: said, endAll, contact } = view.words.staff
  const busy = sections.filter(({ waiting }) => waiting.length > 0)
  return (
    <StaffFrame view={view} room="overview">
      <DoneNote said={{ 'sessions-ended': endAll.done }} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      {unreachable && <p class="govuk-inset-text">{said.unreachable}</p>}
      {busy.length === 0 && <p class="govuk-body">{said.nothing}</p>}
      {busy.map((section) => (
        <ToDo view={view} section={section} />
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/people/me`}>
          {contact.mine}
        </a>
      </p>
    </StaffFrame>
  )
}

const ToDo = ({ view, section: { title, lead, since, waiting, total } }: { view: View; section: Section }) => (
  <section>
    <h2 class="govuk-heading-m">
      {title(view)} ({total})
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
      {total > waiting.length && <li>{view.words.staff.overview.more(total - waiting.length)}</li>}
    </ul>
  </section>
)
