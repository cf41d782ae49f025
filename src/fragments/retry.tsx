import { TextPage } from './text-page.tsx'
import type { View } from './view.ts'

/** The database is away: what was sent is kept in the page, to be sent once more. Sending it again does its work once. */
export function RetryPage({ view, action, fields }: { view: View; action: string; fields: Record<string, string> }) {
  const { failures, retry } = view.words
  return (
    <TextPage title={failures.unavailable.title}>
      <p class="govuk-body">{retry.lead}</p>
      <form action={action} method="post">
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="govuk-button">
          {retry.again}
        </button>
      </form>
    </TextPage>
  )
}
