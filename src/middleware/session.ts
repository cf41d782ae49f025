import { createMiddleware } from 'hono/factory'
import { findSessionAccount, type Session } from '../db/sessions.ts'
import { activityOf, findPresence } from '../domain/sessions.ts'
import type { App, Ctx } from './app.ts'
import { dropCookie, readCookie, writeCookie } from './cookies.ts'

/**
 * Says who is signed in. KV is asked first who somebody is; the rows are asked, always, whether they still may: every page for
 * somebody signed in shows their name.
 */
export const session = createMiddleware<App>(async (c, next) => {
  const token = readCookie(c, 'session')
  if (token) await recognise(c, token)
  await next()
  // Written last, so that a step that signs somebody in or out has the final word.
  if (c.var.activity) writeCookie(c, 'activity', c.var.activity)
})

async function recognise(c: Ctx, token: string) {
  const { visit } = c.var
  const presence = await findPresence(visit, { token, activity: readCookie(c, 'activity') })
  const account = presence && 'session' in presence ? await findSessionAccount(visit.db, visit.keys, presence.session) : undefined
  if (presence && 'session' in presence && account) {
    c.set('session', presence.session)
    c.set('account', account)
    c.set('activity', presence.activity)
    return
  }
  if (presence && 'ended' in presence) c.set('ended', presence.ended)
  if (presence && 'session' in presence) visit.later(visit.sessions.remove(presence.session.id))
  forgetSession(c)
}

/** Gives a new session to the browser. */
export function rememberSession(c: Ctx, token: string, session: Session) {
  writeCookie(c, 'session', token)
  c.set('session', session)
  c.set('activity', activityOf(c.var.visit, session))
}

/** Takes a session back from the browser. */
export function forgetSession(c: Ctx) {
  c.set('session', undefined)
  c.set('account', undefined)
  c.set('activity', undefined)
  dropCookie(c, 'session')
  dropCookie(c, 'activity')
}
