import { z } from 'zod'
import { findAccountByEmail } from '../../../db/accounts.ts'
import { refuse } from '../../../domain/decision.ts'
import { ok } from '../../../domain/result.ts'
import { may } from '../../../domain/staff.ts'
import { FindAccountPage } from '../../../fragments/staff/accounts/find.tsx'
import { email } from '../../fields.ts'
import { definePage } from '../../form.tsx'

/** Finds an account by its whole address, which stands in no address of ours. Every look-up is an event, found or not. */
export const findAccountPage = definePage({
  title: ({ staff }) => staff.accounts.title,
  load: async ({ staff }) => ({ endAll: may(staff?.role, 'end-all-sessions') }),
  schema: () => z.object({ email }),
  fragment: FindAccountPage,
  async submit({ visit, account: me }, { email: address }) {
    const found = await findAccountByEmail(visit.db, visit.keys, visit.council.slug, address)
    const facts = found ? { found: true, account: found.id } : { found: false }
    const events = [{ name: 'account.searched' as const, accountId: me.id, facts }]
    if (!found) return { ok: false, fault: { ...refuse({ key: 'account.unknown', field: 'email' }).fault, events } }
    return ok({ to: `/staff/accounts/${found.id}`, events })
  },
})
