import { createMiddleware } from 'hono/factory'
import { isRecent, tellEnding } from '../domain/sessions.ts'
import { type Deed, may } from '../domain/staff.ts'
import type { App, Ctx } from './app.ts'
import { dropCookie } from './cookies.ts'
import { failurePage, unsavedPage } from './failures.tsx'
import { addressHere, goTo } from './page.tsx'
import { keepForm, keepReturn, textFields } from './return.ts'
import { isUpload } from './safety.ts'
import { forgetSession } from './session.ts'

/**
 * Lets in who is signed in; sends others to sign in, and says why. They come back to the page they were on, and a form that came
 * too late comes back filled in. Where nobody can say who it is, the form is kept in a page.
 */
export const signedIn = createMiddleware<App>(async (c: Ctx, next) => {
  const { was, unknownBecause } = c.var
  if (c.var.account) return next()
  // What an upload carries is not read, since nobody has bounded it yet: a stranger's is worth no more than its way back.
  const typed = c.req.method === 'POST' && (was || unknownBecause) && !isUpload(c) ? await textFields(c) : undefined
  return unknownBecause ? unsavedPage(c, unknownBecause, typed) : toSignIn(c, typed)
})

/**
 * Lets in who signed in a short while ago: how an account is opened, and where its codes go, changes behind recent proof only
 * (ASVS 7.5.1). Others prove themselves once more, and come back to the page, and to what they typed.
 */
export const signedInRecently = createMiddleware<App>(async (c: Ctx, next) => {
  const { account, session, visit } = c.var
  if (!account || !session) return signedIn(c, next)
  if (isRecent(visit, session)) return next()
  const typed = c.req.method === 'POST' && !isUpload(c) ? await textFields(c) : undefined
  // Whatever else was being signed in to: now it is this account.
  dropCookie(c, 'journey-sign-in')
  return toSignIn(c, typed, 'prove-again')
})

/** To sign in, and why; what was typed is kept where it is known whose it is. */
async function toSignIn(c: Ctx, typed: Record<string, string> = {}, why: 'sign-in-first' | 'prove-again' = 'sign-in-first') {
  const kept = await keepForm(c, addressHere(c), typed)
  keepReturn(c)
  const notice = c.var.ended ? (`${c.var.ended}${kept ? '-kept' : ''}` as const) : why
  return goTo(c, `${c.var.base}/sign-in/password?notice=${notice}`)
}

/**
 * Answers a form of somebody whose session ended, or who is not what they were, while it was on its way, as the guard would have
 * answered it a moment later. Nothing is kept for who has logged out meanwhile.
 */
export async function putOut(c: Ctx, typed: Record<string, string>) {
  const session = c.var.session!
  const ended = await tellEnding(c.var.visit, session.id)
  forgetSession(c)
  c.set('ended', ended)
  if (ended) c.set('was', session)
  return toSignIn(c, typed)
}

/**
 * Lets in staff who may do something; anybody else signed in is told that there is no such page, so that nobody learns what staff
 * have (ASVS 8.2.1). Without a deed: any member of staff.
 */
export const staffWho = (deed?: Deed) =>
  createMiddleware<App>(async (c: Ctx, next) => {
    const { account, staff } = c.var
    if (!account) return signedIn(c, next)
    if (staff && (deed === undefined || may(staff.role, deed))) return next()
    return failurePage(c, 'notFound', 404)
  })
