import type { Language } from '../../domain/visit.ts'
import { letters } from '../words/index.ts'
import type { FurtherLanguage } from '../words/translation.ts'
import type { Letters } from './letters.ts'

/* What is said in a call behind its message. */

/** A sentence in the person's language; none where nothing is to be heard. */
type Spoken = Record<Language, string>

const further = (which: keyof Letters['spoken']) =>
  Object.fromEntries(Object.entries(letters).map(([code, its]) => [code, its.spoken[which]])) as Record<FurtherLanguage, string>

/** # has confirmed. */
export const callThanks: Spoken = {
  en: 'Thank you. You can go on where you are signing in. Goodbye.',
  cy: 'Diolch. Gallwch fynd ymlaen lle rydych yn mewngofnodi. Hwyl fawr.',
  ...further('thanks'),
}

/** Nothing was pressed, or another key. */
export const callAgain: Spoken = {
  en: 'If it is you who is signing in, press the hash key now. If it is not you, hang up.',
  cy: 'Os mai chi sydd yno, pwyswch y fysell stwnsh nawr. Os nad chi sydd yno, rhowch y ffôn i lawr.',
  ...further('again'),
}

/** It is not certain that somebody listens. */
export const callPress: Spoken = {
  en: 'You asked for a code. To hear it, press any key. If you did not ask for it, hang up.',
  cy: 'Gofynnoch am god. I’w glywed, pwyswch unrhyw fysell. Os na ofynnoch amdano, rhowch y ffôn i lawr.',
  ...further('press'),
}

/** The call, or its code, is worth nothing any more. */
export const callOver: Spoken = {
  en: 'This call can no longer be used. To try again, ask for a new call where you are signing in. Goodbye.',
  cy: 'Ni ellir defnyddio’r alwad hon mwyach. I roi cynnig arall arni, gofynnwch am alwad newydd lle rydych yn mewngofnodi. Hwyl fawr.',
  ...further('over'),
}

/** # was asked for often enough. */
export const callGoodbye: Spoken = {
  en: 'Nothing was confirmed. Goodbye.',
  cy: 'Ni chadarnhawyd dim. Hwyl fawr.',
  ...further('goodbye'),
}
