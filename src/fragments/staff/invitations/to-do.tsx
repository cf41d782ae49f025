import type { Stand } from '../../../domain/invitations.ts'
import type { View } from '../../view.ts'

/** What waits, and for whom: the worker's own turns first. */
const waiting: readonly Stand[] = ['activate', 'tried-out', 'expired', 'code', 'acceptance', 'setup']

/** A worker's invitations that wait for something, for the console's first page. */
export function InvitationsToDo({ view, counts }: { view: View; counts: Partial<Record<Stand, number>> }) {
  const { invitations: said } = view.words
  const there = waiting.filter((stand) => counts[stand])
  return (
    <section aria-labelledby="invitations-to-do">
      <h2 class="govuk-heading-m" id="invitations-to-do">
        {said.toDo}
      </h2>
      {there.length === 0 ? (
        <p class="govuk-body">{said.nothingToDo}</p>
      ) : (
        <ul class="govuk-list">
          {there.map((stand) => (
            <li>
              <a class="govuk-link target" href={`${view.base}/staff/invitations?stand=${stand}`}>
                {said.stands[stand]}: {counts[stand]}
              </a>
            </li>
          ))}
        </ul>
      )}
      <a class="govuk-button govuk-button--secondary" href={`${view.base}/staff/invitations/new`}>
        {said.invite}
      </a>
    </section>
  )
}
