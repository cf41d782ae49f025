import type { Child } from 'hono/jsx'

/** A page without a form of its own journey: a heading, and what there is to say. */
export const TextPage = ({ title, children }: { title: string; children?: Child }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l" tabindex={-1}>
        {title}
      </h1>
      {children}
    </div>
  </div>
)
