import { type CountryCode, getCountryCallingCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Council } from '../councils/council.ts'
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

/** Which numbers are written to. */
export type Taken = {
  /** the countries whose numbers are taken */
  countries: readonly CountryCode[]
  /** the beginnings of numbers that are not, in E.164 */
  refused?: readonly string[]
}

type Asked = Taken & {
  /** the country that a number without + belongs to */
  country: CountryCode
  /** locally Ofcom's drama range is a range of mobile numbers */
  local: boolean
}

/** The numbers that a council's portal writes to: those of the United Kingdom, unless its file says others. */
export const takenBy = ({ phone }: Pick<Council, 'phone'>): Taken => ({
  countries: phone?.countries ?? ['GB'],
  refused: phone?.refused ?? [],
})

/**
 * Reads a number as people write it: with spaces, dashes, brackets, (0), 00 or +. A number with + or 00 says its country itself.
 * @returns the number; or that nothing was typed, or nothing that can be a number
 */
export function parsePhone(typed: string, country: CountryCode): Result<PhoneNumber, FaultKey> {
  // Some countries have another way out than 00, but who writes 00 means it.
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=[ -]*[1-9])/, '+')
  if (text === '') return no('phone.missing')
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  // Behind an extension nobody would hear a code.
  return phone && isComplete(phone) && !phone.ext ? ok(phone) : no('phone.impossible')
}

/**
 * Whether a number has as many digits as its range. To libphonenumber a British one of seven or nine is possible in every range, since there
 * are such service numbers: a mobile with a digit missing. Numbers of 01 have nine in a few places, which it knows.
 */
const isComplete = (phone: PhoneNumber) =>
  phone.isPossible() &&
  (phone.countryCallingCode !== '44' || /^([127]\d{9}|[3-689]\d*)$/.test(phone.nationalNumber) || phone.isValid())

/**
 * Reads a number that is to be written to. What cannot be a number is refused, and what nobody is to be written to at: which of the
 * other ranges are in use changes faster than any list of them.
 * @returns the number, or why there is none
 */
export function readPhone(typed: string, { country, countries, refused, local }: Asked): Result<Phone, FaultKey> {
  const phone = parsePhone(typed, country)
  if (!phone.ok) return phone
  const { number } = phone.value
  const fault = refusalOf(number, { countries, ...(refused ? { refused } : {}) })
  return fault ? no(fault) : ok({ number, kind: kindOf(number, local) })
}

/** Ranges that no portal writes to, by what libphonenumber calls them: they cost what a council must not pay, or reach nobody. */
const kindsRefused: Record<string, FaultKey> = {
  PREMIUM_RATE: 'phone.premium',
  SHARED_COST: 'phone.premium',
  PERSONAL_NUMBER: 'phone.personal',
  // Whoever is called pays for them, or an organisation answers.
  TOLL_FREE: 'phone.organisation',
  UAN: 'phone.organisation',
  PAGER: 'phone.pager',
  VOICEMAIL: 'phone.pager',
}

/** The same ranges of the British plan, whether or not their numbers are in use (Ofcom, National Telephone Numbering Plan). */
const britishRefused: readonly [RegExp, FaultKey][] = [
  [/^\+44(9|8[47])/, 'phone.premium'],
  [/^\+4470/, 'phone.personal'],
  [/^\+44(3|55|80|500)/, 'phone.organisation'],
  // 07624 is mobiles of the Isle of Man.
  [/^\+4476(?!24)/, 'phone.pager'],
]

/** Codes of no country: satellite phones and international networks (ITU-T E.164), and international services. */
const networksRefused: Record<string, FaultKey> = {
  '800': 'phone.organisation',
  '808': 'phone.premium',
  '870': 'phone.satellite',
  '878': 'phone.personal',
  '881': 'phone.satellite',
  '882': 'phone.satellite',
  '883': 'phone.satellite',
  '979': 'phone.premium',
}

/** Why a number (E.164) is not written to; nothing when it is. */
export function refusalOf(number: string, { countries, refused = [] }: Taken): FaultKey | undefined {
  const phone = parsePhoneNumberFromString(number)
  if (!phone) return 'phone.impossible'
  const range =
    networksRefused[phone.countryCallingCode] ??
    kindsRefused[phone.getType() ?? ''] ??
    britishRefused.find(([beginning]) => beginning.test(number))?.[1]
  if (range) return range
  if (refused.some((beginning) => number.startsWith(beginning))) return 'phone.range-refused'
  const taken = phone.country
    ? countries.includes(phone.country)
    : countries.some((each) => getCountryCallingCode(each) === phone.countryCallingCode)
  return taken ? undefined : 'phone.country-not-taken'
}

/** Whether a number (E.164) is one of another country, which costs more: the Channel Islands and the Isle of Man are. */
export function isAbroad(number: string): boolean {
  const phone = parsePhoneNumberFromString(number)
  return phone?.country ? phone.country !== 'GB' : phone?.countryCallingCode !== '44'
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
