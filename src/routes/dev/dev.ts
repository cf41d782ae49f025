import { Hono } from 'hono'
import type { App } from '../../middleware/app.ts'
import type { World } from '../../middleware/visit.ts'
import type { Served } from '../journeys.ts'
import { gallery } from './gallery.tsx'
import { messages } from './messages.tsx'
import { outboxRoute } from './outbox.tsx'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Pages for developers: there only with ENVIRONMENT "local", and only at an address of this machine. Anywhere else they are not found. */
export function dev(councils: readonly Served[], world: World) {
  const app = new Hono<App>()
  app.use(async (c, next) => (c.var.env.local && loopback.test(new URL(c.req.url).hostname) ? next() : c.notFound()))
  app.route('/outbox', outboxRoute(world))
  app.route('/outbox.json', outboxRoute(world, 'json'))
  app.route('/gallery/messages', messages(councils))
  app.route('/gallery', gallery(councils))
  return app
}
