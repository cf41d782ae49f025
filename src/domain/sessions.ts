import type { Write } from '../db/client.ts'
import { fingerprint, isSignature, newToken, sign } from '../db/keys.ts'
import { passMerges } from '../db/merges.ts'
import {
  addSession,
  type EndedWhy,
  endLiveSession,
  endOtherSessionsOf,
  endSession,
  findEnding,
  findSession,
  listLiveSessions,
  type Session,
  stillSignedIn,
} from '../db/sessions.ts'
import { type StaffMember, stillStaff } from '../db/staff.ts'
import { type AuditEvent, record } from './events.ts'
import { limits } from './limits.ts'
import type { Visit } from './visit.ts'

/** What the browser brought: the session's token and the signed time of the last activity. */
type SessionCookies = { token: string | undefined; activity: string | undefined }

/** Why a session is over, as far as its holder is told: what the council's staff did, and why, stays with them. */
export type Ended = 'idle' | 'too-old' | 'by-council' | 'merged' | 'password-changed'

/** Who is here: since when idle (ms), and the signed time that makes it now; or why nobody is, and who was, as the row says. */
type Presence = { session: Session; lastActive: number; activity: string } | { ended: Ended; was?: Session } | undefined

/** A session that is about to be: its token is for the browser, its statements belong in the batch that lets its owner in. */
export type PlannedSession = { token: string; session: Session; writes: Write[]; events: AuditEvent[] }

/**
 * Plans a session: a new token at every step up in privilege (ASVS 7.2.4).
 * @param who and since when (ms) that is proved, if not just now: it is as old as its proof
 * @param old the session that the same browser still has; it ends, instead of being left lying about
 */
export function planSession(
  visit: Visit,
  { accountId, factors, provedAt = visit.now }: Pick<Session, 'accountId' | 'factors'> & { provedAt?: number },
  old?: Session,
): PlannedSession {
  const token = newToken()
  const session = { id: sessionId(token), council: visit.council.slug, accountId, factors, createdAt: provedAt }
  const writes = addSession(visit.db, session)
  if (!old) return { token, session, writes, events: [] }
  return {
    token,
    session,
    writes: [
      ...writes,
      endSession(visit.db, old.id, 'replaced', visit.now),
      // Whoever proves themselves once more in the midst of it goes on with what they had proved.
      ...(old.accountId === accountId ? [passMerges(visit.db, old, session)] : []),
    ],
    events: [{ name: 'session.replaced', accountId: old.accountId }],
  }
}

/** The signed time (ms) of the last activity. A session and a time make no sense with another session's. */
export const activityOf = ({ keys }: Pick<Visit, 'keys'>, { id }: Session, at: number) =>
  `${at}.${sign(keys.signing, 'activity', `${id} ${at}`)}`

/**
 * Who is here, by what the browser brought; the server ends what was idle or is too old.
 * Whether they still may is asked of the rows, where something personal is shown or changed.
 */
export async function findPresence(visit: Visit, { token, activity }: SessionCookies): Promise<Presence> {
  if (!token) return undefined
  const id = sessionId(token)
  const session = (await visit.sessions.get(id)) ?? (await findSession(visit.db, id))
  if (!session) return endingAsTold(await tellEnding(visit, id))
  if (session.council !== visit.council.slug || session.id !== id) return undefined

  if (visit.now - session.createdAt >= limits.session.longestMs) return end(visit, session, 'too-old')
  const last = lastActivity(visit, session, activity)
  // Nothing that can be read is not known to be idle: a signing key may be on its way round the world.
  if (last === undefined) return undefined
  if (visit.now - last >= visit.clocks.idleEnd) return end(visit, session, 'idle')
  return { session, lastActive: last, activity: activityOf(visit, session, visit.now) }
}

/** When a session ends if nothing more happens after a time: once it was idle, or in any case once it is a day old. */
export const endOf = ({ clocks }: Pick<Visit, 'clocks'>, { createdAt }: Session, lastActive: number) =>
  Math.min(lastActive + clocks.idleEnd, createdAt + limits.session.longestMs)

/** What a page is known by as this person's: tabs of one browser compare it. It tells nothing about them. */
export const markOf = ({ keys }: Pick<Visit, 'keys'>, { accountId }: Session) =>
  sign(keys.signing, 'whose page', accountId).slice(-12)

/** Whether its holder proved themselves a short while ago: what opens an account, and where its codes go, changes behind that only. */
export const isRecent = ({ now }: Pick<Visit, 'now'>, { createdAt }: Pick<Session, 'createdAt'>) =>
  now - createdAt < limits.session.recentMs

/** Ends a session because its holder asked for it. */
export async function signOut(visit: Visit, session: Session) {
  await visit.sessions.remove(session.id)
  await record(
    visit,
    { name: 'session.signed-out', accountId: session.accountId },
    endSession(visit.db, session.id, 'signed-out', visit.now),
  )
}

/**
 * Ends somebody's other sessions, because they asked for that.
 * @returns the statements, the copies that go with them, and what is told of it: nothing where there was no other
 */
export async function endOthers({ db, now }: Visit, session: Session) {
  const { id, accountId } = session
  const endedSessions = (await listLiveSessions(db, accountId)).filter((other) => other !== id)
  const event: AuditEvent = { name: 'account.sessions-ended', accountId, facts: { sessions: endedSessions.length } }
  return { writes: endOtherSessionsOf(db, session, now), endedSessions, events: endedSessions.length > 0 ? [event] : [] }
}

const byCouncil: readonly EndedWhy[] = ['suspended', 'ended-by-staff', 'phone-removed', 'role-changed', 'access-ended']

/** What the holder of a session that has ended is told: nothing where they ended it themselves. */
export async function tellEnding(visit: Visit, id: string): Promise<Ended | undefined> {
  const why = (await findEnding(visit.db, visit.council.slug, id))?.why as EndedWhy | null | undefined
  if (why === 'idle' || why === 'too-old' || why === 'merged' || why === 'password-changed') return why
  return why && byCouncil.includes(why) ? 'by-council' : undefined
}

const endingAsTold = (ended: Ended | undefined): Presence => ended && { ended }

/**
 * What stands first in the batch of what somebody signed in does: it breaks when their session has ended since, their account is
 * not active any more or, where they act as staff, their role is another one. A form may have been on its way for minutes.
 */
export const stillPresent = ({ db, council }: Visit, session: Session, staff?: StaffMember): Write[] => [
  stillSignedIn(db, session),
  ...(staff ? [stillStaff(db, council.slug, staff)] : []),
]

async function end(visit: Visit, session: Session, why: 'idle' | 'too-old') {
  await visit.sessions.remove(session.id)
  // A copy in KV may still tell of a session that has ended long ago: that is not another event.
  await record(
    visit,
    { name: `session.${why}`, accountId: session.accountId },
    ...endLiveSession(visit.db, session.id, why, visit.now),
  )
  // What came with this request may be kept for its owner: only where the row says whose it was, and that it ended so.
  const ending = await findEnding(visit.db, visit.council.slug, session.id)
  const theirs = ending?.accountId === session.accountId && ending.why === why
  return { ended: why, ...(theirs ? { was: session } : {}) }
}

function lastActivity(visit: Visit, session: Session, activity = '') {
  const dot = activity.indexOf('.')
  const at = activity.slice(0, dot)
  return isSignature(visit.keys.signing, 'activity', `${session.id} ${at}`, activity.slice(dot + 1)) ? Number(at) : undefined
}

const sessionId = (token: string) => fingerprint('session', token)
