import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from './app.ts'

/** The cookies of a council. Each is named for it, so that councils on one host do not mix. */
type CookieName = 'session' | 'activity' | 'language' | 'return' | 'social' | 'asked' | `journey-${string}`

/** In a frame they have names of their own: where its page is of the same site, both kinds come back. */
const name = ({ var: { council, framedBy } }: Ctx, cookie: CookieName) =>
  `${council.slug}-${cookie}${framedBy ? '-embedded' : ''}`

/** What every cookie is (ASVS V3.3). */
export const hostCookie = { prefix: 'host', path: '/', secure: true, httpOnly: true } as const

/** Reads a cookie of the council that is visited. */
export const readCookie = (c: Ctx, cookie: CookieName) => getCookie(c, name(c, cookie), 'host')

/**
 * Sets a cookie: __Host-, Secure, HttpOnly, SameSite=Lax (ASVS V3.3). In a frame, SameSite=None and Partitioned: only such a one comes
 * back from within another site's page, and only from there.
 * @param seconds how long it is kept; until the browser closes when left out
 */
export const writeCookie = (c: Ctx, cookie: CookieName, value: string, seconds?: number) =>
  setCookie(c, name(c, cookie), value, {
    ...hostCookie,
    ...(c.var.framedBy ? { sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })

/** Takes a cookie back. */
export const dropCookie = (c: Ctx, cookie: CookieName) => writeCookie(c, cookie, '', 0)
