import { Hono } from 'hono'
import { findRegisteredAt } from '../../../db/account-care.ts'
import { listIdentities } from '../../../db/identities.ts'
import { findPhoneRequest } from '../../../db/phone-requests.ts'
import { listOpenSessions } from '../../../db/sessions.ts'
import type { StaffMember } from '../../../db/staff.ts'
import { routesOf } from '../../../domain/account-routes.ts'
import { findSubject, mayFollow, type Subject } from '../../../domain/care.ts'
import { record } from '../../../domain/events.ts'
import { limits } from '../../../domain/limits.ts'
import { scopeOf } from '../../../domain/records.ts'
import { may, mayCareFor } from '../../../domain/staff.ts'
import { readTrail } from '../../../domain/trail.ts'
import type { Visit } from '../../../domain/visit.ts'
import { AccountPage, type AccountShown, type Action } from '../../../fragments/staff/accounts/account.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { onlyThese } from '../../methods.ts'
import { findLastMessage } from '../messages.ts'

/** An account as staff see it. Every look is an event. */
export const accountPage = new Hono<App>()
accountPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, staff } = c.var
  const subject = await findSubject(visit, c.req.param('account')!)
  if (!subject) return c.notFound()
  await record(visit, { name: 'account.viewed', accountId: staff!.id, facts: { account: subject.account.id } })
  const shown = await shownOf(visit, staff!, subject)
  return page(c, {
    // No name: titles stay in the browser's history.
    title: wordsFor(c).staff.account.title,
    body: (view) => <AccountPage view={view} shown={shown} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(accountPage, '/', ['GET'])

async function shownOf(visit: Visit, staff: StaffMember, subject: Subject): Promise<AccountShown> {
  const { account, role } = subject
  const { db, keys, council } = visit
  const own = account.id === staff.id
  const mine = mayCareFor(staff, { id: account.id, role })
  const [registeredAt = 0, phoneRequestedAt, identities, history] = await Promise.all([
    findRegisteredAt(db, council.slug, account.id),
    findPhoneRequest(db, council.slug, account.id),
    council.social && listIdentities(db, keys, account.id),
    mayFollow(staff, subject) ? historyOf(visit, staff, account.id) : undefined,
  ])
  const { sessions = [] } = history ?? {}
  const possible: Record<Action, boolean> = {
    suspend: account.status === 'active',
    lift: account.status === 'suspended' && may(staff.role, 'lift-suspensions'),
    'end-sessions': sessions.length > 0,
    'remove-phone': account.phone !== undefined,
  }
  const closed = own ? 'own' : mine ? undefined : 'ofStaff'
  const actions = mine ? (Object.keys(possible) as Action[]).filter((action) => possible[action]) : []
  const routes = identities && routesOf(account, identities)
  return { account, role, registeredAt, routes, phoneRequestedAt, history, actions, closed }
}

async function historyOf(visit: Visit, staff: StaffMember, account: string) {
  const [sessions, events, last] = await Promise.all([
    // One that is too old opens nothing any more, whether its row says so or not.
    listOpenSessions(visit.db, visit.council.slug, account, visit.now - limits.session.longestMs),
    readTrail(visit, { account }, limits.staff.recentEvents, scopeOf(visit, staff)),
    findLastMessage(visit, { accountId: account }),
  ])
  return { sessions, events, last }
}
