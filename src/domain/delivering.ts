import { endCall } from '../db/calls.ts'
import { commit, type Write } from '../db/client.ts'
import { findPurpose } from '../db/codes.ts'
import {
  type Attempt,
  type Became,
  claimUnsettled,
  listAttempts,
  moveMessage,
  noteAttempt,
  openMessage,
  type Unsettled,
} from '../db/messages.ts'
import type { Delivery, NotSent, Report, Sender } from '../senders/sender.ts'
import { levelOf, mayLeave, planWarnings, type Spent, uncounted, unspend } from './budget.ts'
import { inOrder, noteAnswer } from './circuits.ts'
import { isToNewNumber } from './codes.ts'
import { limits } from './limits.ts'
import type { Visit } from './visit.ts'

/** What sending needs of a visit; a cron trigger has no more than that. */
export type Outgoing = Pick<Visit, 'db' | 'keys' | 'council' | 'now' | 'senders' | 'origin' | 'budgetEmail' | 'later' | 'log'>

/**
 * Whether a message has left; why not: nobody can be reached there, no provider took it, as many have left today as the council pays
 * for, or, "budgets", as many texts and calls alike.
 */
export type Delivered = 'taken' | 'recipient' | 'provider' | 'budget' | 'budgets'
export type Unsent = Exclude<Delivered, 'taken'>

/** Sends what was written, by the council's first provider that takes it. What came of it is written after the answer has left. */
export async function deliver(outgoing: Outgoing, delivery: Delivery): Promise<Delivered> {
  const { delivered, writes } = await attempt(outgoing, delivery)
  const written = commit(outgoing.db, writes)
  // Whoever looks into the outbox next finds it there.
  if (outgoing.senders[delivery.channel]?.every(({ local }) => local)) await written
  else outgoing.later(written)
  return delivered
}

async function attempt(outgoing: Outgoing, delivery: Delivery): Promise<{ delivered: Delivered; writes: Write[] }> {
  const { db, council, now, log } = outgoing
  const { id } = delivery
  const writes: Write[] = []
  const failures: NotSent[] = []
  // Where the database does not answer now, what is written already is sent all the same: without it nothing else gets this far.
  const leave = await mayLeave(outgoing, delivery).catch(() => uncounted)
  if (!leave.ok) {
    log({ level: 'warn', event: 'message.stopped', council: council.slug, why: leave.fault })
    return { delivered: leave.fault, writes: stopped(outgoing, delivery, leave.fault) }
  }
  if (leave.value.uses.some(levelOf)) outgoing.later(warn(outgoing, leave.value))
  for (const ordered of await inOrder(outgoing, outgoing.senders[delivery.channel] ?? [])) {
    const { name: provider } = ordered.sender
    const sent = await ordered.sender.send(delivery)
    writes.push(
      noteAttempt(db, id, { provider, outcome: sent.ok ? 'sent' : sent.why }, now),
      ...noteAnswer(outgoing, ordered, sent),
    )
    if (sent.ok) {
      writes.push(moveMessage(db, id, { status: 'sent', provider, reference: sent.reference }))
      return { delivered: 'taken', writes }
    }
    failures.push(sent)
    log({ level: 'warn', event: 'message.not-taken', council: council.slug, provider, why: sent.why })
  }
  const delivered = failures.some((each) => each.why === 'refused' && each.recipient) ? 'recipient' : 'provider'
  const spent = failures.some((each) => each.why === 'unreachable') ? [] : unspend(outgoing, leave.value)
  return { delivered, writes: [...writes, ...spent, ...untaken(outgoing, delivery, failures, delivered)] }
}

/** What is written of a message that no provider took. Where one may have sent it all the same, it stays to be settled. */
function untaken({ db }: Outgoing, { id, channel }: Delivery, failures: NotSent[], why: 'recipient' | 'provider'): Write[] {
  const mayHaveLeft = failures.some((each) => each.why === 'unreachable')
  if (channel === 'voice') return [...(mayHaveLeft ? [] : [failed(db, id, why)]), endCall(db, id, 'failed')]
  if (why === 'recipient' && !mayHaveLeft) return [failed(db, id, why)]
  return mayHaveLeft ? [] : [moveMessage(db, id, { status: 'waiting' })]
}

/** What is written of a message that was not given to any provider: nor will it be. */
const stopped = ({ db }: Outgoing, { id, channel }: Delivery, why: Unsent): Write[] => [
  failed(db, id, why === 'budgets' ? 'budget' : why),
  ...(channel === 'voice' ? [endCall(db, id, 'failed')] : []),
]

