import type { Child } from 'hono/jsx'
import type { View } from '../view.ts'

/** The first page of a journey with the answers that somebody gave on a page of the council's own site. */
export function StartPage({ view, children }: { view: View; children?: Child }) {
  return (
    <>
      <p class="govuk-inset-text" role="status">
        {view.words.embed.started}
      </p>
      {children}
    </>
  )
}
