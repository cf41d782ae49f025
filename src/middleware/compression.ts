import { createMiddleware } from 'hono/factory'
import type { App, Ctx } from './app.ts'

/** Cloudflare compresses what has one of these on its way to a browser, better than by gzip, and leaves all else as it is. */
const compressedByEdge = [200, 403, 404]

/**
 * Has the other pages compressed, by the platform, which does what the header says: a form that comes back with what is wrong with it
 * weighs four times as much otherwise.
 * https://developers.cloudflare.com/speed/optimization/content/compression/
 */
export const compression = createMiddleware<App>(async (c_, next) => {
  const c = c_ as unknown as Ctx
  await next()
  const { status, headers, body } = c.res
  const isPage = headers.get('content-type')?.startsWith('text/html') && body !== null
  if (isPage && !compressedByEdge.includes(status) && takesGzip(c)) headers.set('Content-Encoding', 'gzip')
})

/** Cloudflare puts its own Accept-Encoding in the place of the browser's, which it tells beside it. */
function takesGzip({ req }: Ctx): boolean {
  const { clientAcceptEncoding = req.header('accept-encoding') } = (req.raw.cf ?? {}) as { clientAcceptEncoding?: string }
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(clientAcceptEncoding ?? '')
}