/** Tells the administrators of the budgets that it was counted in, where there is something to tell. */
async function warn(outgoing: Outgoing, spent: Spent): Promise<void> {
  for (const mail of await planWarnings(outgoing, spent, outgoing.log)) await deliver(outgoing, mail)
}

const failed = (db: Outgoing['db'], id: string, why: Became['why']) =>
  moveMessage(db, id, { status: 'failed', ...(why ? { why } : {}) })

/** What a report of a provider changes. Of one that did not take the message in the end, only a delivery counts. */
export function noteReport(
  { db, now }: Outgoing,
  message: { id: string; provider: string | null },
  by: string,
  report: Report,
): Write[] {
  const { state, call } = report
  const others = message.provider !== null && message.provider !== by
  const became: Became = state === 'undelivered' ? { status: 'failed', why: whyOf(report) } : { status: state, provider: by }
  return [
    noteAttempt(db, message.id, { provider: by, outcome: state }, now),
    ...(others && state !== 'delivered' ? [] : [moveMessage(db, message.id, became)]),
    ...(call && !others ? [endCall(db, message.id, call)] : []),
  ]
}

const whyOf = ({ recipient, call }: Report): NonNullable<Became['why']> => {
  if (recipient) return 'recipient'
  return call === 'unanswered' || call === 'engaged' || call === 'answerphone' ? call : 'provider'
}

/**
 * What the cron trigger does for a council's messages: sends what nobody took, as long as its code lives, and finds out what became
 * of those that a Worker left behind, or a provider did not answer for. Nothing that may have left is sent again.
 */
export async function settle(outgoing: Outgoing): Promise<void> {
  const { db, council, now } = outgoing
  const { graceMs, perRun } = limits.message
  const unsettled = await claimUnsettled(db, council.slug, { before: now - graceMs, now, most: perRun })
  // A few at a time: a provider that is slow must not keep all the others waiting, and a Worker has six connections.
  const failures: unknown[] = []
  for (let from = 0; from < unsettled.length; from += atOnce)
    await Promise.all(
      unsettled.slice(from, from + atOnce).map(async (message) => {
        try {
          await commit(db, await settleOne(outgoing, message))
        } catch (error) {
          failures.push(error)
        }
      }),
    )
  // One that cannot be opened, say, is told of once the others have been seen to.
  if (failures.length > 0) throw failures[0]
}

const atOnce = 5

async function settleOne(outgoing: Outgoing, message: Unsettled): Promise<Write[]> {
  const { db, keys, now, origin } = outgoing
  const words = openMessage(keys, message)
  if (!words) return [failed(db, message.id, 'provider')]
  const delivery: Delivery = { ...message, ...words, webhooks: `${origin}/webhooks`, livesMs: message.expiresAt - now }
  if (message.status === 'sending') {
    const found = await ask(outgoing, delivery)
    if (found !== 'none' && found !== 'unknown') return noteReport(outgoing, message, found.by, found.report)
    if (found === 'unknown') return message.expiresAt > now ? [] : [moveMessage(db, message.id, { status: 'unknown' })]
  }
  // A phone that rings long after it was asked for frightens whoever it belongs to.
  if (!message.live || message.channel === 'voice')
    return [failed(db, message.id, message.expiresAt > now && message.channel !== 'voice' ? 'replaced' : 'provider')]
  const isNew = message.codeId !== null && isToNewNumber(await findPurpose(db, message.codeId))
  const { writes } = await attempt(outgoing, isNew ? { ...delivery, unproved: true } : delivery)
  return writes
}

/** Asks every provider that may have the message what became of it. */
async function ask(outgoing: Outgoing, delivery: Delivery): Promise<{ by: string; report: Report } | 'none' | 'unknown'> {
  const attempts = await listAttempts(outgoing.db, delivery.id)
  let unknown = false
  for (const sender of outgoing.senders[delivery.channel] ?? []) {
    if (!mayHaveIt(sender, attempts)) continue
    const found = await (sender.find?.(delivery) ?? 'unknown')
    if (found === 'unknown') unknown = true
    else if (found !== 'none') return { by: sender.name, report: found }
  }
  return unknown ? 'unknown' : 'none'
}

/** Without a word of any attempt, every one may have been made. */
const mayHaveIt = ({ name }: Sender, attempts: readonly Attempt[]) => {
  const own = attempts.find(({ provider }) => provider === name)
  return own ? own.outcome === 'unreachable' : attempts.length === 0
}
