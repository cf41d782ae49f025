import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { type Account, foldEmail } from '../../db/accounts.ts'
import { endSessionsOf, listLiveSessions } from '../../db/sessions.ts'
import { notStaff, putStaff, type StaffMember } from '../../db/staff.ts'
import { findStaffInvitationByToken, type StaffInvitation, stateOf, useStaffInvitation } from '../../db/staff-invitations.ts'
import { ok } from '../../domain/result.ts'
import { withdrawOthers } from '../../domain/staff-invitations.ts'
import type { Visit } from '../../domain/visit.ts'
import { AcceptPage, ClosedPage, type Opened, titleOfOpened } from '../../fragments/staff/accept.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { failurePage } from '../../middleware/failures.tsx'
import { goTo, page, wordsFor } from '../../middleware/page.tsx'
import { certainly } from '../../middleware/session.ts'
import { definePage } from '../form.tsx'
import { isToken } from '../turn.tsx'

type Found = { invitation: StaffInvitation; opened: Opened }
type Who = { account?: Account | undefined; staff?: StaffMember | undefined; pressed?: boolean }

/** The invitation that a link stands for, and what it is still good for; nothing for a link that never was or was replaced. */
async function open(visit: Visit, token: string, { account, staff, pressed = false }: Who): Promise<Found | undefined> {
  if (!isToken(token)) return undefined
  const invitation = await findStaffInvitationByToken(visit.db, visit.keys, visit.council.slug, token)
  if (!invitation) return undefined
  const state = stateOf(invitation, visit.now)
  const is = (opened: Opened) => ({ invitation, opened })
  // Only who has pressed the button comes back with the notice; the link in the e-mail has none, so that a stranger's press is seen.
  if (state === 'used' && pressed) return is({ is: 'yours' })
  if (state !== 'open') return is({ is: state })
  if (!account) return is({ is: 'signed-out', email: invitation.email })
  if (foldEmail(account.email) !== foldEmail(invitation.email)) return is({ is: 'somebody-else', email: account.email })
  return is(staff ? { is: 'staff-already' } : { is: 'open', role: invitation.role })
}

/** Lets on to the form who can accept the invitation; tells the others why they cannot. Opening a link changes nothing. */
export const onlyInvited = createMiddleware<App>(async (c_, next) => {
  const c = c_ as unknown as Ctx
  certainly(c)
  const found = await open(c.var.visit, c.req.param('token') ?? '', { ...c.var, pressed: c.req.query('done') === 'accepted' })
  if (!found) return failurePage(c, 'notFound', 404)
  const { opened } = found
  // Other methods are refused there, too.
  if (opened.is === 'open' || !['GET', 'HEAD', 'POST'].includes(c.req.method)) return next()
  if (c.req.method === 'POST') return goTo(c, new URL(c.req.url).pathname)
  const title = titleOfOpened(wordsFor(c).staff, opened)
  return page(c, { title, body: (view) => <ClosedPage view={view} opened={opened} /> })
})

/**
 * One press makes staff of who is signed in with the invited address. Their sessions end: the rights of staff begin with a new one
 * (ASVS 7.2.4).
 */
export const acceptPage = definePage<Found, object>({
  title: ({ staff }, { opened }) => titleOfOpened(staff, opened),
  load: ({ visit, account, staff, part }) => open(visit, part('token'), { account, staff }),
  schema: () => z.object({}),
  fragment: ({ loaded: { opened }, ...form }) => <AcceptPage {...form} loaded={opened} />,
  async submit({ visit, account: { id }, part }, _, { invitation }) {
    const { db, keys, council, now } = visit
    const { role } = invitation
    const others = await withdrawOthers(visit, id, invitation)
    return ok({
      to: `/staff/accept/${part('token')}?done=accepted`,
      writes: [
        ...useStaffInvitation(db, invitation, now),
        notStaff(db, id),
        putStaff(db, keys, council.slug, { id, role, contact: {}, since: now }),
        ...endSessionsOf(db, id, 'role-changed', now),
        ...others.writes,
      ],
      events: [{ name: 'staff.joined', accountId: id, facts: { invitation: invitation.id, role } }, ...others.events],
      endedSessions: await listLiveSessions(db, id),
      overtaken: { key: 'staff-invitation.closed' },
    })
  },
})
