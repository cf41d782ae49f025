import type { Hono } from 'hono'
import type { App } from '../middleware/app.ts'
import { changeEmail } from './account/email.tsx'
import { changeMobile } from './account/mobile.tsx'
import { reviewAccount } from './account/review.tsx'
import type { Served } from './journeys.ts'

/** Mounts Review Account, and the proof of what is changed there, for a council whose people look over their details. */
export function mountReview(app: Hono<App>, { slug, review }: Served) {
  if (!review) return
  app.route(`/${slug}/account/review`, reviewAccount)
  app.route(`/${slug}/account/email`, changeEmail)
  app.route(`/${slug}/account/mobile`, changeMobile)
}
