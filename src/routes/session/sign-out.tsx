import { Hono } from 'hono'
import { signOut } from '../../domain/sessions.ts'
import { SignedOutPage, SignOutPage } from '../../fragments/session/sign-out.tsx'
import { words } from '../../fragments/words/index.ts'
import type { App } from '../../middleware/app.ts'
import { page } from '../../middleware/page.tsx'
import { certainly, forgetSession } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'

export const signOutRoute = new Hono<App>()

signOutRoute.get('/', (c) => {
  const { signOut: said } = words[c.var.language]
  if (c.var.account) return page(c, { title: said.title, body: (view) => <SignOutPage view={view} /> })
  return page(c, { title: said.doneTitle, body: (view) => <SignedOutPage view={view} /> })
})

signOutRoute.post('/', async (c) => {
  certainly(c)
  if (c.var.session) await signOut(c.var.visit, c.var.session)
  forgetSession(c)
  return c.redirect(`${c.var.base}/sign-out`, 303)
})
onlyThese(signOutRoute, '/', ['GET', 'POST'])
