import type { Hono } from 'hono'
import type { App, Ctx } from '../middleware/app.ts'
import { failurePage } from '../middleware/failures.tsx'

/** Answers every other method at an address with 405 and what it does take. Call it after the address's own handlers. */
export function onlyThese(app: Hono<App>, path: string, methods: ('GET' | 'POST')[]) {
  app.all(path, (c) => {
    c.header('Allow', methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '))
    return failurePage(c as unknown as Ctx, 'notAllowed', 405)
  })
}
