import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { CouncilsPage } from '../fragments/councils.tsx'
import { words } from '../fragments/words/index.ts'
import { languages } from '../languages.ts'
import type { App } from '../middleware/app.ts'
import { hostCookie } from '../middleware/cookies.ts'
import { languagesOf, YEAR_SECONDS } from '../middleware/language.ts'
import type { Served } from './journeys.ts'
import { onlyThese } from './methods.ts'

/** The front page of a Worker that serves several councils. */
export function councilsRoute(councils: readonly Served[]) {
  const app = new Hono<App>()
  app.get('/', (c) => {
    const asked = c.req.query('lang')
    // Every language in which one of them can be read.
    const offered = languages.filter((each) => councils.some((council) => languagesOf(council, c.var.env.local).includes(each)))
    const [chosen, kept] = [asked, getCookie(c, 'language', 'host')].map((tag) => offered.find((each) => each === tag))
    if (chosen && chosen !== kept) setCookie(c, 'language', chosen, { ...hostCookie, sameSite: 'Lax', maxAge: YEAR_SECONDS })
    const language = chosen ?? kept ?? 'en'
    const its = { words: words[language], language, languages: offered, councils }
    return c.html(`<!doctype html>${<CouncilsPage {...its} />}`)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
