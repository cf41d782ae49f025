import { Hono, type MiddlewareHandler } from 'hono'
import type { Deed } from '../domain/staff.ts'
import type { App } from '../middleware/app.ts'
import { staffWho } from '../middleware/guards.ts'
import { type AnyForm, formAt } from './form.tsx'

/**
 * How a room of the staff console mounts its pages: each at its address, for who may do the deed that it asks for, and with what else
 * happens around it. Addresses that are whole come before those with a part to fill in.
 */
export const consolePages =
  (app: Hono<App>) =>
  (deed: Deed | undefined, path: string, page: AnyForm | Hono<App>, ...more: MiddlewareHandler<App>[]) => {
    app.use(path, staffWho(deed), ...more)
    if (page instanceof Hono) app.route(path, page)
    else formAt(app, path, page)
  }
