import { createMiddleware } from 'hono/factory'
import { type Deed, may } from '../domain/staff.ts'
import type { App, Ctx } from './app.ts'
import { failurePage } from './failures.tsx'

/** Lets in who is signed in; sends others to sign in, and says why. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  if (c.var.account) return next()
  return c.redirect(`${c.var.base}/sign-in/password?notice=${c.var.ended ?? 'sign-in-first'}`, 303)
})

/**
 * Lets in staff who may do something; anybody else signed in is told that there is no such page, so that nobody learns what staff
 * have (ASVS 8.2.1). Without a deed: any member of staff.
 */
export const staffWho = (deed?: Deed) =>
  createMiddleware<App>(async (c, next) => {
    const { account, staff } = c.var
    if (!account) return signedIn(c, next)
    if (staff && (deed === undefined || may(staff.role, deed))) return next()
    return failurePage(c as unknown as Ctx, 'notFound', 404)
  })
