import type { CountryCode } from 'libphonenumber-js'
import type { AddressLookup } from '../address-lookups/address-lookup.ts'
import type { IdentityProviderName } from '../identity-providers/identity-provider.ts'
import type { Language } from '../languages.ts'
import type { Provider, Sender } from '../senders/sender.ts'

/** The same words in the portal's languages: always in English and Welsh; in every other one that the council offers. */
export type Bilingual = { readonly [language in Language]?: string } & { readonly en: string; readonly cy: string }

type Lengths = {
  /** characters */
  shortest: number
  /** characters; a bound on what is hashed, where a guide names none */
  longest: number
  /** how many earlier passwords may not come back, beside the current one; 0 for none */
  history: number
}

/**
 * What a password must be; the rules that a kind does not name do not apply.
 * - `strict` is Durham's policy: a letter first, no spaces, an upper case, a digit, a special.
 * - `modern` has no rules of composition; refused is what is common, or made of the person's or the council's names
 *   (NIST SP 800-63B-4 3.1.1.2, ASVS 6.2.4, 6.2.5, 6.2.11).
 * - `classes` asks for so many of lower case, upper case, digit and symbol, and refuses what `modern` refuses.
 */
export type PasswordProfile = Lengths & ({ kind: 'strict' } | { kind: 'modern' } | { kind: 'classes'; classes: 2 | 3 | 4 })

/** Words of a council's own guide, in the place of the portal's, by where they stand in the word lists. */
export type OwnWords = { readonly [part: string]: string | ((...given: never[]) => string) | OwnWords }

/** A way to reach people who can help. Telephone numbers are written as they are read aloud. */
export type Contact = { name: Bilingual; phone?: string; web?: string; about: Bilingual }

type Ways = readonly [Sender | Provider, ...(Sender | Provider)[]]

type Origin = `https://${string}`

/** All that one council's portal has of its own. */
export type Council = {
  /** the first part of its addresses, and of its cookies' names */
  slug: string
  name: Bilingual
  /** what the guides call the portal */
  service: Bilingual
  /** the languages that people can read it in, in the order of the links to them; English and Welsh unless it is set */
  languages?: readonly [Language, Language, ...Language[]]
  /** host names that serve this council without its slug in the address; links in messages lead to the first */
  hosts: readonly [string, ...string[]]
  /** the header's background, in the light and in the dark; white on it must reach a contrast of 4.5. Links and buttons follow it */
  colour: `#${string}`
  /** who can help, on every page; the first is for worries about a child */
  contacts: readonly [Contact, ...Contact[]]
  /** the steps of each journey, by name and in order */
  journeys: { register: readonly string[]; 'sign-in': readonly string[]; 'reset-password': readonly string[] }
  code: { digits: number }
  password: PasswordProfile
  /** the last page of signing up asks for the password first, then for the names */
  passwordFirst?: true
  /** what a person can choose as their role; "other" asks for a text */
  roles: readonly { value: string; label: Bilingual }[]
  /** where somebody comes to who has signed in */
  afterSignIn: '/sign-in/welcome' | '/records' | '/'
  /** what the council's guides call things, where that differs */
  words?: { readonly [language in Language]?: OwnWords } & { readonly en: OwnWords; readonly cy: OwnWords }
  /** a phone is proved at every sign-in: by a text, or by a call */
  phone?: {
    /** what a call asks for: that # is pressed, or that the code it speaks is typed in */
    calls: 'key' | 'code'
    /** the page for a code goes on by itself with the last digit; otherwise by its button alone */
    goesOnByItself: boolean
    /** a number that has just been proved is confirmed once more, as at every sign-in */
    confirmNew: boolean
    /**
     * the countries whose numbers are taken, as ISO 3166 codes; the first is chosen at the start. Unless it is set, the United Kingdom
     * alone: Jersey, Guernsey and the Isle of Man are countries of their own. What no portal writes to stands in src/domain/phone.ts
     */
    countries?: readonly [CountryCode, ...CountryCode[]]
    /** beginnings of numbers that are not taken all the same, in E.164 */
    refused?: readonly `+${number}`[]
  }
  /** workers share children's records with the people they invite */
  records?: {
    /** what an invited person can be to the child */
    relationships: readonly { value: string; label: Bilingual }[]
  }
  /** whose accounts open an account here, beside e-mail and password, in the order of the buttons */
  social?: readonly IdentityProviderName[]
  /** people look over what is kept about them: after they registered, and again from time to time */
  review?: {
    /** days after which it is due again */
    everyDays: number
  }
  /** how many texts and calls may leave in a day, from midnight UTC; what is not set is as in src/domain/limits.ts */
  budget?: {
    texts?: number
    calls?: number
    /** of both, how many to numbers of other countries */
    abroad?: number
  }
  /** whose own pages may hold the portal's journeys in a frame, or begin them in a form of their own; unless it is set, nobody's */
  embedding?: {
    /** the origins of those pages, exactly these: https://host, and no wildcard. docs/embedding.md says how it is done */
    origins: readonly [Origin, ...Origin[]]
  }
  /** finds addresses by their post code, where people give theirs; without it, and where it fails, they are typed */
  addresses?: AddressLookup
  /** for every channel that the council's journeys use, who can send it: those that are set up are tried in this order */
  senders: { email: Ways; sms?: Ways; voice?: Ways }
}

/** The countries whose numbers councils usually take: the United Kingdom first, then its neighbours, Europe and the English-speaking ones overseas. */
export const usualCountries = [
  ...['GB', 'IE', 'JE', 'GG', 'IM', 'GI'],
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IS', 'IT', 'LV', 'LI', 'LT', 'LU'],
  ...['MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'CH', 'UA'],
  ...['AU', 'CA', 'NZ', 'US'],
] as const satisfies readonly CountryCode[]

/** Keeps the names of a council's steps as they are written, so that the compiler can check them where journeys are assembled. */
export const defineCouncil = <const C extends Council>(council: C): C => council
