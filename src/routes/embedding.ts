import type { Hono, MiddlewareHandler } from 'hono'
import type { App } from '../middleware/app.ts'
import { framed, fromEmbedder } from '../middleware/embedding.ts'
import { language, languageAsked } from '../middleware/language.ts'
import { sameOrigin, sizes } from '../middleware/safety.ts'
import { first } from './embed/first.tsx'
import { start } from './embed/start.tsx'
import { shownAgain } from './embed/ticket.tsx'
import { journeyOf, journeysOf, mountJourneys, type Served } from './journeys.ts'
import type { JourneyOf } from './turn.tsx'

/**
 * What councils' own pages embed, below `embed/`: each journey once more, for a frame; its first step as a form for the page itself, and
 * what that form is sent to. Nothing here asks who is signed in: it stands ahead of the session, and no page for somebody signed in is
 * ever framed.
 */
export function mountEmbedding(
  app: Hono<App>,
  served: Served,
  { council, visit }: Record<'council' | 'visit', MiddlewareHandler<App>>,
) {
  const at = `/${served.slug}/embed`
  for (const { name } of journeysOf(served)) app.use(`${at}/${name}/*`, council, framed, language, sizes, sameOrigin, visit)
  app.route(`${at}/sign-in/ticket`, shownAgain(journeyOf(served, 'sign-in') as unknown as JourneyOf<object>))
  mountJourneys(app, served, at)
  app.use(`${at}/first/*`, council, languageAsked, fromEmbedder, visit)
  app.route(`${at}/first`, first)
  app.use(`${at}/start`, council, languageAsked, sizes, fromEmbedder, visit)
  app.route(`${at}/start`, start)
}
