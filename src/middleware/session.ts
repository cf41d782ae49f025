import { createMiddleware } from 'hono/factory'
import { isAway } from '../db/client.ts'
import { ask, known, type Reading, together } from '../db/reading.ts'
import { findHolder, holderOf, type Session } from '../db/sessions.ts'
import { activityOf, findPresence, type PlannedSession, tellEnding } from '../domain/sessions.ts'
import type { Visit } from '../domain/visit.ts'
import type { App, Ctx } from './app.ts'
import { dropCookie, readCookie, writeCookie } from './cookies.ts'

/**
 * Says who is signed in. KV is asked first who somebody is; the rows are asked, always, whether they still may: every page for
 * somebody signed in shows their name.
 */
export const session = createMiddleware<App>(async (c, next) => {
  const token = readCookie(c, 'session')
  if (token)
    await recognise(c, token).catch((error: Error) => {
      // A form is shown again, or kept in a page, with what was typed in it; every other address asks certainly().
      if (c.req.method !== 'POST' || !isAway(error)) throw error
      c.set('unknownBecause', error)
    })
  await next()
  // Written last, so that a step that signs somebody in or out has the final word.
  if (c.var.activity) writeCookie(c, 'activity', c.var.activity)
})

/** What a page is to know besides who is there. */
export type Besides = (visit: Visit, session: Pick<Session, 'accountId'>) => Reading<unknown>

/**
 * Stands ahead of `session` at a page that is to know something else as soon as it is known who is there: both are asked in one request,
 * since every further one is waited for. The answer is `besides`; there is none where nobody is signed in.
 */
export const asksBesides = (besides: Besides) =>
  createMiddleware<App>(async (c, next) => {
    c.set('asksBesides', besides)
    await next()
  })

async function recognise(c: Ctx, token: string) {
  const { visit, asksBesides = () => known(undefined) } = c.var
  const presence = await findPresence(visit, { token, activity: readCookie(c, 'activity') })
  const { holder, besides } =
    presence && 'session' in presence
      ? await ask(
          visit.db,
          together({
            holder: holderOf(visit.db, visit.keys, presence.session),
            besides: asksBesides(visit, presence.session),
          }),
        )
      : {}
  if (presence && 'session' in presence && holder) {
    c.set('session', presence.session)
    c.set('account', holder.account)
    c.set('staff', holder.staff)
    c.set('besides', besides)
    c.set('lastActive', presence.lastActive)
    c.set('activity', presence.activity)
    return
  }
  if (presence && 'ended' in presence) {
    c.set('ended', presence.ended)
    if (presence.was) c.set('was', presence.was)
  }
  if (presence && 'session' in presence) {
    visit.later(visit.sessions.remove(presence.session.id))
    c.set('ended', await tellEnding(visit, presence.session.id))
  }
  forgetSession(c)
}

/** Whether who began this request is still signed in, and what they were: asked when a batch that expected it broke. */
export async function isStillPresent(c: Ctx): Promise<boolean> {
  const { visit, session, staff } = c.var
  const holder = session && (await findHolder(visit.db, visit.keys, session))
  return holder !== undefined && (staff === undefined || holder.staff?.role === staff.role)
}

/** Leaves the last activity as it was: looking at a countdown is none. */
export const isNoActivity = (c: Ctx) => c.set('activity', undefined)

/** The last activity was so many ms ago, or what is known of it is later: the script tells of a key when it has been silent for a while. */
export function wasActive(c: Ctx, ago: number) {
  const { visit, session, lastActive = 0 } = c.var
  if (!session || !(ago > 0)) return
  const at = visit.now - ago
  c.set('activity', at > lastActive ? activityOf(visit, session, at) : undefined)
}

/** Goes no further when it could not be found out who is signed in. */
export function certainly(c: Ctx) {
  if (c.var.unknownBecause) throw c.var.unknownBecause
}

/** Keeps a new session's copy, and gives the session to the browser. */
export async function rememberSession(c: Ctx, { token, session }: PlannedSession) {
  await c.var.visit.sessions.put(session)
  writeCookie(c, 'session', token)
  c.set('session', session)
  c.set('activity', activityOf(c.var.visit, session, c.var.visit.now))
}

/** Takes a session back from the browser. */
export function forgetSession(c: Ctx) {
  c.set('session', undefined)
  c.set('account', undefined)
  c.set('staff', undefined)
  c.set('activity', undefined)
  dropCookie(c, 'session')
  dropCookie(c, 'activity')
}
