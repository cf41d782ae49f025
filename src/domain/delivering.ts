import { endCall } from '../db/calls.ts'
import type { Circuit } from '../db/circuits.ts'
import { commit, type Write } from '../db/client.ts'
import { type Became, moveMessage, moveReported, noteAttempt, passOn } from '../db/message-moves.ts'
import type { Channel } from '../db/messages.ts'
import { ask, known, type Reading, together } from '../db/reading.ts'
import type { Delivery, NotSent, Report } from '../senders/sender.ts'
import { countedBefore, endsInOutbox, levelOf, planWarnings, type Spent, takingLeave, uncounted, unspend } from './budget.ts'
import { inOrder, noteAnswer, readingCircuitsOf } from './circuits.ts'
import { limits } from './limits.ts'
import { no, ok, type Result } from './result.ts'
import type { Visit } from './visit.ts'

/** What sending needs of a visit; a cron trigger has no more than that. */
export type Outgoing = Pick<Visit, 'db' | 'keys' | 'council' | 'now' | 'senders' | 'origin' | 'budgetEmail' | 'later' | 'log'>

/**
 * Whether a message has left; why not: nobody can be reached there, no provider took it, as many have left today as the council pays
 * for, or, "budgets", as many texts and calls alike.
 */
type Delivered = 'taken' | 'recipient' | 'provider' | 'budget' | 'budgets'
export type Unsent = Exclude<Delivered, 'taken'>

/** What is found out, and counted, before messages leave: what is known of their providers, and whether each may leave, by its id. */
export type Readiness = { circuits: readonly Circuit[]; messages: Readonly<Record<string, Ready>> }
type Ready = {
  leave: Result<Spent, Unsent>
  /** it is in the local outbox already */
  isOut: boolean
}

/**
 * What makes messages ready to leave. Where somebody waits for the sending it stands last in the batch that writes them, so that nothing
 * more is asked of the database before the answer; nothing is counted when that batch breaks. What ends in the local outbox is there
 * with it, for whoever looks next.
 * @param counted they were counted before
 */
export const makingReady = (
  outgoing: Outgoing,
  deliveries: readonly Delivery[],
  { counted = false }: Pick<Trying, 'counted'> = {},
): Reading<Readiness> =>
  together<Readiness>({
    circuits: circuitsFor(outgoing, deliveries),
    messages: together<Record<string, Ready>>(
      Object.fromEntries(deliveries.map((each) => [each.id, makingOneReady(outgoing, each, counted)])),
    ),
  })

const circuitsFor = (outgoing: Outgoing, deliveries: readonly Delivery[]) =>
  readingCircuitsOf(
    outgoing,
    deliveries.flatMap(({ channel }) => outgoing.senders[channel] ?? []),
  )

function makingOneReady(outgoing: Outgoing, delivery: Delivery, counted: boolean): Reading<Ready> {
  const { db, now, senders } = outgoing
  const { id, channel } = delivery
  const leave = takingLeaveOnce(outgoing, delivery, counted)
  // Nothing is asked then: the outbox costs nothing.
  const outbox = endsInOutbox(outgoing, delivery) && leave.read([]).ok ? senders[channel]?.[0] : undefined
  const isOut = {
    statements: outbox ? taken(db, id, { provider: outbox.name, reference: id }, now) : [],
    read: () => outbox !== undefined,
  }
  return together<Ready>({ leave, isOut })
}

/** Whether it may leave, as far as the budgets say: counted with the asking, unless it was before. */
const takingLeaveOnce = (outgoing: Outgoing, delivery: Delivery, counted: boolean): Reading<Result<Spent, Unsent>> =>
  counted ? known(ok(countedBefore(outgoing, delivery))) : takingLeave(outgoing, delivery)

/** Asks for it by itself. Where there is no answer, all providers are well. */
const getReady = (outgoing: Outgoing, deliveries: readonly Delivery[], { counted = false }: Pick<Trying, 'counted'> = {}) =>
  ask(outgoing.db, makingReady(outgoing, deliveries, { counted })).catch((): Readiness => {
    const messages = deliveries.map((each) => [each.id, { leave: unasked(outgoing, each, counted), isOut: false }])
    return { circuits: [], messages: Object.fromEntries(messages) }
  })

/**
 * Whether it may leave when the database has just gone: what is written already is sent all the same, but to nobody whose number is
 * not proved.
 */
function unasked(outgoing: Outgoing, delivery: Delivery, counted: boolean): Ready['leave'] {
  const leave = takingLeaveOnce(outgoing, delivery, counted)
  if (leave.statements.length === 0) return leave.read([])
  outgoing.log({ level: 'error', event: 'message.uncounted', council: outgoing.council.slug })
  return delivery.unproved ? no('provider') : uncounted
}

/**
 * Sends what was written, by the council's first provider that takes it. What came of it is written after the answer has left.
 * @param readied what came of makingReady() in the batch that wrote it; without it, it is asked for here
 */
export async function deliver(outgoing: Outgoing, delivery: Delivery, readied?: Readiness): Promise<Delivered> {
  const { delivered, writes } = await attempt(outgoing, delivery, {}, readied)
  if (writes.length > 0) outgoing.later(commit(outgoing.db, writes))
  return delivered
}

/**
 * Sends all that was written, a few at a time: a Worker has six connections, and whatever waits for one is not to be taken for a
 * provider that does not answer.
 * @param readied as with deliver()
 * @returns what became of each, in their order
 */
