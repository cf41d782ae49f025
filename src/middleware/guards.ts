import { createMiddleware } from 'hono/factory'
import type { App } from './app.ts'

/** Lets in who is signed in; sends others to sign in, and says why. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  if (c.var.account) return next()
  return c.redirect(`${c.var.base}/sign-in/password?notice=${c.var.ended ?? 'sign-in-first'}`, 303)
})
