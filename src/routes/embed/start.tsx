import { Hono } from 'hono'
import type { JourneyName } from '../../domain/progress.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { textFields } from '../../middleware/return.ts'
import { journeyOf } from '../journeys.ts'
import { onlyThese } from '../methods.ts'
import { type JourneyOf, showStarted } from '../turn.tsx'

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

/** What only the portal's own pages ask for. */
const secrets = ['password', 'confirm', 'code']

/** The journey by its name, if its first step asks for no secret. */
export function startable(c: Ctx, name: string | undefined): JourneyOf<object> | undefined {
  const of = journeyOf(c.var.council, name as JourneyName) as unknown as JourneyOf<object> | undefined
  const schema = of?.steps[0]?.schema(c.var.council)
  // What cannot be looked into may ask for anything.
  const names = schema && 'shape' in schema ? Object.keys(schema.shape as object) : secrets
  return names.some((each) => secrets.includes(each)) ? undefined : of
}
