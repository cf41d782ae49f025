import { findNames } from '../db/account-care.ts'
import { type EventFilter, listNewestEvents } from '../db/events.ts'
import { findNumbers, type Scope } from '../db/records.ts'
import type { Visit } from './visit.ts'

/** Somebody whom an event names: their name is there as long as their account. */
export type Named = { id: string; name: string | undefined }

/** An event as people read it: who did it, and what it was about: an account by its name, a record by its number. */
export type TrailEvent = {
  number: number
  /** ms */
  at: number
  name: string
  who: Named | undefined
  facts: { key: string; value: string | number | boolean; account?: Named; record?: string | undefined }[]
}

/**
 * A council's newest events with the names of those they tell of. Events themselves hold ids only.
 * @param scope of which records the numbers may be told
 */
export async function readTrail(
  { db, keys, council }: Visit,
  filter: EventFilter,
  most: number,
  scope: Scope,
): Promise<TrailEvent[]> {
  const stored = await listNewestEvents(db, council.slug, filter, most)
  const events = stored.map((event) => ({
    ...event,
    facts: JSON.parse(event.facts) as Record<string, string | number | boolean>,
  }))
  const ids = events.flatMap(({ accountId, facts }) => [accountId, facts.account]).filter((id) => typeof id === 'string')
  const recordIds = events.map(({ facts }) => facts.record).filter((id) => typeof id === 'string')
  const [names, numbers] = await Promise.all([findNames(db, keys, council.slug, ids), findNumbers(db, keys, scope, recordIds)])
  const named = (id: string): Named => ({ id, name: names.get(id) })
  return events.map(({ number, at, name, accountId, facts }) => ({
    number,
    at,
    name,
    who: accountId === null ? undefined : named(accountId),
    facts: Object.entries(facts).map(([key, value]) => ({
      key,
      value,
      ...(key === 'account' && typeof value === 'string' ? { account: named(value) } : {}),
      ...(key === 'record' && typeof value === 'string' ? { record: numbers.get(value) } : {}),
    })),
  }))
}
