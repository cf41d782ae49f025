import type { Child } from 'hono/jsx'

/** What is known of something, as labels and values. */
export const Summary = ({ rows }: { rows: readonly (readonly [label: string, value: Child])[] }) => (
  <dl class="govuk-summary-list">
    {rows.map(([label, value]) => (
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">{label}</dt>
        <dd class="govuk-summary-list__value breakable">{value}</dd>
      </div>
    ))}
  </dl>
)
