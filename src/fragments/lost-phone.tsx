import { PhoneLink } from './phone-link.tsx'
import { GoLink } from './step-form.tsx'
import type { View } from './view.ts'
import { inLanguage } from './words/index.ts'

type Props = { view: View; lost: true | undefined }

/** The way on for who no longer has the phone, as long as it was not taken. */
export const LostPhoneLink = ({ view, lost }: Props) =>
  lost ? null : (
    <p class="govuk-body">
      <GoLink to="lost">{view.words.phone.lost.link}</GoLink>
    </p>
  )

/** What happens next once it was taken, and who can be asked. */
export function LostPhone({ view, lost }: Props) {
  if (!lost) return null
  const { lost: said } = view.words.phone
  const { name, phone } = view.council.contacts.at(-1)!
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-m">{said.title}</h2>
      <p class="govuk-body" data-announce>
        {said.noted}
      </p>
      <p class="govuk-body">
        {said.next} {phone && <PhoneLink phone={phone} />} ({inLanguage(name, view.language)}).
      </p>
      <p class="govuk-body">{said.found}</p>
    </div>
  )
}
