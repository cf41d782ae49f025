import { z } from 'zod'
import { stillHasPhone } from '../../../db/account-care.ts'
import { removePhone } from '../../../db/accounts.ts'
import { removeContactChangesOf } from '../../../db/contact-changes.ts'
import { endSessionsOf, listLiveSessions } from '../../../db/sessions.ts'
import { asRead, findInCare } from '../../../domain/care.ts'
import { record } from '../../../domain/events.ts'
import { planNotice } from '../../../domain/messages.ts'
import { ok } from '../../../domain/result.ts'
import { phoneChecks } from '../../../domain/staff.ts'
import { phoneRemovedEmail } from '../../../fragments/messages/staff.ts'
import { RemovePhonePage } from '../../../fragments/staff/accounts/remove-phone.tsx'
import { choice } from '../../fields.ts'
import { definePage } from '../../form.tsx'

/** Takes the phone from an account, once staff have made sure who asks: never by e-mail alone. Its owner is told (ASVS 6.3.7). */
export const removePhonePage = definePage({
  title: ({ staff }) => staff.removePhone.title,
  async load({ visit, staff, part, sent }) {
    const found = await findInCare(visit, staff!, part('account'))
    // Where the page shows what its owner has told us it is a look at the account, like the page before it.
    if (found && visit.council.review && !sent)
      await record(visit, { name: 'account.viewed', accountId: staff!.id, facts: { account: found.account.id } })
    return found
  },
  schema: () => z.object({ check: choice(phoneChecks, 'account.check-missing') }),
  fragment: RemovePhonePage,
  async submit({ visit, staff }, { check }, { account, role }) {
    const { db, now } = visit
    // The worker's own language says nothing of the owner's.
    const { write, deliver } = planNotice({ ...visit, language: 'en' }, account, (facts) =>
      phoneRemovedEmail({ ...facts, address: visit.origin }),
    )
    return ok({
      to: `/staff/accounts/${account.id}?done=phone-removed`,
      writes: [
        ...asRead(visit, { id: account.id, role }),
        stillHasPhone(db, account),
        ...removePhone(db, account, now),
        removeContactChangesOf(db, account.id),
        ...endSessionsOf(db, account.id, 'phone-removed', now),
        write,
      ],
      events: [{ name: 'account.phone-removed', accountId: staff!.id, facts: { account: account.id, check } }],
      deliver,
      endedSessions: await listLiveSessions(db, account.id),
      overtaken: { key: 'account.changed' },
    })
  },
})
