import { Hono } from 'hono'
import { CouncilsPage } from '../fragments/councils.tsx'
import { words } from '../fragments/words/index.ts'
import { languages } from '../languages.ts'
import type { App } from '../middleware/app.ts'
import { languagesOf } from '../middleware/language.ts'
import type { Served } from './journeys.ts'
import { onlyThese } from './methods.ts'

/** The front page of a Worker that serves several councils. */
export function councilsRoute(councils: readonly Served[]) {
  const app = new Hono<App>()
  app.get('/', (c) => {
    const asked = c.req.query('lang')
    // Every language in which one of them can be read.
    const offered = languages.filter((each) => councils.some((council) => languagesOf(council, c.var.env.local).includes(each)))
    const language = offered.find((each) => each === asked) ?? 'en'
    const its = { words: words[language], language, languages: offered, councils }
    return c.html(`<!doctype html>${<CouncilsPage {...its} />}`)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
