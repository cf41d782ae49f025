import type { View } from './view.ts'

/** The whole policy, to be read before typing. */
export function PasswordPolicy({ view: { words, council } }: { view: View }) {
  const { title, lead, rules } = words.policy
  return (
    <div class="policy" id="policy">
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{lead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {rules(council.password).map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </div>
  )
}
