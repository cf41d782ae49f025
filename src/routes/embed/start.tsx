import { Hono } from 'hono'
import type { JourneyName } from '../../domain/progress.ts'
import { isSecret } from '../../domain/typed.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { textFields } from '../../middleware/return.ts'
import { showStarted } from '../first-pages.tsx'
import { journeyOf } from '../journeys.ts'
import { onlyThese } from '../methods.ts'
import type { JourneyOf } from '../turn.tsx'

export const start = new Hono<App>()

/**
 * What somebody typed on a page of the council's own site, at the journey's first step: shown to them to be checked and sent. Nothing is
 * read and nothing written, whoever they are; a secret that was typed there all the same is not shown.
 */
start.post('/', async (context) => {
  const c = context as unknown as Ctx
  const fields = await textFields(c)
  const of = startable(c, fields.start)
  return of ? showStarted(c, of, fields) : c.notFound()
})
onlyThese(start, '/', ['POST'])

/** The journey by its name, if its first step asks for no secret: those are typed on the portal's own pages alone. */
export function startable(c: Ctx, name: string | undefined): JourneyOf<object> | undefined {
  const of = journeyOf(c.var.council, name as JourneyName) as unknown as JourneyOf<object> | undefined
  const schema = of?.steps[0]?.schema(c.var.council)
  // What cannot be looked into may ask for anything.
  if (!schema || !('shape' in schema)) return undefined
  return Object.keys(schema.shape as object).some(isSecret) ? undefined : of
}
