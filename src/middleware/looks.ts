import { createMiddleware } from 'hono/factory'
import { stillWithin } from '../db/records.ts'
import { stillSignedIn } from '../db/sessions.ts'
import { type AuditEvent, record } from '../domain/events.ts'
import { scopeOf } from '../domain/records.ts'
import type { App, Ctx } from './app.ts'
import { failurePage } from './failures.tsx'

/** Writes down a look. @returns false when there is nothing there to look at, for this person and in this session */
type Look = (c: Ctx) => Promise<boolean>

/**
 * Nobody sees a page before it is written down that they looked at it; a page that cannot be written down is not found. A form's
 * answer is a look, too, when it is the page again: the form that leads to another address is none.
 */
export const notingLooks = (look: Look) =>
  createMiddleware<App>(async (c_, next) => {
    const c = c_ as unknown as Ctx
    if (c.req.method === 'GET' && !(await look(c))) return failurePage(c, 'notFound', 404)
    await next()
    if (c.req.method === 'POST' && showsPage(c.res) && !(await look(c))) c.res = await failurePage(c, 'notFound', 404)
    return undefined
  })

const showsPage = ({ body, status }: Response) => body !== null && ![404, 405, 503].includes(status)

/** Notes that a member of staff looks at a record, which they may work on. */
export const notingLooksAt = (recordOf: (c: Ctx) => Promise<string | undefined>) =>
  notingLooks(async (c) => {
    const { visit, staff } = c.var
    const id = await recordOf(c)
    if (id === undefined) return false
    return noted(c, { name: 'record.opened', facts: { record: id } }, stillWithin(visit.db, scopeOf(visit, staff!), id))
  })

/** Writes an event of whoever is signed in, with what it depends on; nothing when that, or their session, is over. */
export const noted = (c: Ctx, { name, facts }: Pick<AuditEvent, 'name' | 'facts'>, ...with_: Parameters<typeof record>[2][]) => {
  const { visit, session } = c.var
  const event = { name, accountId: session!.accountId, ...(facts ? { facts } : {}) }
  return record(visit, event, stillSignedIn(visit.db, session!), ...with_)
}
