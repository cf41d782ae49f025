import { Hono } from 'hono'
import { idOf, MessagesPage } from '../../fragments/dev/messages.tsx'
import { samplesOf } from '../../fragments/dev/samples.ts'
import type { App } from '../../middleware/app.ts'
import { isLanguage } from '../../middleware/language.ts'
import { htmlOf } from '../../senders/html.ts'
import type { Served } from '../journeys.ts'

/** A mail program runs nothing and fetches nothing; the styles stand on the elements. */
const mailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** Every message of a council on one page, and each of its e-mails as the HTML that providers are given. */
export function messages(councils: readonly Served[]) {
  const app = new Hono<App>()
  app.get('/:council', (c) => {
    const council = councils.find(({ slug }) => slug === c.req.param('council'))
    return council
      ? c.html(`<!doctype html>${<MessagesPage council={council} language={asked(c.req.query('lang'))} />}`)
      : c.notFound()
  })
  app.get('/:council/:message{.+\\.html}', (c) => {
    const council = councils.find(({ slug }) => slug === c.req.param('council'))
    const emails = council ? samplesOf(council).filter(({ channel }) => channel === 'email') : []
    const found = emails.find((each) => `${idOf(each)}.html` === c.req.param('message'))
    if (!found) return c.notFound()
    c.header('Content-Security-Policy', mailPolicy)
    return c.html(htmlOf(found.wording(asked(c.req.query('lang')))))
  })
  return app
}

const asked = (language: string | undefined) => (isLanguage(language) ? language : 'en')
