import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { limits } from '../domain/limits.ts'
import { firstStyleHash } from '../fragments/first-style.ts'
import type { App, Ctx } from './app.ts'
import { failurePage } from './failures.tsx'
import { isSwap } from './page.tsx'

const documentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${firstStyleHash}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For what is no document: nothing runs, nothing frames it. */
const fragmentPolicy = "default-src 'none'; frame-ancestors 'none'"

/** For what is saved, not shown: opened in a browser all the same, it is nobody's page and nothing in it runs. */
const downloadPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'"

/**
 * Headers on every answer (ASVS V3.4). Personal or not, nothing that the Worker makes is kept by anybody. What a script asks for becomes
 * no page of its own: it goes without the headers that only a page heeds, since on a bad line every one of them is waited for.
 */
export const headers = createMiddleware<App>(async (c_, next) => {
  const c = c_ as unknown as Ctx
  await next()
  const set = (name: string, value: string) => c.res.headers.set(name, value)
  const asked = isAskedByScript(c)
  const isDocument = c.res.headers.get('content-type')?.startsWith('text/html') && !asked
  const isDownload = c.res.headers.get('content-disposition')?.startsWith('attachment')
  // What is no page of the portal may have brought its own.
  const own = c.res.headers.get('content-security-policy')
  const policy = own ?? (isDownload ? downloadPolicy : isDocument ? documentPolicy : fragmentPolicy)
  // Journeys that councils' own pages hold in a frame stand at addresses of their own: nothing else is ever framed, nobody else frames them.
  const framers = !own && !isDownload && !isSwap(c as unknown as Ctx) ? c.var.framedBy : undefined
  set(
    'Content-Security-Policy',
    framers ? policy.replace("frame-ancestors 'none'", `frame-ancestors ${framers.join(' ')}`) : policy,
  )
  set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  set('X-Content-Type-Options', 'nosniff')
  set('Cache-Control', 'no-store')
  // Another site's page cannot say HX-Request without asking first, and is never told yes.
  if (isSwap(c)) return
  set('Cross-Origin-Resource-Policy', 'same-origin')
  c.res.headers.append('Vary', 'HX-Request')
  if (asked) return
  // On a redirect as well: without it Chromium would change to another process on the way, and back again.
  set('Cross-Origin-Opener-Policy', 'same-origin')
  if (isRedirect(c.res.status)) return
  if (!framers) set('X-Frame-Options', 'DENY')
  // Not no-referrer: that makes Chromium send "Origin: null" on form posts.
  set('Referrer-Policy', 'same-origin')
  set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
})

/** htmx, or fetch() in a page of ours: browsers say that themselves, and no link, frame or prefetch of another site can have them say it. */
const isAskedByScript = (c: Ctx) =>
  isSwap(c) || (c.req.header('sec-fetch-dest') === 'empty' && c.req.header('sec-fetch-site') === 'same-origin')

const isRedirect = (status: number) => status >= 300 && status < 400

/**
 * Refuses what another site's page sent (ASVS 3.5.1). Browsers say where a post comes from, in Sec-Fetch-Site or Origin, and
 * Safari before 16.4 in Origin alone; what says nothing is not a browser and carries nobody's cookies.
 * Two addresses do not ask this. What providers tell of messages (routes/webhooks) is signed by them, comes without cookies, and
 * none would count there. What a council's own page sends to begin a journey (routes/embed/start) is only shown to who typed it.
 */
export const sameOrigin = createMiddleware<App>(async (c, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
  const site = c.req.header('sec-fetch-site')
  const from = c.req.header('origin') || c.req.header('referer')
  const foreign = (site && site !== 'same-origin' && site !== 'none') || (from && originOf(from) !== new URL(c.req.url).origin)
  const type = c.req.header('content-type') ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)
  return foreign || (type && !isForm) ? failurePage(c, 'foreign', 403) : next()
})

const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : 'null')

/** Pages whose form carries a file. They bound it themselves, once they know that who sends it may: a stranger's is never read. */
export const isUpload = (c: Ctx) => uploads.test(new URL(c.req.url).pathname.replace(/\/+$/, ''))
const uploads = /\/staff\/records\/([^/]+\/documents\/new|import)$/

const bounded = bodyLimit({ maxSize: limits.body.mostBytes, onError: (c) => failurePage(c as Ctx, 'tooLarge', 413) })

/** Bounds what a post may carry. */
export const sizes = createMiddleware<App>((c, next) => (isUpload(c as unknown as Ctx) ? next() : bounded(c, next)))
