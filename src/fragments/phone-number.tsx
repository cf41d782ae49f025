import type { View } from './view.ts'

/** A number as its owner recognises it and a stranger cannot: its last two digits. */
export const masked = (number: string) => `XXX-XXX-XXX${number.slice(-2)}`

/** The number that is being confirmed. Nobody who looks at the page learns more of it than its owner needs. */
export const PhoneNumber = ({ view, number = '' }: { view: View; number: string | undefined }) => (
  <p class="govuk-body">
    {view.words.phone.number} <strong class="phone-number">{masked(number)}</strong>
  </p>
)
