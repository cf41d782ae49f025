import { commit, type Write } from '../db/client.ts'
import { findPurpose } from '../db/codes.ts'
import { type Attempt, listAttempts, moveMessage } from '../db/message-moves.ts'
import { claimUnsettled, openMessage, type Unsettled } from '../db/messages.ts'
import type { Delivery, Report, Sender } from '../senders/sender.ts'
import { isToNewNumber } from './codes.ts'
import { attempt, failed, noteReport, type Outgoing } from './delivering.ts'
import { limits } from './limits.ts'

/**
 * What the cron trigger does for a council's messages: sends what nobody took, as long as its code lives, and finds out what became
 * of those that a Worker left behind, or a provider did not answer for. Nothing that may have left is sent again.
 * A few are taken at a time, right before the work: what is worth sending was so a moment ago, and no other run has them as well.
 * @param clock the time (ms) as it goes on
 * @throws the first of what went wrong, once all the others have been seen to
 */
export async function settle(outgoing: Outgoing, clock: () => number = () => outgoing.now): Promise<void> {
  const { db, council } = outgoing
  const { graceMs, atOnce, runMs } = limits.message
  const began = clock()
  const failures: unknown[] = []
  for (let now = began; now - began < runMs; now = clock()) {
    const some = await claimUnsettled(db, council.slug, { before: began - graceMs, now, most: atOnce })
    if (some.length === 0) break
    const here = { ...outgoing, now }
    const seen = await Promise.allSettled(some.map(async (message) => commit(db, await settleOne(here, message))))
    failures.push(...seen.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])))
  }
  if (failures.length > 0) throw failures[0]
}

async function settleOne(outgoing: Outgoing, message: Unsettled): Promise<Write[]> {
  const { db, keys, now, origin } = outgoing
  const { id, channel, isUnknown, live } = message
  const isOver = message.expiresAt <= now
  const words = openMessage(keys, message)
  if (!words) return [isUnknown ? moveMessage(db, id, { status: 'unknown' }) : failed(db, id, 'provider')]
  const delivery: Delivery = { ...message, ...words, webhooks: `${origin}/webhooks`, livesMs: message.expiresAt - now }
  if (isUnknown) {
    const found = await ask(outgoing, delivery)
    if (found !== 'none' && found !== 'unknown') return noteReport(outgoing, message, found.by, found.report)
    const isLongAgo = isOver || now - message.createdAt >= limits.message.askedForMs
    if (found === 'unknown') return isLongAgo ? [moveMessage(db, id, { status: 'unknown' })] : []
  }
  // A phone that rings long after it was asked for frightens whoever it belongs to.
  if (!live || channel === 'voice') return [failed(db, id, !isOver && channel !== 'voice' ? 'replaced' : 'provider')]
  const without = (await listAttempts(db, id)).flatMap(({ provider, outcome }) => (outcome === 'undelivered' ? [provider] : []))
  if (outgoing.senders[channel]?.every(({ name }) => without.includes(name))) return [failed(db, id, 'provider')]
  const isNew = message.codeId !== null && isToNewNumber(await findPurpose(db, message.codeId))
  const trying = { patient: true, counted: isUnknown, without }
  return (await attempt(outgoing, isNew ? { ...delivery, unproved: true } : delivery, trying)).writes
}

/** Asks the providers that may have the message what became of it. */
async function ask(outgoing: Outgoing, delivery: Delivery): Promise<{ by: string; report: Report } | 'none' | 'unknown'> {
  const attempts = await listAttempts(outgoing.db, delivery.id)
  let unknown = false
  for (const sender of mayHaveIt(outgoing.senders[delivery.channel] ?? [], attempts)) {
    const found = await (sender.find?.(delivery) ?? 'unknown')
    if (found === 'unknown') unknown = true
    else if (found !== 'none') return { by: sender.name, report: found }
  }
  return unknown ? 'unknown' : 'none'
}

/** Those that did not answer, and the first of which nothing is noted: a Worker that ended then had just asked it. */
function mayHaveIt(senders: readonly Sender[], attempts: readonly Attempt[]): Sender[] {
  const outcomeOf = ({ name }: Sender) => attempts.find(({ provider }) => provider === name)?.outcome
  const next = senders.find((each) => outcomeOf(each) === undefined)
  return senders.filter((each) => each === next || outcomeOf(each) === 'unreachable')
}
