import { Hono } from 'hono'
import { AccessibilityPage } from '../fragments/accessibility.tsx'
import type { App } from '../middleware/app.ts'
import { page, wordsFor } from '../middleware/page.tsx'
import { onlyThese } from './methods.ts'

/** What the public-sector accessibility regulations ask every council to publish of its portal. */
export const accessibility = new Hono<App>()

accessibility.get('/', (c) =>
  page(c, { title: wordsFor(c).accessibility.title, body: (view) => <AccessibilityPage view={view} /> }),
)
onlyThese(accessibility, '/', ['GET'])
