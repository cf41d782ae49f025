import { endCall } from '../db/calls.ts'
import type { Write } from '../db/client.ts'
import { newId } from '../db/keys.ts'
import { addMessage, markFailed, markSent } from '../db/messages.ts'
import type { Delivery } from '../senders/sender.ts'
import type { Visit } from './visit.ts'

export type Wording = { subject: string; text: string }

type Wanted = { to: string; wording: Wording; keptMs: number; forNobody?: boolean }

/** Plans an e-mail. */
export const planEmail = (visit: Visit, wanted: Wanted) => planMessage(visit, { ...wanted, channel: 'email' })

/**
 * Plans a message: the row to be written with its cause, and what to send once it is written.
 * A message for nobody costs the same and goes nowhere: an unknown address must not be told by its time (ASVS 6.3.8).
 */
export function planMessage(
  { db, keys, council, now }: Visit,
  { channel, to, wording, keptMs, forNobody = false }: Wanted & { channel: Delivery['channel'] },
): { id: string; write: Write; deliver: Delivery[] } {
  const message = {
    id: newId(),
    council: council.slug,
    channel,
    to,
    ...wording,
    createdAt: now,
    expiresAt: now + keptMs,
  }
  return {
    id: message.id,
    write: addMessage(db, keys, message, forNobody),
    deliver: forNobody ? [] : [{ id: message.id, channel, to, ...wording }],
  }
}

/** Sends what was written, by the council's first provider that takes it. @returns whether one did */
export async function deliver(visit: Visit, delivery: Delivery): Promise<boolean> {
  const senders = (visit.council.senders[delivery.channel] ?? []).filter(({ local }) => visit.local || !local)
  for (const sender of senders) {
    const sent = await sender.send(delivery)
    if (sent.ok) {
      await markSent(visit.db, delivery.id, sender.name, sent.reference)
      return true
    }
    visit.log({ level: 'warn', event: 'message.not-taken', council: visit.council.slug, provider: sender.name, why: sent.why })
  }
  await markFailed(visit.db, delivery.id, senders.at(-1)?.name ?? 'none')
  if (delivery.channel === 'voice') await endCall(visit.db, delivery.id, 'failed')
  return false
}
