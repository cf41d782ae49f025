import { Hono } from 'hono'
import { findColleague } from '../../db/staff.ts'
import { accept, listMine } from '../../domain/account-setup.ts'
import { stillPresent } from '../../domain/sessions.ts'
import { MyInvitationsPage, type Own } from '../../fragments/invitation/list.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { goTo, page, wordsFor } from '../../middleware/page.tsx'
import { presentAt } from '../form.tsx'
import { onlyThese } from '../methods.ts'

/** Somebody's own invitations: where they stand, what happens next, and who to call. */
export const myInvitations = new Hono<App>()

myInvitations.get('/', async (c: Ctx) => {
  const { visit, account, query } = presentAt(c)
  const { db, keys, council, now } = visit
  const mine = await listMine(db, keys, account, now)
  const workers = new Map<string, Own['worker']>()
  for (const id of new Set(mine.map(({ invitation }) => invitation.ownerId))) {
    const worker = await findColleague(db, keys, council.slug, id)
    workers.set(id, worker && { person: worker.account.person, contact: worker.member.contact })
  }
  const own = mine.map((each): Own => ({ ...each, worker: workers.get(each.invitation.ownerId) }))
  return page(c, {
    title: wordsFor(c).invitations.mine.title,
    body: (view) => <MyInvitationsPage view={view} mine={own} done={query('done')} />,
  })
})

/** Accepts one whose link was not pressed: its address is the one that is signed in. A second press changes nothing. */
myInvitations.post('/', async (c: Ctx) => {
  const { visit, account, session } = presentAt(c)
  const sent = await c.req.parseBody()
  const mine = await listMine(visit.db, visit.keys, account, visit.now)
  const wanted = mine.find(({ invitation }) => invitation.id === sent.invitation)
  if (wanted && (await accept(visit, wanted.invitation, account, stillPresent(visit, session))))
    return goTo(c, `${c.var.base}/invitation/setup`)
  // It stands elsewhere now, which the page tells; or they are not signed in any more, which the guard does.
  return goTo(c, `${c.var.base}/invitation`)
})
onlyThese(myInvitations, '/', ['GET', 'POST'])
