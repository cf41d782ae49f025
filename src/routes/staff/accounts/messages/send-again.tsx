import { z } from 'zod'
import { findMessage, openHint } from '../../../../db/messages.ts'
import { asRead, findInCare } from '../../../../domain/care.ts'
import { refuse } from '../../../../domain/decision.ts'
import { countEach, limits } from '../../../../domain/limits.ts'
import { ok } from '../../../../domain/result.ts'
import { planAgain } from '../../../../domain/sent-messages.ts'
import { SendAgainPage } from '../../../../fragments/staff/accounts/messages/send-again.tsx'
import { definePage } from '../../../form.tsx'

/** Sends a notice that failed once more, to the same address or number. Whoever is suspended is told nothing. */
export const sendAgainPage = definePage({
  title: ({ staff }) => staff.messages.again.title,
  async load({ visit, staff, part, sent }) {
    const { db, keys, council } = visit
    const found = await findInCare(visit, staff!, part('account'))
    const message = found && (await findMessage(db, council.slug, part('message')))
    if (!found || message?.accountId !== found.account.id) return undefined
    const again = found.account.status === 'active' ? planAgain(visit, message) : undefined
    // A form that was shown in time is told what has come between.
    if (!again && !sent) return undefined
    const { channel } = message
    return { ...found, again, message: { channel, hint: openHint(keys, message) } }
  },
  schema: () => z.object({}),
  fragment: SendAgainPage,
  async submit({ visit, staff }, _, { account, role, again }) {
    if (!again) return refuse({ key: 'message.not-again' })
    const wait = await countEach(visit, [{ name: 'message-again', subject: staff!.id, window: limits.message.againPerWorker }])
    if (wait) return refuse({ key: 'message.send-limit', values: { minutes: wait } })
    const home = `/staff/accounts/${account.id}/messages`
    return ok({
      to: `${home}?done=sent-again`,
      toIfUnsent: `${home}?done=unsent`,
      writes: [...asRead(visit, { id: account.id, role }), ...again.writes],
      events: [{ name: 'message.sent-again', accountId: staff!.id, facts: { account: account.id } }],
      deliver: again.deliver,
      overtaken: { key: 'message.not-again' },
    })
  },
})