export async function deliverAll(outgoing: Outgoing, deliveries: readonly Delivery[], readied?: Readiness): Promise<Delivered[]> {
  const { atOnce } = limits.message
  const became: Delivered[] = []
  for (let from = 0; from < deliveries.length; from += atOnce) {
    const some = deliveries.slice(from, from + atOnce)
    const here = readied ? await upToDate(outgoing, some, readied, from) : await getReady(outgoing, some)
    became.push(...(await Promise.all(some.map((each) => deliver(outgoing, each, here)))))
  }
  return became
}

/** The many that come after the first few do not wait for a provider that those have found to fail. */
async function upToDate(outgoing: Outgoing, some: readonly Delivery[], readied: Readiness, sent: number): Promise<Readiness> {
  if (sent === 0) return readied
  return { ...readied, circuits: await ask(outgoing.db, circuitsFor(outgoing, some)).catch(() => []) }
}

/** How a message is tried. */
type Trying = {
  /** it was counted when it was first tried, and has cost nothing yet */
  counted?: boolean
  /** nobody waits for it: providers that are passed over are not even a last resort */
  patient?: boolean
  /** providers that took it once, and did not deliver it */
  without?: readonly string[]
}

/**
 * Tries a message with the council's providers in their order.
 * @returns what became of it, and what is to be written of that
 */
export async function attempt(
  outgoing: Outgoing,
  delivery: Delivery,
  { counted = false, patient = false, without = [] }: Trying = {},
  readied?: Readiness,
): Promise<{ delivered: Delivered; writes: Write[] }> {
  const { db, council, now, log } = outgoing
  const { id } = delivery
  const failures: NotSent[] = []
  const { circuits, messages } = readied ?? (await getReady(outgoing, [delivery], { counted }))
  const { leave, isOut } = messages[id]!
  if (!leave.ok) {
    log({ level: 'warn', event: 'message.stopped', council: council.slug, why: leave.fault })
    return { delivered: leave.fault, writes: stopped(outgoing, delivery, leave.fault) }
  }
  if (leave.value.uses.some(levelOf)) outgoing.later(warn(outgoing, leave.value))
  const senders = outgoing.senders[delivery.channel]?.filter(({ name }) => !without.includes(name)) ?? []
  for await (const ordered of inOrder(outgoing, senders, { circuits, patient })) {
    const { name: provider } = ordered.sender
    const sent = await ordered.sender.send(delivery)
    const learnt = noteAnswer(outgoing, ordered, sent)
    if (sent.ok) {
      const { reference } = sent
      return { delivered: 'taken', writes: [...(isOut ? [] : taken(db, id, { provider, reference }, now)), ...learnt] }
    }
    // Before the next is asked: should the Worker end then, it is known that this one need not be.
    outgoing.later(commit(db, [noteAttempt(db, id, { provider, outcome: sent.why }, now), ...learnt]))
    failures.push(sent)
    log({ level: 'warn', event: 'message.not-taken', council: council.slug, provider, why: sent.why })
  }
  // Where one could have taken it another time, it is not known to be the number's fault.
  const isOfRecipient = failures.length > 0 && failures.every((each) => each.why === 'refused' && each.recipient)
  const delivered = isOfRecipient ? 'recipient' : 'provider'
  const spent = failures.some((each) => each.why === 'unreachable') ? [] : unspend(outgoing, leave.value)
  return { delivered, writes: [...spent, ...untaken(outgoing, delivery, failures, delivered)] }
}

/** What is written of a message that a provider took. */
const taken = (db: Outgoing['db'], id: string, by: { provider: string; reference: string }, now: number): Write[] => [
  noteAttempt(db, id, { provider: by.provider, outcome: 'sent' }, now),
  moveMessage(db, id, { status: 'sent', ...by }),
]

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
  await deliverAll(outgoing, await planWarnings(outgoing, spent, outgoing.log))
}

export const failed = (db: Outgoing['db'], id: string, why: Became['why']) =>
  moveMessage(db, id, { status: 'failed', ...(why ? { why } : {}) })

/**
 * What a report of a provider changes. Of one that did not take the message in the end, only a delivery counts. A text or a mail that
 * was taken and then did not arrive, through no fault of its address, waits for the council's next provider.
 */
export function noteReport(
  { db, now, senders }: Outgoing,
  { id, channel, provider }: { id: string; channel: Channel; provider: string | null },
  by: string,
  report: Report,
): Write[] {
  const { state, call } = report
  const others = provider !== null && provider !== by
  const hasNext = channel !== 'voice' && senders[channel]?.some(({ name }) => name !== by)
  const move = () => {
    if (state === 'delivered') return moveMessage(db, id, { status: state, provider: by })
    if (state === 'sent') return moveReported(db, id, by, { status: state })
    return hasNext && !report.recipient ? passOn(db, id, by) : moveReported(db, id, by, { status: 'failed', why: whyOf(report) })
  }
  return [noteAttempt(db, id, { provider: by, outcome: state }, now), move(), ...(call && !others ? [endCall(db, id, call)] : [])]
}

const whyOf = ({ recipient, call }: Report): NonNullable<Became['why']> => {
  if (recipient) return 'recipient'
  return call === 'unanswered' || call === 'engaged' || call === 'answerphone' ? call : 'provider'
}
