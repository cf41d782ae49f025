import { Hono } from 'hono'
import { journeyId } from '../../db/journeys.ts'
import { callOf } from '../../domain/calls.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { isNoActivity } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'
import { watchedToken } from '../turn.tsx'
import type { Proof } from './reach.ts'

/**
 * Whether a call stands as its page knows it (?known=ringing): 204 while it does, 200 once there is news, for which the page then
 * sends its form. One query. It is no activity; who asks of a journey that is none hears what is said of a call that rings, and who
 * asks of no journey need not ask again: 404.
 */
export function callStatus(proof: Proof) {
  const app = new Hono<App>()
  app.get('/', async (context) => {
    const c = context as unknown as Ctx
    isNoActivity(c)
    const { visit, council } = c.var
    const token = watchedToken(c, { name: 'sign-in' })
    if (!token) return c.body(null, 404)
    const { id, state } = await callOf(
      visit.db,
      { journeyId: journeyId(council.slug, 'sign-in', token), purpose: proof },
      visit.now,
    )
    return id === '' || state === c.req.query('known') ? c.body(null, 204) : c.body(null, 200)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
