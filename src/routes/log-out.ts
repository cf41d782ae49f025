import { commit } from '../db/client.ts'
import { signOut } from '../domain/sessions.ts'
import type { Ctx } from '../middleware/app.ts'
import { dropCookie } from '../middleware/cookies.ts'
import { forgetSession } from '../middleware/session.ts'
import { endJourneys, forgetJourneys } from './begin.ts'

/** Logs out whoever is there, and leaves nothing for who comes next on this device: no session, no journey, no way back to a page. */
export async function logOut(c: Ctx) {
  const { visit, session } = c.var
  if (session) await signOut(visit, session)
  await commit(visit.db, endJourneys(c))
  forgetSession(c)
  forgetJourneys(c)
  dropCookie(c, 'return')
}
