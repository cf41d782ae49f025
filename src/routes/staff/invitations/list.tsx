import type { Hono } from 'hono'
import { z } from 'zod'
import { findNames } from '../../../db/account-care.ts'
import { listInvitations, type Wanted } from '../../../db/invitation-lists.ts'
import { type Invitation, listInvitedRecords } from '../../../db/invitations.ts'
import { openSought, sealSought, standOf, stands } from '../../../domain/invitations.ts'
import { scopeOf } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import type { Shown } from '../../../fragments/staff/invitations/act.tsx'
import { type InvitationList, ListPage } from '../../../fragments/staff/invitations/list.tsx'
import type { App } from '../../../middleware/app.ts'
import { emailOf } from '../../fields.ts'
import { type FormPage, formAt, type Present } from '../../form.tsx'
import { pageFrom, pageOf } from '../../paging.ts'

/**
 * The invitations of a worker, or of every worker, and the search among them. The address that is searched for must not stand in an
 * address, but what was found must have pages, and an address that can be come back to: so it stands there sealed.
 */
const list: FormPage<InvitationList, { email: string }> = {
  title: ({ invitations }, { found }) => (found ? invitations.found : invitations.title),
  async load(present) {
    const { visit, account, query } = present
    const sealed = query('found')
    const sought = openSought(visit, account.id, sealed)
    const filter = {
      stand: stands.find((stand) => stand === query('stand')) ?? ('' as const),
      order: query('order') === 'date' ? ('date' as const) : ('next' as const),
    }
    const wanted = sought
      ? { email: sought, order: 'date' as const }
      : { order: filter.order, ...(filter.stand ? { stand: filter.stand } : {}) }
    const rows = await pageOf(pageFrom(query('page')), (offset, most) => read(present, { ...wanted, offset, most }))
    const shown = await shownOf(present, rows.rows)
    return { list: { ...rows, rows: shown }, filter, found: sought ? { sought, sealed } : undefined, stands, done: query('done') }
  },
  schema: () => z.object({ email: emailOf('invitation.email-missing') }),
  fragment: ListPage,
  async submit(present, { email }) {
    const { visit, account } = present
    const found = await read(present, { email, order: 'date', offset: 0, most: 1 })
    return ok({
      to: `/staff/invitations?found=${sealSought(visit, account.id, email)}`,
      events: [{ name: 'invitation.searched', accountId: account.id, facts: { found: found.length > 0 } }],
    })
  },
}

export const listAt = (app: Hono<App>) => formAt(app, '/', list)

const read = ({ visit, staff }: Present, wanted: Omit<Wanted, 'now'>) =>
  listInvitations(visit.db, visit.keys, scopeOf(visit, staff!), { ...wanted, now: visit.now })

/** Invitations with their records and the names of their workers. */
async function shownOf({ visit }: Present, rows: readonly Invitation[]): Promise<Shown[]> {
  const { db, keys, council, now } = visit
  const invited = await listInvitedRecords(
    db,
    keys,
    rows.map(({ id }) => id),
  )
  const owners = await findNames(
    db,
    keys,
    council.slug,
    rows.map(({ ownerId }) => ownerId),
  )
  return rows.map((invitation) => ({
    invitation,
    stand: standOf(invitation, now),
    records: invited.filter(({ invitationId }) => invitationId === invitation.id),
    owner: owners.get(invitation.ownerId) ?? '–',
  }))
}
