import { createMiddleware } from 'hono/factory'
import type { Council } from '../councils/council.ts'
import { type Language, languages, unread, usual } from '../languages.ts'
import type { App, Ctx } from './app.ts'
import { readCookie, writeCookie } from './cookies.ts'

const YEAR = 365 * 24 * 60 * 60

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)

/** The languages that a council's portal can be read in. */
export const languagesOf = ({ languages: its = usual }: Pick<Council, 'languages'>, local: boolean): readonly Language[] =>
  local ? its : its.filter((each) => !unread.includes(each))

/** Those of them in which a page can be read: the staff console speaks fewer. Its address is told from the portal's home on. */
export const languagesAt = (its: readonly Language[], path: string): readonly Language[] =>
  /^\/staff(\/|$)/.test(path) ? its.filter((each) => (usual as readonly Language[]).includes(each)) : its

/** The same for the page that is asked for. */
export const languagesHere = ({ var: { council, env, base }, req }: Ctx) =>
  languagesAt(languagesOf(council, env.local), new URL(req.url).pathname.slice(base.length))

/** `?lang=cy` at any address, kept from then on. What the page does not speak is as if nobody had asked for it. */
export const language = createMiddleware<App>(async (c, next) => {
  const here = languagesHere(c)
  const known = (text: string | undefined) => here.find((each) => each === text)
  const [asked, kept] = [known(c.req.query('lang')), readCookie(c, 'language')]
  c.set('language', asked ?? known(kept) ?? 'en')
  if (asked && asked !== kept) writeCookie(c, 'language', asked, YEAR)
  await next()
})

/** The language that an address names, for what keeps nothing. */
export const languageAsked = createMiddleware<App>(async (c, next) => {
  const asked = c.req.query('lang')
  c.set('language', languagesHere(c).find((each) => each === asked) ?? 'en')
  await next()
})

/** Goes on in another language, and keeps it. */
export function keepLanguage(c: Ctx, wanted: Language) {
  if (!languagesHere(c).includes(wanted)) return
  writeCookie(c, 'language', wanted, YEAR)
  c.set('language', wanted)
}
