import { createMiddleware } from 'hono/factory'
import type { App, Ctx } from './app.ts'
import { failurePage } from './failures.tsx'

/** The origins whose pages may embed the council's journeys. */
const embeddersOf = ({ var: { env, council } }: Ctx) => env.embedders[council.slug] ?? []

/** The page stands in a frame of one of the council's own sites. There is none where no site may embed it. */
export const framed = createMiddleware<App>(async (context, next) => {
  const c = context as unknown as Ctx
  const origins = embeddersOf(c)
  if (origins.length === 0) return c.notFound()
  c.set('framedBy', origins)
  return next()
})

/**
 * Takes what the council's own pages ask for or send, by their origin, and nothing from anywhere else. It is the one written exception of
 * the same-origin check beside webhooks: what stands behind it reads no cookie and changes nothing.
 */
export const fromEmbedder = createMiddleware<App>(async (context, next) => {
  const c = context as unknown as Ctx
  const origin = c.req.header('origin') ?? ''
  if (!embeddersOf(c).includes(origin)) return failurePage(c, 'foreign', 403)
  const type = c.req.header('content-type') ?? ''
  if (c.req.method === 'POST' && !/^application\/x-www-form-urlencoded\b/i.test(type)) return failurePage(c, 'foreign', 403)
  return next()
})
