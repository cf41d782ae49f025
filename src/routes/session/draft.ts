import { Hono } from 'hono'
import { markOf } from '../../domain/sessions.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { keepForm, textFields } from '../../middleware/return.ts'
import { certainly, isNoActivity } from '../../middleware/session.ts'
import { onlyThese } from '../methods.ts'
import { showCountdown } from './countdown.tsx'
import { goToEnded } from './ended.tsx'

export const draft = new Hono<App>()

/** Keeps what is typed so far, and tells how long the session lasts. No sign of life: the script sends it when nobody is there. */
draft.post('/', async (c: Ctx) => {
  isNoActivity(c)
  const { kept, theirs } = await keepTyped(c)
  return c.var.account && theirs ? showCountdown(c) : goToEnded(c, { kept })
})
onlyThese(draft, '/', ['POST'])

/**
 * Keeps what came of a form, whose address stands in ":form", for whom the page that sent it was made: ":who" must be their mark,
 * so that what one person typed never becomes the draft of another who has signed in on the same device since.
 */
export async function keepTyped(c: Ctx): Promise<{ kept: boolean; theirs: boolean; ago: number }> {
  certainly(c)
  const { ':form': path = '', ':who': who, ':ago': ago, ...fields } = await textFields(c)
  const owner = c.var.session ?? c.var.was
  const theirs = who === undefined || (owner !== undefined && markOf(c.var.visit, owner) === who)
  const kept = theirs && who !== undefined && (await keepForm(c, path, fields))
  return { kept, theirs, ago: Math.floor(Number(ago ?? 0)) }
}
