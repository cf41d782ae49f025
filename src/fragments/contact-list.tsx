import { PhoneLink } from './phone-link.tsx'
import type { View } from './view.ts'
import { inLanguage } from './words/index.ts'

/** Who can help, and how to reach them. */
export function ContactList({ view: { council, language } }: { view: View }) {
  return (
    <ul class="govuk-list contacts">
      {council.contacts.map(({ name, phone, web, about }) => (
        <li>
          <strong>{inLanguage(name, language)}</strong>
          {phone && (
            <>
              {' '}
              <PhoneLink phone={phone} />
            </>
          )}
          {web && (
            <>
              {' '}
              <a class="govuk-link" href={web}>
                {web}
              </a>
            </>
          )}
          <br />
          {inLanguage(about, language)}
        </li>
      ))}
    </ul>
  )
}
