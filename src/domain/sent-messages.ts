import type { Write } from '../db/client.ts'
import type { ListedMessage } from '../db/message-lists.ts'
import { type findMessage, makeWay, openMessage } from '../db/messages.ts'
import type { Delivery } from '../senders/sender.ts'
import { planMessage } from './messages.ts'
import type { Visit } from './visit.ts'

/* What became of a message, for the staff who are asked about it, and sending it again. */

/** What became of a message. */
const messageStands = [
  /** the network says that it has arrived; a call was answered */
  'arrived',
  /** a provider took it a moment ago */
  'on-its-way',
  /** a provider took it, and has told nothing since */
  'silent',
  /** it is with a provider, or nobody has written yet what came of that */
  'sending',
  /** nobody has taken it yet, and it is tried again */
  'waiting',
  /** it may have left, and nobody can be asked */
  'unknown',
  /** this address or number cannot be reached */
  'unreachable',
  /** it left and did not arrive; a call was not answered */
  'undelivered',
  /** no provider took it in time */
  'untaken',
  /** the council had sent as many that day as it pays for */
  'budget',
  /** something newer took its place, or nobody needed it any more */
  'replaced',
  /** it was for nobody */
  'kept',
] as const
export type MessageStand = (typeof messageStands)[number]

/** How long a provider's silence means nothing, in ms: most reports come within a minute or two. */
const REPORTS_WITHIN_MS = 5 * 60_000

type Known = Pick<ListedMessage, 'channel' | 'status' | 'why' | 'createdAt' | 'expiresAt' | 'attempts'>

/** What became of a message at a time (ms), and when that was last known to be so. */
export function becameOf(message: Known, now: number): { stand: MessageStand; at: number } {
  const at = message.attempts.at(-1)?.at ?? message.createdAt
  return { stand: standOf(message, at, now), at }
}

/** A call is made at once or not at all. */
const CALLED_WITHIN_MS = 60_000

function standOf({ channel, status, why, expiresAt, attempts }: Known, at: number, now: number): MessageStand {
  if (status === 'delivered') return 'arrived'
  if (status === 'sent') return now - at < REPORTS_WITHIN_MS ? 'on-its-way' : 'silent'
  // The next run of the cron trigger writes it.
  if (status === 'waiting') return expiresAt > now ? 'waiting' : 'untaken'
  const isOver = expiresAt <= now || (channel === 'voice' && now - at >= CALLED_WITHIN_MS)
  if (status === 'sending') return isOver ? 'unknown' : 'sending'
  if (status !== 'failed') return status
  if (why === 'recipient') return 'unreachable'
  if (why === 'budget' || why === 'replaced') return why
  return attempts.some(({ outcome }) => outcome === 'undelivered') ? 'undelivered' : 'untaken'
}

/**
 * Whether a message can be sent again as it is: a notice that failed, while its words are kept. A code never: a second copy of it
 * would be a second way to it, for whoever reads that phone or mailbox then. The person asks for a new one.
 */
export const canSendAgain = (
  { kind, status, why, worded, expiresAt }: Pick<ListedMessage, 'kind' | 'status' | 'why' | 'worded' | 'expiresAt'>,
  now: number,
): boolean => kind === 'notice' && status === 'failed' && why !== 'replaced' && worded && expiresAt > now

type Row = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/**
 * Plans a notice once more, in the same words, to be kept no longer than the first, which makes way for it.
 * @returns nothing when it cannot be sent again
 */
export function planAgain(visit: Visit, message: Row): { writes: Write[]; deliver: Delivery[] } | undefined {
  const { db, keys, now } = visit
  const { id, channel, kind, language, accountId, invitationId, expiresAt } = message
  const words = openMessage(keys, message)
  if (!words || !canSendAgain({ ...message, worded: true }, now)) return undefined
  const { to, ...said } = words
  const { write, deliver } = planMessage(visit, {
    channel,
    kind,
    to,
    wording: { ...said, language },
    keptMs: expiresAt - now,
    about: { ...(accountId ? { accountId } : {}), ...(invitationId ? { invitationId } : {}) },
  })
  return { writes: [...makeWay(db, id), write], deliver }
}
