import { Hono } from 'hono'
import { newToken } from '../../db/keys.ts'
import { lookForInvitation } from '../../domain/account-setup.ts'
import type { JourneyName } from '../../domain/progress.ts'
import { mobileOf } from '../../domain/review.ts'
import { MyAccountPage } from '../../fragments/account/my-account.tsx'
import { OverviewPage } from '../../fragments/account/overview.tsx'
import { written } from '../../fragments/phone-number.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { journeysOf } from '../journeys.ts'
import { onlyThese } from '../methods.ts'
import { isOver, position } from '../step.ts'
import { factsOf, findHere, isToken, type JourneyOf, keepToken, keptToken } from '../turn.tsx'

export const overview = new Hono<App>()

/** Signed in: what was registered. Otherwise the guides' My Account: the sign-in form, and the ways to register. */
overview.get('/', async (c) => {
  const { account, language } = c.var
  const { title } = wordsFor(c).overview
  if (account) {
    const { db, keys, council, now } = c.var.visit
    const invited = council.records !== undefined && (await lookForInvitation(db, keys, account, now)).ongoing
    const { number, signsIn } = mobileOf(account, c.var.visit)
    const shown = { account, invited, mobile: number && written(number), signsIn }
    return page(c, { title, body: (view) => <OverviewPage view={view} {...shown} /> })
  }

  const tokens = { journey: keepToken(c, { name: 'sign-in' }, signInToken(c)), submit: newToken() }
  const action = `${c.var.base}/sign-in/password${language === 'en' ? '' : `?lang=${language}`}`
  const form = { action, tokens, progress: {}, values: {}, faults: [], notice: c.var.ended }
  // The form belongs to another address: here, another language is a link.
  const begun = await findBegun(c)
  return page(c, { title: wordsFor(c).myAccount.title, body: (view) => <MyAccountPage view={view} {...form} begun={begun} /> })
})
onlyThese(overview, '/', ['GET'])

/** The journey that this browser has half done, by its name. Without a journey's cookie nothing is read. */
async function findBegun(c: Ctx): Promise<JourneyName | undefined> {
  for (const each of journeysOf(c.var.council)) {
    const of = each as unknown as JourneyOf<object>
    const token = keptToken(c, of)
    if (!isToken(token)) continue
    const facts = factsOf(await findHere(c, of, [token]))
    if (!isOver(of.steps, facts) && position(of.steps, facts) !== of.steps[0]) return each.name as JourneyName
  }
  return undefined
}

const signInToken = (c: Ctx) => [keptToken(c, { name: 'sign-in' })].find(isToken) ?? newToken()
