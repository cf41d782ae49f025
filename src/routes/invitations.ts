import { Hono } from 'hono'
import type { App } from '../middleware/app.ts'
import { signedIn, staffWho } from '../middleware/guards.ts'
import { acceptRoute } from './invitation/accept.tsx'
import { myInvitations } from './invitation/list.tsx'
import { setupRoute } from './invitation/setup.tsx'
import { submitRoute } from './invitation/submit.tsx'
import type { Served } from './journeys.ts'
import { activating } from './staff/invitations/activate.ts'
import { correctingTheAddress } from './staff/invitations/address.ts'
import { enteringTheCode } from './staff/invitations/code.tsx'
import { handingOver } from './staff/invitations/hand-over.ts'
import { handingAllOver } from './staff/invitations/hand-over-all.ts'
import { invitationAt } from './staff/invitations/invitation.tsx'
import { listAt } from './staff/invitations/list.tsx'
import { invitationMessagesAt } from './staff/invitations/messages.tsx'
import { inviting } from './staff/invitations/new.tsx'
import { resending } from './staff/invitations/resend.ts'
import { withdrawing } from './staff/invitations/withdraw.ts'

/** Mounts both sides of an invitation, for a council whose workers share records. */
export function mountInvitations(app: Hono<App>, { slug, records }: Served) {
  if (!records) return
  app.route(`/${slug}/staff/invitations`, staffConsole())
  app.route(`/${slug}/invitation/accept`, acceptRoute)
  app.route(`/${slug}/invitation`, own())
}

/** The worker's side: for who works on records. */
function staffConsole() {
  const app = new Hono<App>()
  app.use('*', staffWho('work-on-records'))
  for (const path of ['/hand-over-all', '/:invited/hand-over']) app.use(path, staffWho('oversee-records'))
  listAt(app)
  inviting(app)
  handingAllOver(app)
  for (const act of [enteringTheCode, activating, resending, correctingTheAddress, withdrawing, handingOver]) act(app)
  invitationMessagesAt(app)
  invitationAt(app)
  return app
}

/** The person's side, behind the link: for who is signed in. */
function own() {
  const app = new Hono<App>()
  for (const path of ['/', '/setup', '/submit']) app.use(path, signedIn)
  app.route('/setup', setupRoute)
  app.route('/submit', submitRoute)
  app.route('/', myInvitations)
  return app
}
