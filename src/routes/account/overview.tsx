import { Hono } from 'hono'
import { newToken } from '../../db/keys.ts'
import { limits } from '../../domain/limits.ts'
import { MyAccountPage } from '../../fragments/account/my-account.tsx'
import { OverviewPage } from '../../fragments/account/overview.tsx'
import { words } from '../../fragments/words/index.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { readCookie, writeCookie } from '../../middleware/cookies.ts'
import { page } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'

export const overview = new Hono<App>()

/** Signed in: what was registered. Otherwise the guides' My Account: the sign-in form, and the ways to register. */
overview.get('/', (c) => {
  const { account, language } = c.var
  const { title } = words[language].overview
  if (account) return page(c, { title, body: (view) => <OverviewPage view={view} account={account} /> })

  const tokens = { journey: signInToken(c), submit: newToken() }
  const action = `${c.var.base}/sign-in/password${language === 'en' ? '' : `?lang=${language}`}`
  const form = { action, tokens, progress: {}, values: {}, faults: [], canGoBack: false }
  return page(c, { title: words[language].myAccount.title, form: true, body: (view) => <MyAccountPage view={view} {...form} /> })
})
onlyThese(overview, '/', ['GET'])

function signInToken(c: Ctx) {
  const kept = readCookie(c, 'journey-sign-in')
  const token = kept && /^[\w-]{43}$/.test(kept) ? kept : newToken()
  if (token !== kept) writeCookie(c, 'journey-sign-in', token, limits.journey.lifetimeMs / 1000)
  return token
}
