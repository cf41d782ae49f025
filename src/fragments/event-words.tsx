import type { WordFacts } from '../domain/events.ts'
import type { Named, TrailEvent } from '../domain/trail.ts'
import type { View } from './view.ts'

/** What happened, in words. An event that this portal no longer knows is told by its name. */
export const eventWords = ({ words }: View, name: string): string => inWords(words.staff.events, name) ?? name

/** Somebody by name, with the way to their account. */
export function Who({ view, who }: { view: View; who: Named | undefined }) {
  const said = view.words.staff.audit
  if (!who) return <>{said.nobody}</>
  if (who.name === undefined) return <>{said.gone}</>
  return (
    <a class="govuk-link" href={`${view.base}/staff/accounts/${who.id}`}>
      {who.name}
    </a>
  )
}

/** What an event tells besides, each with its label; nothing where it tells nothing. */
export const factsCell = (view: View, facts: TrailEvent['facts']) => facts.length > 0 && <Facts view={view} facts={facts} />

function Facts({ view, facts }: { view: View; facts: TrailEvent['facts'] }) {
  const { staff } = view.words
  return (
    <ul class="govuk-list facts">
      {facts.map(({ key, value, account, record }) => (
        <li>
          {inWords(staff.audit.facts, key) ?? key}:{' '}
          {account ? <Who view={view} who={account} /> : <span class="breakable">{record ?? valueWords(view, key, value)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Facts are words from closed lists, figures and ids: those that have words in this language are told in them. */
function valueWords({ words: { staff } }: View, key: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? staff.audit.yes : staff.audit.no
  const lists: { [Key in keyof WordFacts]: Record<WordFacts[Key], string> } = {
    reason: staff.reasons,
    check: staff.checks,
    role: staff.roles,
    from: staff.roles,
    to: staff.roles,
    kind: staff.events,
    ...staff.audit.values,
  }
  const list = Object.hasOwn(lists, key) ? lists[key as keyof WordFacts] : {}
  return inWords(list, String(value)) ?? String(value)
}

const inWords = (list: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(list, key) ? list[key] : undefined
