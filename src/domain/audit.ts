import { createHash } from 'node:crypto'
import { commit, type Db } from '../db/client.ts'
import {
  chainEvent,
  findHead,
  type Head,
  lastChainedBefore,
  listEvents,
  removeEvents,
  type StoredEvent,
  writeHead,
} from '../db/events.ts'
import { isSignature, type KeyRing, sign } from '../db/keys.ts'

const PAGE = 500
const TRIES = 5
const GENESIS = 'the beginning'

/**
 * Chains a council's new events by hash and signs the new head: one writer per council, because the batch breaks for a second one.
 * @returns how many events were chained
 */
export async function chainEvents(db: Db, signing: KeyRing, council: string, now: number): Promise<number> {
  const before = await findHead(db, council)
  const start = before ?? { number: 0, hash: GENESIS, removedNumber: 0, removedHash: GENESIS }
  const fresh = await listEvents(db, council, start.number, PAGE)
  if (fresh.length === 0) return 0

  let { hash, number } = start
  const writes = fresh.map((event) => {
    hash = link(hash, event)
    number = event.number
    return chainEvent(db, event.id, hash)
  })
  const head = signed(signing, {
    council,
    removedNumber: start.removedNumber,
    removedHash: start.removedHash,
    number,
    hash,
    at: now,
  })
  const written = await commit(db, [...writeHead(db, before, head), ...writes])
  if (!written) return 0
  return fresh.length < PAGE ? fresh.length : fresh.length + (await chainEvents(db, signing, council, now))
}

/**
 * Removes the chained events older than a time, a page of them, and leaves a signed head that says where the chain begins now.
 * @returns whether there may be more
 */
export async function removeOldEvents(db: Db, signing: KeyRing, council: string, olderThan: number, now: number) {
  const head = await findHead(db, council)
  const upTo = (head?.removedNumber ?? 0) + PAGE
  const last = await lastChainedBefore(db, council, { time: olderThan, upTo })
  if (!head || !last?.hash) return false
  const moved = signed(signing, { ...head, removedNumber: last.number, removedHash: last.hash, at: now })
  return (await commit(db, [...writeHead(db, head, moved), removeEvents(db, council, last.number)])) && last.number === upTo
}

/**
 * Signs a council's head anew with the current key. The cron trigger may move the head meanwhile.
 * @returns whether there was one
 * @throws Error when a head is not signed by a known key: it was changed.
 */
export async function signHeadAnew(db: Db, signing: KeyRing, council: string): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const head = await findHead(db, council)
    if (!head) return false
    if (!isHeadSigned(signing, head)) throw new Error(`The head of ${council}'s audit trail is not signed by a known key.`)
    if (await commit(db, writeHead(db, head, signed(signing, head)))) return true
  }
  throw new Error(`The head of ${council}'s audit trail could not be signed: it was moved at every try.`)
}

type Verified = {
  /** in sentences; none when the trail is whole */
  problems: string[]
  chained: number
  waiting: number
  head: Head | undefined
}

/** What is wrong with a council's audit trail. The cron trigger may move the head meanwhile: then it is read again. */
export async function verifyEvents(db: Db, signing: KeyRing, council: string): Promise<Verified> {
  for (let tries = 1; ; tries++) {
    const head = await findHead(db, council)
    const verified = await verifyUnder(db, signing, council, head)
    if (verified.problems.length === 0 || tries === TRIES) return verified
    if ((await findHead(db, council))?.signature === head?.signature) return verified
  }
}

async function verifyUnder(db: Db, signing: KeyRing, council: string, head: Head | undefined): Promise<Verified> {
  const problems: string[] = []
  if (head && !isHeadSigned(signing, head)) problems.push('The head is not signed by a known key: it was changed.')

  let { removedNumber: number, removedHash: hash } = head ?? { removedNumber: 0, removedHash: GENESIS }
  const end = head?.number ?? 0
  let beyond = false
  let chained = 0
  let waiting = 0
  for (;;) {
    const page = await listEvents(db, council, number, PAGE)
    for (const event of page) {
      if (event.number !== number + 1) problems.push(`Missing: ${range(number + 1, event.number - 1)}.`)
      number = event.number
      if (number > end && event.hash === null) {
        waiting++
        continue
      }
      if (number > end && !beyond) {
        beyond = true
        problems.push(
          head
            ? `The head was put back: it stands at ${head.number}, and ${number} is chained.`
            : 'The signed head is missing, and events are chained.',
        )
      }
      chained++
      hash = link(hash, event)
      if (event.hash !== hash) {
        problems.push(`Changed: ${number}, or what stood before it.`)
        // The rest is compared with what is written here, so that one change is told once.
        hash = event.hash ?? hash
      }
      if (number === head?.number && hash !== head.hash) problems.push(`Changed: the chain does not end in the signed head.`)
    }
    if (page.length < PAGE) break
  }
  if (number < end) problems.push(`Missing: ${range(number + 1, end)}.`)
  return { problems, chained, waiting, head }
}

const range = (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`)

const link = (before: string, { id, council, number, at, name, accountId, facts }: StoredEvent) =>
  createHash('sha256')
    .update(JSON.stringify([before, id, council, number, at, name, accountId, facts]))
    .digest('base64url')

const text = ({ council, removedNumber, removedHash, number, hash, at }: Omit<Head, 'signature'>) =>
  JSON.stringify([council, removedNumber, removedHash, number, hash, at])

const signed = (signing: KeyRing, head: Omit<Head, 'signature'>): Head => ({
  ...head,
  signature: sign(signing, 'audit head', text(head)),
})
const isHeadSigned = (signing: KeyRing, head: Head) => isSignature(signing, 'audit head', text(head), head.signature)
