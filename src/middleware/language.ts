import { createMiddleware } from 'hono/factory'
import type { Language } from '../domain/visit.ts'
import type { App, Ctx } from './app.ts'
import { readCookie, writeCookie } from './cookies.ts'

const YEAR = 365 * 24 * 60 * 60

export const isLanguage = (text: unknown): text is Language => text === 'en' || text === 'cy'

/** `?lang=cy` at any address, kept from then on. */
export const language = createMiddleware<App>(async (c, next) => {
  const asked = c.req.query('lang')
  const kept = readCookie(c, 'language')
  c.set('language', isLanguage(asked) ? asked : isLanguage(kept) ? kept : 'en')
  if (isLanguage(asked) && asked !== kept) writeCookie(c, 'language', asked, YEAR)
  await next()
})

/** The language that an address names, for what keeps nothing. */
export const languageAsked = createMiddleware<App>(async (c, next) => {
  const asked = c.req.query('lang')
  c.set('language', isLanguage(asked) ? asked : 'en')
  await next()
})

/** Goes on in another language, and keeps it. */
export function keepLanguage(c: Ctx, wanted: Language) {
  writeCookie(c, 'language', wanted, YEAR)
  c.set('language', wanted)
}
