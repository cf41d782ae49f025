import { Hono } from 'hono'
import { ping } from '../db/tidy.ts'
import type { App } from '../middleware/app.ts'
import type { World } from '../middleware/visit.ts'
import { onlyThese } from './methods.ts'

/** 200 when the database and KV answer within three seconds, else 503: for a monitor. */
export function health(world: World) {
  const app = new Hono<App>()
  app.get('/', async (c) => {
    const { database, kv } = c.var.env
    const answers = Promise.all([ping(world.connect(database.url, database.token)), kv.get('health', 'json')])
    const ok = await Promise.race([answers.then(() => true), new Promise<false>((no) => setTimeout(no, 3000, false))]).catch(
      () => false,
    )
    return c.json({ ok }, ok ? 200 : 503)
  })
  onlyThese(app, '/', ['GET'])
  return app
}
