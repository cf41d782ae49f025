import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { GoLink } from './step-form.tsx'
import type { View } from './view.ts'

/** A number as its owner recognises it and a stranger cannot: its last two digits. */
export const masked = (number: string) => `XXX-XXX-XXX${number.slice(-2)}`

/** A number in E.164 as people write it: a British one as it is dialled at home, 07700 900147, any other with its country. */
export function written(number: string): string {
  const phone = parsePhoneNumberFromString(number)
  return (phone?.countryCallingCode === '44' ? phone.formatNational() : phone?.formatInternational()) ?? number
}

/** The number that is being confirmed. Nobody who looks at the page learns more of it than its owner needs. */
export const PhoneNumber = ({ view, number = '' }: { view: View; number: string | undefined }) => (
  <p class="govuk-body">
    {view.words.phone.number} <strong class="phone-number">{masked(number)}</strong>
  </p>
)

/** The number that has just been typed, in full: whoever typed it is to see a slip before they wait for what went elsewhere. */
export const NewNumber = ({ view, number = '' }: { view: View; number: string | undefined }) => {
  const { phone: said } = view.words
  return (
    <>
      <p class="govuk-body">
        {said.number} <strong class="phone-number">{written(number)}</strong>
      </p>
      <p class="govuk-body">
        {said.numberWrong} <GoLink to="back">{said.change}</GoLink>
      </p>
    </>
  )
}
