import { createMiddleware } from 'hono/factory'
import type { Council } from '../councils/council.ts'
import { councilOf } from '../councils/index.ts'
import type { App } from './app.ts'

/**
 * Routes are written once, below the council's slug. On a council's own host the slug is not in the address: it is put in front
 * before routing, unless it does. A slash at the end means nothing.
 */
export const pathWithin = (councils: readonly Council[]) => (request: Request) => {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\/+$/, '')
  const found = councilOf(councils, url)
  if (found?.base !== '' || outside.has(path)) return path || '/'
  const within = `/${found.council.slug}`
  // embed.js says the slug on every host.
  return path === within || path.startsWith(`${within}/`) ? path : within + path
}

/** Addresses that belong to no council, on any host. */
const outside = new Set(['/healthz'])

/** Says whose portal is visited. */
export const council = (councils: readonly Council[]) =>
  createMiddleware<App>(async (c, next) => {
    const found = councilOf(councils, new URL(c.req.url))
    if (!found) return c.notFound()
    c.set('council', found.council)
    c.set('base', found.base)
    c.set('framedBy', undefined)
    await next()
  })
