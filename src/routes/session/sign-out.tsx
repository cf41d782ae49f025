import { Hono } from 'hono'
import { SignedOutPage, SignOutPage } from '../../fragments/session/sign-out.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { certainly } from '../../middleware/session.ts'
import { logOut } from '../log-out.ts'
import { onlyThese } from '../methods.ts'

export const signOutRoute = new Hono<App>()

signOutRoute.get('/', (c) => {
  const { signOut: said } = wordsFor(c)
  if (c.var.account) return page(c, { title: said.title, body: (view) => <SignOutPage view={view} /> })
  return page(c, { title: said.doneTitle, body: (view) => <SignedOutPage view={view} /> })
})

signOutRoute.post('/', async (c) => {
  certainly(c)
  await logOut(c as unknown as Ctx)
  return c.redirect(`${c.var.base}/sign-out`, 303)
})
onlyThese(signOutRoute, '/', ['GET', 'POST'])
