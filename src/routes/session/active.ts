import { Hono } from 'hono'
import type { App, Ctx } from '../../middleware/app.ts'
import { done } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'
import { keepTyped } from './draft.ts'
import { goToEnded } from './ended.tsx'

export const active = new Hono<App>()

/** A sign of life: somebody types, or wants to stay. What they are typing comes with it and is kept. */
active.post('/', async (c: Ctx) => {
  const { kept, theirs } = await keepTyped(c)
  return c.var.account && theirs ? done(c, `${c.var.base}/session/countdown`) : goToEnded(c, { kept })
})
onlyThese(active, '/', ['POST'])
