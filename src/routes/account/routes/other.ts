import { Hono } from 'hono'
import { commit } from '../../../db/client.ts'
import { stillPresent } from '../../../domain/sessions.ts'
import type { App, Ctx } from '../../../middleware/app.ts'
import { putOut } from '../../../middleware/guards.ts'
import { goTo } from '../../../middleware/page.tsx'
import { certainly } from '../../../middleware/session.ts'
import { keepJourney, planJourney } from '../../begin.ts'
import { presentAt } from '../../form.tsx'
import { journeyOf } from '../../journeys.ts'
import { onlyThese } from '../../methods.ts'

/** Begins to prove a second account of who is signed in: by signing in to it, with everything that its council asks for. */
export const otherAccount = new Hono<App>()
otherAccount.post('/', async (c: Ctx) => {
  certainly(c)
  const { visit, account, session } = presentAt(c)
  const merging = { accountId: account.id, sessionId: session.id }
  const begun = planJourney(c, journeyOf(visit.council, 'sign-in'), { merging })
  if (!(await commit(visit.db, [...stillPresent(visit, session), ...begun.writes]))) return putOut(c, {})
  return goTo(c, keepJourney(c, begun))
})
onlyThese(otherAccount, '/', ['POST'])
