import { Summary } from '../../summary.tsx'
import type { View } from '../../view.ts'

/** How much somebody has to work on. */
export type WorkOf = { work: { records: number; invitations: number } }

/** What is to be handed over before somebody loses it; nothing where there is nothing. */
export function Work({ view, work: { records, invitations } }: WorkOf & { view: View }) {
  const { work: said } = view.words.staff
  if (records + invitations === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{said.title}</h2>
      <Summary
        rows={[
          [said.records, String(records)],
          [said.invitations, String(invitations)],
        ]}
      />
      <p class="govuk-body">{said.handOver}</p>
    </>
  )
}
