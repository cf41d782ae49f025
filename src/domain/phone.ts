import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { FaultKey } from './faults.ts'
import { no, ok, type Result } from './result.ts'

/** What can be done with a number: unknown ones are offered a text and a call alike. */
export type PhoneKind = 'mobile' | 'landline' | 'unknown'

/** What somebody asks for: a text, or a call. */
export type Way = 'text' | 'call'

/** How somebody is reached by phone: by a text with a code, by a call in which # is pressed, or by a call that speaks a code. */
export type Channel = Way | 'spoken'

/** A number in E.164, like +447700900147. */
export type Phone = { number: string; kind: PhoneKind }

type Asked = {
  /** the country that a number without + belongs to */
  country: CountryCode
  /** the countries whose numbers are taken */
  countries: readonly CountryCode[]
  /** locally Ofcom's drama range is a range of mobile numbers */
  local: boolean
}

/**
 * Reads a number as people write it: with spaces, dashes, brackets, (0), 00 or +. A number with + or 00 says its country itself.
 * Only what cannot be a number is refused: which ranges are in use changes faster than any list of them.
 * @returns the number, or why there is none: nothing typed, no possible number, or one of a country that is not in the list
 */
export function readPhone(typed: string, { country, countries, local }: Asked): Result<Phone, FaultKey> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return no('phone.missing')
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  // Behind an extension nobody would hear a code.
  if (!phone?.isPossible() || phone.ext) return no('phone.impossible')
  const taken = phone.country
    ? countries.includes(phone.country)
    : countries.some((each) => getCountryCallingCode(each) === phone.countryCallingCode)
  return taken ? ok({ number: phone.number, kind: kindOf(phone.number, local) }) : no('phone.country-not-taken')
}

/** Ofcom's numbers for drama: nobody has them. */
const drama = /^\+447700900\d{3}$/

/** What kind of number one in E.164 is, as far as its range tells. */
export function kindOf(number: string, local: boolean): PhoneKind {
  if (local && drama.test(number)) return 'mobile'
  const type = parsePhoneNumberFromString(number)?.getType()
  if (type === 'MOBILE') return 'mobile'
  return type === 'FIXED_LINE' ? 'landline' : 'unknown'
}

/** What is offered first: a landline that takes texts is rare. */
export const firstWay = (kind: PhoneKind): Way => (kind === 'landline' ? 'call' : 'text')

/** How somebody is reached who asks for a text or a call, by what the council's calls ask for: a key, or the code they speak. */
export const channelOf = (way: Way, calls: 'key' | 'code'): Channel => (way === 'call' && calls === 'code' ? 'spoken' : way)
