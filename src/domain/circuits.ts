import { type Circuit, claimTry, closeCircuit, countFailure, readingCircuits } from '../db/circuits.ts'
import type { Db, Write } from '../db/client.ts'
import type { Reading } from '../db/reading.ts'
import type { Sender, Sent } from '../senders/sender.ts'
import { limits } from './limits.ts'

type Which = { db: Db; council: { slug: string }; now: number }

/** A sender, and what is known of it. */
type Ordered = { id: string; sender: Sender; circuit: Circuit | undefined }

const idOf = ({ council }: Which, { channel, name }: Sender) => `${council.slug} ${channel} ${name}`

/** What is known of some senders. The local outbox is always well. */
export const readingCircuitsOf = (which: Which, senders: readonly Sender[]): Reading<Circuit[]> =>
  readingCircuits(which.db, [...new Set(senders.filter(({ local }) => !local).map((sender) => idOf(which, sender)))])

/**
 * The senders in the order in which they are to be tried: the council's own, without those that have kept failing. One whose time
 * out is over is given one try, by one request at a time; it is taken when its turn comes. The others come last: a person is waiting.
 * @param circuits what is known of them
 * @param patient nobody is: they do not come at all
 */
export async function* inOrder(
  which: Which,
  senders: readonly Sender[],
  { circuits, patient }: { circuits: readonly Circuit[]; patient: boolean },
): AsyncGenerator<Ordered> {
  const passedOver: Ordered[] = []
  for (const sender of senders) {
    const id = idOf(which, sender)
    const ordered = { id, sender, circuit: circuits.find((each) => each.id === id) }
    if (await mayTry(which, ordered)) yield ordered
    else passedOver.push(ordered)
  }
  if (!patient) yield* passedOver
}

async function mayTry({ db, now }: Which, { circuit }: Ordered): Promise<boolean> {
  if (!circuit || circuit.openUntil === 0) return true
  return circuit.openUntil <= now && claimTry(db, circuit, now + limits.circuit.openMs).catch(() => false)
}

/** What an answer tells of its sender: a failure more in a row, or that it is well again. Nothing when there is nothing new. */
export function noteAnswer({ db, now }: Pick<Which, 'db' | 'now'>, { id, circuit }: Ordered, sent: Sent): Write[] {
  // An address that is refused is no fault of the provider.
  if (sent.ok || (sent.why === 'refused' && sent.recipient)) return circuit ? [closeCircuit(db, id)] : []
  const until = sent.why === 'busy' && sent.afterMs ? now + Math.min(sent.afterMs, limits.circuit.longestMs) : undefined
  return [countFailure(db, id, { ...limits.circuit, now, ...(until ? { until } : {}) })]
}
