import { Hono } from 'hono'
import { CouncilsPage } from '../fragments/councils.tsx'
import { words } from '../fragments/words/index.ts'
import type { App } from '../middleware/app.ts'
import { isLanguage } from '../middleware/language.ts'
import type { Served } from './journeys.ts'
import { onlyThese } from './methods.ts'

/** The front page of a Worker that serves several councils. */
export function councilsRoute(councils: readonly Served[]) {
  const app = new Hono<App>()
  app.get('/', (c) => {
    const asked = c.req.query('lang')
    const language = isLanguage(asked) ? asked : 'en'
    return c.html(`<!doctype html>${<CouncilsPage words={words[language]} language={language} councils={councils} />}`)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
