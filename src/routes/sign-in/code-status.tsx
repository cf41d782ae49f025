import { Hono } from 'hono'
import { findJourney } from '../../db/journeys.ts'
import type { Stored } from '../../domain/journey.ts'
import { newsOf } from '../../domain/news.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { NewsOfMessage } from '../../fragments/sign-in/code-status.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { viewOf } from '../../middleware/page.tsx'
import { isNoActivity } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'
import { watchedToken } from '../turn.tsx'

/** The steps that wait for a code of a proved account, and what the code is for. */
export const waiting = { code: 'sign-in', 'phone-code': 'phone', 'confirm-code': 'sign-in' } as const

/**
 * What became of the message with the code that a page waits for (?known=under-way): 204 while it stands as the page knows it, 200 with
 * the news otherwise, which ask no further when there will be none. It is no activity, and whoever has no such journey is told nothing;
 * who asks of none need not ask again: 404.
 */
export function codeStatus(step: keyof typeof waiting) {
  const app = new Hono<App>()
  app.get('/', async (context) => {
    const c = context as unknown as Ctx
    isNoActivity(c)
    const { visit, council } = c.var
    const token = watchedToken(c, { name: 'sign-in' })
    if (!token) return c.body(null, 404)
    const where = { council: council.slug, name: 'sign-in', tokens: [token] as [string] }
    const { id, progress } = await findJourney<Stored<SignInProgress>>(visit.db, visit.keys, where, visit.now)
    const accountId = progress.facts?.account?.id
    const news = accountId ? await newsOf(visit, { accountId, journeyId: id, purpose: waiting[step] }) : undefined
    if (news && news.what === c.req.query('known')) return c.body(null, 204)
    const view = viewOf(c)
    return c.html(<NewsOfMessage view={view} news={news} step={step} />)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
