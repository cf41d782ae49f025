import { PhoneLink } from './phone-link.tsx'
import type { View } from './view.ts'

/** Who can help, and how to reach them. */
export function ContactList({ view: { council, language } }: { view: View }) {
  return (
    <ul class="govuk-list contacts">
      {council.contacts.map(({ name, phone, web, about }) => (
        <li>
          <strong>{name[language]}</strong>
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
          {about[language]}
        </li>
      ))}
    </ul>
  )
}
