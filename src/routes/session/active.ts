import { Hono } from 'hono'
import type { App, Ctx } from '../../middleware/app.ts'
import { done } from '../../middleware/page.tsx'
import { wasActive } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'
import { keepTyped } from './draft.ts'
import { goToEnded } from './ended.tsx'

export const active = new Hono<App>()

/**
 * A sign of life: somebody types, or wants to stay; or did ":ago" ms ago, since the script does not tell of every key. What they are
 * typing comes with it and is kept.
 */
active.post('/', async (c: Ctx) => {
  const { kept, theirs, ago } = await keepTyped(c)
  wasActive(c, ago)
  return c.var.account && theirs ? done(c, `${c.var.base}/session/countdown`) : goToEnded(c, { kept })
})
onlyThese(active, '/', ['POST'])
