import { createMiddleware } from 'hono/factory'
import type { Council } from '../councils/council.ts'
import { type Language, languages, unread, usual } from '../languages.ts'
import type { App, Ctx } from './app.ts'
import { readCookie, writeCookie } from './cookies.ts'

/** How long a language is kept that somebody has chosen. */
export const YEAR_SECONDS = 365 * 24 * 60 * 60

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)

/** The languages that a council's portal can be read in. */
export const languagesOf = ({ languages: its = usual }: Pick<Council, 'languages'>, local: boolean): readonly Language[] =>
  local ? its : its.filter((each) => !unread.includes(each))

/** Those of them in which a page can be read: the staff console speaks fewer. Its address is told from the portal's home on. */
export const languagesAt = (its: readonly Language[], path: string): readonly Language[] =>
  /^\/staff(\/|$)/.test(path) ? its.filter((each) => (usual as readonly Language[]).includes(each)) : its

/** Which page of a council's portal is asked for, from its home on: "/sign-in/password". On its own host the slug may stand before it or not. */
export const pageIn = ({ var: { council }, req }: Ctx) => req.path.slice(council.slug.length + 1)

/** The languages of the page that is asked for. */
export const languagesHere = (c: Ctx) => languagesAt(languagesOf(c.var.council, c.var.env.local), pageIn(c))

/** The language of a page that a tag of BCP 47 means, whatever the country: "cy-GB" is Welsh. */
const meant = (c: Ctx, tag: string | undefined) => {
  const [wanted] = (tag ?? '').toLowerCase().split('-')
  return languagesHere(c).find((each) => each === wanted)
}

/**
 * `?lang=cy` at any address, kept from then on. `?around=cy` is the language of a council's page that embeds this one: nobody has chosen
 * it, so it counts where nothing was kept, and is not kept. What the page does not speak is as if nobody had asked for it.
 */
export const language = createMiddleware<App>(async (context, next) => {
  const c = context as unknown as Ctx
  const [asked, kept] = [meant(c, c.req.query('lang')), readCookie(c, 'language')]
  c.set('language', asked ?? meant(c, kept) ?? meant(c, c.req.query('around')) ?? 'en')
  if (asked && asked !== kept) writeCookie(c, 'language', asked, YEAR_SECONDS)
  await next()
})

/** The language that an address names, for what keeps nothing. */
export const languageAsked = createMiddleware<App>(async (context, next) => {
  const c = context as unknown as Ctx
  c.set('language', meant(c, c.req.query('lang')) ?? meant(c, c.req.query('around')) ?? 'en')
  await next()
})

/** The language that a button asks for, by its value. */
export function languageIn(go = ''): Language | undefined {
  const language = go.startsWith('lang-') ? go.slice(5) : undefined
  return isLanguage(language) ? language : undefined
}

/** Goes on in another language, and keeps it. */
export function keepLanguage(c: Ctx, wanted: Language) {
  if (!languagesHere(c).includes(wanted)) return
  writeCookie(c, 'language', wanted, YEAR_SECONDS)
  c.set('language', wanted)
}
