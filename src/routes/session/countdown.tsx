import { Hono } from 'hono'
import { CountdownPage } from '../../fragments/session/countdown.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { isNoActivity } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'
import { goToEnded } from './ended.tsx'

export const countdown = new Hono<App>()

/** How long the session lasts if nothing happens, by the server's own truth. Asking is no activity. */
countdown.get('/', (c: Ctx) => (c.var.account ? showCountdown(c) : goToEnded(c)))
onlyThese(countdown, '/', ['GET'])

export function showCountdown(c: Ctx) {
  isNoActivity(c)
  const { title } = wordsFor(c).idle
  return page(c, { title, body: (view) => <CountdownPage view={view} presence={view.presence!} /> })
}
