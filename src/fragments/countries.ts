import type { CountryCode } from 'libphonenumber-js'
import type { Language } from '../domain/visit.ts'
import { countries } from './words/index.ts'
import type { CountryNames } from './words/translation.ts'

/** Names in Welsh, of Unicode's CLDR: workerd knows none. */
const inWelsh: CountryNames = {
  GB: 'Y Deyrnas Unedig',
  IE: 'Iwerddon',
  JE: 'Jersey',
  GG: 'Ynys y Garn',
  IM: 'Ynys Manaw',
  GI: 'Gibraltar',
  AT: 'Awstria',
  BE: 'Gwlad Belg',
  BG: 'Bwlgaria',
  HR: 'Croatia',
  CY: 'Cyprus',
  CZ: 'Tsiecia',
  DK: 'Denmarc',
  EE: 'Estonia',
  FI: 'Y Ffindir',
  FR: 'Ffrainc',
  DE: 'Yr Almaen',
  GR: 'Gwlad Groeg',
  HU: 'Hwngari',
  IS: 'Gwlad yr Iâ',
  IT: 'Yr Eidal',
  LV: 'Latfia',
  LI: 'Liechtenstein',
  LT: 'Lithwania',
  LU: 'Lwcsembwrg',
  MT: 'Malta',
  NL: 'Yr Iseldiroedd',
  NO: 'Norwy',
  PL: 'Gwlad Pwyl',
  PT: 'Portiwgal',
  RO: 'Rwmania',
  SK: 'Slofacia',
  SI: 'Slofenia',
  ES: 'Sbaen',
  SE: 'Sweden',
  CH: 'Y Swistir',
  UA: 'Wcráin',
  AU: 'Awstralia',
  CA: 'Canada',
  NZ: 'Seland Newydd',
  US: 'Yr Unol Daleithiau',
}

const inEnglish = new Intl.DisplayNames(['en'], { type: 'region' })

const inOthers: Partial<Record<Language, CountryNames>> = { cy: inWelsh, ...countries }

/** A country's name; in English where its language has none here. */
export const countryName = (code: CountryCode, language: Language): string =>
  inOthers[language]?.[code] ?? inEnglish.of(code) ?? code
