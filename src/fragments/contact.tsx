import { ContactList } from './contact-list.tsx'
import type { View } from './view.ts'

export function ContactPage({ view }: { view: View }) {
  const { contact: said } = view.words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.title}
        </h1>
        <p class="govuk-body">{said.lead}</p>
        <ContactList view={view} />
      </div>
    </div>
  )
}
