import { z } from 'zod'
import { liftSuspension } from '../../../db/account-care.ts'
import { asRead, findInCare } from '../../../domain/care.ts'
import { ok } from '../../../domain/result.ts'
import { LiftPage } from '../../../fragments/staff/accounts/lift.tsx'
import { definePage } from '../../form.tsx'

/** Opens a suspended account again. */
export const liftPage = definePage({
  title: ({ staff }) => staff.lift.title,
  load: ({ visit, staff, part }) => findInCare(visit, staff!, part('account')),
  schema: () => z.object({}),
  fragment: LiftPage,
  async submit({ visit, staff }, _, { account: { id }, role }) {
    return ok({
      to: `/staff/accounts/${id}?done=lifted`,
      writes: [...asRead(visit, { id, role }), ...liftSuspension(visit.db, visit.council.slug, id)],
      events: [{ name: 'account.suspension-lifted', accountId: staff!.id, facts: { account: id } }],
      overtaken: { key: 'account.changed' },
    })
  },
})
