import { Hono } from 'hono'
import type { App, Ctx } from '../../middleware/app.ts'
import { viewOf } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'
import { startable } from './start.tsx'

export const first = new Hono<App>()

/**
 * The first step of a journey as a plain form, which embed.js puts into a page of the council's own site: no styles, no scripts and no
 * tokens of ours, headings one level down, and ids that are none of that page's. It is sent to embed/start.
 */
first.get('/:journey', async (context) => {
  const c = context as unknown as Ctx
  const name = c.req.param('journey') ?? ''
  const of = startable(c, name)
  if (!of) return c.notFound()
  const portal = new URL(c.req.url).origin
  const { base, language } = c.var
  const Fragment = of.steps[0]!.fragment
  const props = { tokens: { journey: '', submit: '' }, progress: {}, values: {}, faults: [] }
  const html = `${<Fragment view={viewOf(c)} action={`${portal}${base}/embed/start?lang=${language}`} {...props} />}`
  c.header('Access-Control-Allow-Origin', c.req.header('origin')!)
  c.header('Vary', 'Origin', { append: true })
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return c.body(await plain(portal, name).transform(new Response(html)).text())
})
onlyThese(first, '/:journey', ['GET'])

/** Takes away what is the portal's alone, and says where the form leads. */
const plain = (portal: string, journey: string) =>
  new HTMLRewriter()
    .on('*', {
      element(element) {
        for (const [name = '', value = ''] of [...element.attributes])
          if (/^(class|tabindex|novalidate|autofocus|hx-.*)$/.test(name)) element.removeAttribute(name)
          else if (/^(id|for|aria-describedby|aria-labelledby)$/.test(name))
            element.setAttribute(name, value.replace(/\S+/g, 'doorstep-$&'))
      },
    })
    .on('h1', {
      element(element) {
        element.tagName = 'h2'
      },
    })
    .on('a[href^="/"]', { element: (element) => void element.setAttribute('href', portal + element.getAttribute('href')) })
    .on('input[type=hidden], button[name=go], .govuk-visually-hidden', { element: (element) => void element.remove() })
    .on('form', {
      element(element) {
        // A form is sent in the encoding of the page it stands in, unless it says otherwise.
        element.setAttribute('accept-charset', 'utf-8')
        element.prepend(`<input type="hidden" name="start" value="${journey}">`, { html: true })
      },
    })
