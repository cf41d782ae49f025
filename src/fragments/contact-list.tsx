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
              <a class="govuk-link contacts__phone" href={`tel:${phone.replaceAll(' ', '')}`}>
                {phone}
              </a>
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
