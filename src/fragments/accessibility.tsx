import type { Council } from '../councils/council.ts'
import { results } from './accessibility-results.ts'
import { ContactList } from './contact-list.tsx'
import { dateOf } from './dates.ts'
import { TextPage } from './text-page.tsx'
import type { View } from './view.ts'
import { inLanguage, words as wordsIn } from './words/index.ts'

/** What the tests found of one council's portal. */
type CouncilResults = {
  /** addresses, without the pages of failures */
  pages: number
  /** states of them, failures included, each looked at in every language and at every width */
  states: number
  /** what axe found, by its rule, and in how many states */
  violations: readonly { rule: string; help: string; states: number }[]
}
export type Results = {
  /** of the run, as 2026-11-22 */
  date: string
  /** the version of axe-core */
  axe: string
  /** in CSS pixels */
  widths: readonly number[]
  /** by slug */
  councils: Readonly<Record<string, CouncilResults>>
}

/** The time limits that nobody can make longer, in minutes: on the way from a frame to the window, and at another company's pages. */
export type FixedTimes = { handOver: { button: number; question: number }; trip: number }

type Props = { view: View; times: FixedTimes; found?: CouncilResults | null }

/** The accessibility statement that the regulations of 2018 ask of a public body (regulation 8), made of the tests' results. */
export function AccessibilityPage({ view, times, found = resultsOf(view.council) }: Props) {
  const { words, council, language, languages } = view
  const { accessibility: said } = words
  const [name, service] = [inLanguage(council.name, language), inLanguage(council.service, language)]
  const day = dateOf(words, results.date)
  return (
    <TextPage title={said.title}>
      <p class="govuk-body">{said.scope({ service, council: name })}</p>
      <p class="govuk-body">{said.wants}</p>
      <ul class="govuk-list govuk-list--bullet">
        {said.able.map((each) => (
          <li>{each}</li>
        ))}
        <li>
          {said.inLanguages}{' '}
          {languages.flatMap((each, at) => [at > 0 && ', ', <bdi lang={each}>{wordsIn[each].language.name}</bdi>])}
        </li>
      </ul>
      <p class="govuk-body">{said.adjust}</p>
      <Outward to="https://mcmw.abilitynet.org.uk/">{said.adjustLink}</Outward>

      <h2 class="govuk-heading-m">{said.how.title}</h2>
      <p class="govuk-body">{summaryOf(view, found)}</p>

      <h2 class="govuk-heading-m">{said.feedback.title}</h2>
      <p class="govuk-body">{said.feedback.lead}</p>
      <ContactList view={view} />
      <h2 class="govuk-heading-m">{said.feedback.problems}</h2>
      <p class="govuk-body">{said.feedback.problemsLead}</p>

      <h2 class="govuk-heading-m">{said.enforcement.title}</h2>
      <p class="govuk-body">{said.enforcement.lead}</p>
      <Outward to="https://www.equalityadvisoryservice.com/">{said.enforcement.link}</Outward>

      <h2 class="govuk-heading-m">{said.technical.title}</h2>
      <p class="govuk-body">{said.technical.committed(name)}</p>
      <h3 class="govuk-heading-s">{said.technical.status}</h3>
      <p class="govuk-body">{said.technical.partially}</p>

      <NotAccessible view={view} times={times} found={found} />

      <h2 class="govuk-heading-m">{said.tests.title}</h2>
      {found ? (
        <p class="govuk-body">
          {said.tests.lead({ ...found, widths: results.widths.join(', '), axe: results.axe, day })} {said.tests.also}
        </p>
      ) : (
        <p class="govuk-body">{said.how.untested}</p>
      )}
      <h2 class="govuk-heading-m">{said.prepared.title}</h2>
      <p class="govuk-body">{said.prepared.lead(day)}</p>
    </TextPage>
  )
}

/** What the tests found of a council's portal: null when it had no file yet. */
const resultsOf = ({ slug }: Council): CouncilResults | null => results.councils[slug] ?? null

const summaryOf = ({ words: { accessibility } }: View, found: CouncilResults | null) => {
  const { clean, unclean, untested } = accessibility.how
  if (!found) return untested
  return found.violations.length === 0 ? clean : unclean
}

const Outward = ({ to, children }: { to: string; children?: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={to}>
      {children}
    </a>
  </p>
)

/** What is not accessible, or not known to be, and what is not the council's own. */
function NotAccessible({ view, times, found }: Required<Props>) {
  const { accessibility } = view.words
  const { content: said } = accessibility
  return (
    <>
      <h2 class="govuk-heading-m">{said.title}</h2>
      <p class="govuk-body">{said.lead}</p>
      <h3 class="govuk-heading-s">{said.failures}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {found?.violations.map(({ rule, help, states }) => (
          <li>
            <span lang="en">
              {help} ({rule})
            </span>
            , {said.states(states)}
          </li>
        ))}
        {view.council.records && <li>{said.files}</li>}
        {view.council.embedding && <li>{said.handOver(times.handOver)}</li>}
        {view.council.social && <li>{said.trip(times.trip)}</li>}
        <li>{said.people}</li>
      </ul>
      {view.council.social && (
        <>
          <h3 class="govuk-heading-s">{said.outside}</h3>
          <p class="govuk-body">{said.providers}</p>
        </>
      )}
    </>
  )
}
