import { ContactList } from './contact-list.tsx'
import { GoLink } from './step-form.tsx'
import type { View } from './view.ts'

/** A way on for who no longer has the phone; once it was taken, what happens next. */
export function LostPhone({ view, lost }: { view: View; lost: true | undefined }) {
  const { lost: said } = view.words.phone
  if (!lost)
    return (
      <p class="govuk-body">
        <GoLink to="lost">{said.link}</GoLink>
      </p>
    )
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-m">{said.title}</h2>
      <p class="govuk-body" data-announce>
        {said.noted}
      </p>
      <p class="govuk-body">{said.next}</p>
      <ContactList view={view} />
      <p class="govuk-body">{said.found}</p>
    </div>
  )
}
