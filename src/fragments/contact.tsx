import { ContactList } from './contact-list.tsx'
import { TextPage } from './text-page.tsx'
import type { View } from './view.ts'

export function ContactPage({ view }: { view: View }) {
  const { contact: said } = view.words
  return (
    <TextPage title={said.title}>
      <p class="govuk-body">{said.lead}</p>
      <ContactList view={view} />
    </TextPage>
  )
}
