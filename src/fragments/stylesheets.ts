import { directionOf, type Language } from '../languages.ts'
import { assets } from './assets.ts'

/** The stylesheet of a page: what those have that anybody sees, or all of it for who is signed in; by the way their language is written. */
export function stylesheetOf({ name, language }: { name?: string; language: Language }): string {
  if (directionOf(language)) return name ? assets.cssSignedInRightToLeft : assets.cssRightToLeft
  return name ? assets.cssSignedIn : assets.css
}
