import { createMiddleware } from 'hono/factory'
import { type Deed, may } from '../domain/staff.ts'
import type { App, Ctx } from './app.ts'
import { failurePage } from './failures.tsx'
import { goTo } from './page.tsx'
import { keepForm, keepReturn, textFields } from './return.ts'
import { certainly } from './session.ts'

/**
 * Lets in who is signed in; sends others to sign in, and says why. They come back to the page they were on, and a form that came
 * too late comes back filled in.
 */
export const signedIn = createMiddleware<App>(async (c_, next) => {
  const c = c_ as unknown as Ctx
  if (c.var.account) return next()
  certainly(c)
  const isForm = c.req.method === 'POST'
  const kept = isForm && c.var.was && (await keepForm(c, new URL(c.req.url).pathname, await textFields(c)))
  keepReturn(c)
  const notice = kept ? 'idle-kept' : (c.var.ended ?? 'sign-in-first')
  return goTo(c, `${c.var.base}/sign-in/password?notice=${notice}`)
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
