import type { Level, Used } from '../../domain/budget.ts'
import { momentOf } from '../dates.ts'
import { DoneNote, StaffFrame } from '../staff-frame.tsx'
import { Summary } from '../summary.tsx'
import type { View } from '../view.ts'

/** Something that waits for somebody: a way to it, and since when (ms); and whose it is, where that is not clear. */
export type Waiting = { to: string; name: string; since: number; worker?: string }

/** What waits, of one kind: its heading and its lead are the names of words of "staff.overview". */
export type Section = {
  title: (view: View) => string
  lead: (view: View) => string
  since: (view: View, when: string) => string
  /** those that are listed, and how many there are */
  waiting: readonly Waiting[]
  total: number
  /** the list that has them all */
  all?: string
}

type Overview = {
  view: View
  sections: readonly Section[]
  /** for administrators: what of today’s budgets is used, and which are nearly used up, or are */
  budgets?: readonly (Used & { level: Level | undefined })[]
  /** the people whose records they work on cannot see how to reach them */
  unreachable?: boolean
  done?: string
}

/** What there is to do for a member of staff, by kind; kinds of which nothing waits are left out. */
export function StaffOverviewPage({ view, sections, budgets = [], unreachable = false, done = '' }: Overview) {
  const { overview: said, endAll, contact } = view.words.staff
  const busy = sections.filter(({ waiting }) => waiting.length > 0)
  return (
    <StaffFrame view={view} room="overview">
      <DoneNote said={{ 'sessions-ended': endAll.done }} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      {unreachable && <p class="govuk-inset-text">{said.unreachable}</p>}
      <h2 class="govuk-heading-m">{said.toDo}</h2>
      {busy.length === 0 && <p class="govuk-body">{said.nothing}</p>}
      {busy.map((section) => (
        <ToDo view={view} section={section} />
      ))}
      {budgets.length > 0 && <Budgets view={view} budgets={budgets} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/people/me`}>
          {contact.mine}
        </a>
      </p>
    </StaffFrame>
  )
}

function Budgets({ view, budgets }: Required<Pick<Overview, 'view' | 'budgets'>>) {
  const { overview: said, audit } = view.words.staff
  return (
    <>
      <h2 class="govuk-heading-m">{said.budgets}</h2>
      <p class="govuk-body">{said.budgetsLead}</p>
      <Summary
        rows={budgets.map(({ budget, used, most, level }) => [
          audit.values.budget[budget],
          <>
            {said.budgetUsed({ used, most })}
            {level && <strong>, {said.budgetLevels[level]}</strong>}
          </>,
        ])}
      />
    </>
  )
}

function ToDo({ view, section: { title, lead, since, waiting, total, all } }: { view: View; section: Section }) {
  const { overview: said } = view.words.staff
  return (
    <section>
      <h3 class="govuk-heading-s">
        {title(view)} ({total})
      </h3>
      <p class="govuk-body">{lead(view)}</p>
      <ul class="govuk-list govuk-list--spaced">
        {waiting.map(({ to, name, since: at, worker }) => (
          <li>
            <a class="govuk-link breakable" href={view.base + to}>
              {name}
            </a>
            , {since(view, momentOf(view.words, at))}
            {worker && `, ${said.worker(worker)}`}
          </li>
        ))}
        {total > waiting.length && !all && <li>{said.more(total - waiting.length)}</li>}
      </ul>
      {total > waiting.length && all && (
        <p class="govuk-body">
          <a class="govuk-link" href={view.base + all}>
            {said.all(total)}
            <span class="govuk-visually-hidden">: {title(view)}</span>
          </a>
        </p>
      )}
    </section>
  )
}
