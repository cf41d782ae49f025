import type { Hono } from 'hono'
import { z } from 'zod'
import { findAccount } from '../../../db/accounts.ts'
import { listInvitations } from '../../../db/invitation-lists.ts'
import { type Invitation, listInvitedRecords } from '../../../db/invitations.ts'
import { type Fault, statusOf } from '../../../domain/faults.ts'
import { invitationScope, type Stand, standOf, stands } from '../../../domain/invitations.ts'
import type { Shown } from '../../../fragments/staff/invitations/act.tsx'
import { type Filter, ListPage } from '../../../fragments/staff/invitations/list.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { certainly } from '../../../middleware/session.ts'
import { emailOf, faultsOf } from '../../fields.ts'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'

const PAGE = 25
/** More than a page of invitations to one address: their children would be more than a class. */
const MOST_FOUND = 100

/** The invitations of a worker, or of every worker; and those to one address, which is sent and stands in no address. */
export function listAt(app: Hono<App>) {
  app.get('/', async (c_) => {
    const c = c_ as unknown as Ctx
    const { query } = presentAt(c)
    const filter: Filter = {
      stand: stands.find((stand) => stand === query('stand')) ?? '',
      order: query('order') === 'date' ? 'date' : 'next',
    }
    const number = Math.min(Math.max(Math.trunc(Number(query('page'))) || 1, 1), 10_000)
    const rows = await read(c, { filter, offset: (number - 1) * PAGE, most: PAGE + 1 })
    return shown(c, { filter, list: { rows: rows.slice(0, PAGE), page: number, more: rows.length > PAGE } })
  })

  app.post('/', async (c_) => {
    const c = c_ as unknown as Ctx
    certainly(c)
    const filter: Filter = { stand: '', order: 'date' }
    const sent = await c.req.parseBody()
    const parsed = z.object({ email: emailOf('invitation.email-missing') }).safeParse(sent)
    const email = typeof sent.email === 'string' ? sent.email : ''
    if (!parsed.success) {
      const rows = await read(c, { filter, offset: 0, most: PAGE + 1 })
      const list = { rows: rows.slice(0, PAGE), page: 1, more: rows.length > PAGE }
      return shown(c, { filter, list, email, faults: faultsOf(parsed.error) })
    }
    const rows = await read(c, { filter, email: parsed.data.email, offset: 0, most: MOST_FOUND })
    return shown(c, { filter, list: { rows, page: 1, more: false }, email, found: true })
  })
  onlyThese(app, '/', ['GET', 'POST'])
}

type Given = {
  filter: Filter
  list: { rows: Shown[]; page: number; more: boolean }
  found?: boolean
  email?: string
  faults?: Fault[]
}

function shown(c: Ctx, { filter, list, found = false, email = '', faults = [] }: Given) {
  const said = wordsFor(c).invitations
  return page(c, {
    title: found ? said.found : said.title,
    faults,
    status: faults.length > 0 ? statusOf(faults) : 200,
    body: (view) => (
      <ListPage view={view} stands={stands} list={list} filter={filter} found={found} email={email} faults={faults} />
    ),
  })
}

async function read(
  c: Ctx,
  { filter, email, offset, most }: { filter: Filter; email?: string; offset: number; most: number },
): Promise<Shown[]> {
  const { visit, staff } = presentAt(c)
  const { db, keys, council, now } = visit
  const wanted = { stand: (filter.stand || undefined) as Stand | undefined, email, order: filter.order, offset, most, now }
  const rows = await listInvitations(db, keys, invitationScope(council.slug, staff!), wanted)
  const invited = await listInvitedRecords(
    db,
    keys,
    rows.map(({ id }) => id),
  )
  const owners = await ownersOf(c, rows)
  return rows.map((invitation) => ({
    invitation,
    stand: standOf(invitation, now),
    records: invited.filter(({ invitationId }) => invitationId === invitation.id),
    owner: owners.get(invitation.ownerId) ?? '–',
  }))
}

/** The names of the workers whose invitations they are. */
async function ownersOf(c: Ctx, rows: Invitation[]): Promise<Map<string, string>> {
  const { db, keys, council } = c.var.visit
  const ids = [...new Set(rows.map(({ ownerId }) => ownerId))]
  const owners = await Promise.all(
    ids.map((id) => (id === c.var.account!.id ? c.var.account : findAccount(db, keys, council.slug, id))),
  )
  return new Map(owners.flatMap((owner) => (owner ? [[owner.id, `${owner.person.forename} ${owner.person.surname}`]] : [])))
}
