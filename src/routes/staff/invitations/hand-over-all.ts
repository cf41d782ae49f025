import type { Hono } from 'hono'
import { z } from 'zod'
import { findNames } from '../../../db/account-care.ts'
import { listOngoing, listOwners } from '../../../db/invitation-lists.ts'
import { listInvitedRecords } from '../../../db/invitations.ts'
import { handOver } from '../../../domain/handing-over.ts'
import { limits } from '../../../domain/limits.ts'
import { ok } from '../../../domain/result.ts'
import { HandOverAllPage, type Owner } from '../../../fragments/staff/invitations/hand-over-all.tsx'
import type { App } from '../../../middleware/app.ts'
import { choice, emailOf } from '../../fields.ts'
import { type FormPage, formAt } from '../../form.tsx'
import { workerAt } from './act.ts'

type Input = { from: string; email: string }

/**
 * A team manager hands every ongoing invitation of a worker to a colleague: somebody is ill, or has left. The worker is chosen from
 * those who have any: one who has left is nobody whose address could be asked for.
 */
const form: FormPage<{ owners: Owner[] }, Input> = {
  title: (words) => words.invitations.handOverAll.title,
  async load({ visit }) {
    const { db, keys, council } = visit
    const owners = await listOwners(db, council.slug)
    const names = await findNames(
      db,
      keys,
      council.slug,
      owners.map(({ ownerId }) => ownerId),
    )
    const named = owners.map(({ ownerId, many }) => ({ id: ownerId, name: names.get(ownerId) ?? '–', many }))
    return { owners: named.sort((a, b) => a.name.localeCompare(b.name)) }
  },
  schema: ({ owners }) =>
    z.object({
      from: choice(
        owners.map(({ id }) => id),
        'invitation.owner-missing',
      ),
      email: emailOf('invitation.colleague-unknown'),
    }),
  fragment: HandOverAllPage,
  async submit(present, { from, email }, { owners }) {
    const { visit } = present
    const { db, keys, council } = visit
    const rows = await listOngoing(db, keys, council.slug, from, limits.invitation.mostHandedOver)
    const invited = await listInvitedRecords(
      db,
      keys,
      rows.map(({ id }) => id),
    )
    const handed = rows.map((invitation) => ({
      invitation,
      recordIds: invited.filter(({ invitationId }) => invitationId === invitation.id).map(({ record }) => record.id),
    }))
    const decided = await handOver(visit, workerAt(present), handed, email)
    const left = (owners.find(({ id }) => id === from)?.many ?? 0) > rows.length
    return decided.ok ? ok({ ...decided.value, to: `/staff/invitations?done=${left ? 'handed-some' : 'handed-all'}` }) : decided
  },
}

/** The guard for managers stands before it. */
export const handingAllOver = (app: Hono<App>) => formAt(app, '/hand-over-all', form)
