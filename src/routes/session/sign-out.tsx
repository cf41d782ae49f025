import { Hono } from 'hono'
import { signOut } from '../../domain/sessions.ts'
import { SignedOutPage, SignOutPage } from '../../fragments/session/sign-out.tsx'
import type { App } from '../../middleware/app.ts'
import { dropCookie } from '../../middleware/cookies.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { certainly, forgetSession } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'

export const signOutRoute = new Hono<App>()

signOutRoute.get('/', (c) => {
  const { signOut: said } = wordsFor(c)
  if (c.var.account) return page(c, { title: said.title, body: (view) => <SignOutPage view={view} /> })
  return page(c, { title: said.doneTitle, body: (view) => <SignedOutPage view={view} /> })
})

signOutRoute.post('/', async (c) => {
  certainly(c)
  if (c.var.session) await signOut(c.var.visit, c.var.session)
  forgetSession(c)
  dropCookie(c, 'return')
  return c.redirect(`${c.var.base}/sign-out`, 303)
})
onlyThese(signOutRoute, '/', ['GET', 'POST'])
