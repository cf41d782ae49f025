import { Hono } from 'hono'
import { limits, minutes } from '../domain/limits.ts'
import { AccessibilityPage, type FixedTimes } from '../fragments/accessibility.tsx'
import type { App } from '../middleware/app.ts'
import { page, wordsFor } from '../middleware/page.tsx'
import { onlyThese } from './methods.ts'

const times: FixedTimes = {
  handOver: { button: minutes(limits.ticket.fromFrameMs), question: minutes(limits.ticket.askedForMs) },
  trip: minutes(limits.social.tripMs),
}

/** What the public-sector accessibility regulations ask every council to publish of its portal. */
export const accessibility = new Hono<App>()

accessibility.get('/', (c) =>
  page(c, { title: wordsFor(c).accessibility.title, body: (view) => <AccessibilityPage view={view} times={times} /> }),
)
onlyThese(accessibility, '/', ['GET'])
