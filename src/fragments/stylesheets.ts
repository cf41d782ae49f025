import { directionOf, type Language } from '../languages.ts'
import { assets } from './assets.ts'

/** Each has what its pages wear: those before signing in; those of who is signed in, to read and to fill in; the staff console, all. */
export type Sheet = 'strangers' | 'reading' | 'signedIn' | 'staff'

/** Where who is signed in only reads and presses: nothing is swapped in there, so that nothing comes that the shorter sheet does not know. */
const isRead = /^($|(records|failure|session)(\/|$)|(account|contact|accessibility|sign-out|sign-in\/welcome)$)/

/** @param page its address in the council's portal, as `account/details`, or as the gallery has it */
export function sheetOf({ page, signedIn }: { page: string; signedIn: boolean }): Sheet {
  if (!signedIn) return 'strangers'
  if (/^staff(\/|$)/.test(page)) return 'staff'
  return isRead.test(page) ? 'reading' : 'signedIn'
}

const files: Record<Sheet, { ltr: string; rtl: string }> = {
  strangers: { ltr: assets.css, rtl: assets.cssRightToLeft },
  reading: { ltr: assets.cssReading, rtl: assets.cssReadingRightToLeft },
  signedIn: { ltr: assets.cssSignedIn, rtl: assets.cssSignedInRightToLeft },
  staff: { ltr: assets.cssStaff, rtl: assets.cssStaffRightToLeft },
}

/** The stylesheet of a page: by who sees it, and by the way their language is written. */
export const stylesheetOf = ({ name, page, language }: { name?: string; page: string; language: Language }): string =>
  files[sheetOf({ page, signedIn: name !== undefined })][directionOf(language) ?? 'ltr']
