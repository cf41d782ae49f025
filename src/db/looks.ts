import { and, count, desc, eq, inArray, max, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import type { Db } from './client.ts'
import type { Keys } from './keys.ts'
import { accounts, events } from './schema.ts'

/**
 * Somebody looked at a record: one who has access, or a member of staff. No account where it is gone.
 * Looks of theirs that follow each other on one day are one: how many there were, and when (ms) the last was.
 */
export type Look = { at: number; times: number; by: 'person' | 'staff'; account: Account | undefined }

/** Who looked at a record, the latest first, from the audit trail. */
export async function listLooks(
  db: Db,
  keys: Keys,
  { council, recordId, offset, most }: { council: string; recordId: string; offset: number; most: number },
): Promise<Look[]> {
  // Days of UTC: in summer those of the country begin an hour earlier, at night.
  const day = sql`date(${events.at} / 1000, 'unixepoch')`
  // Two counts, of all looks and of those of one person, as one thing, on one day: they run on together as long as nobody else looks.
  const runs = db
    .select({
      number: events.number,
      at: events.at,
      name: events.name,
      accountId: events.accountId,
      day: sql<string>`${day}`.as('day'),
      run: sql<number>`row_number() over (order by ${events.number})
        - row_number() over (partition by ${events.accountId}, ${events.name}, ${day} order by ${events.number})`.as('run'),
    })
    .from(events)
    .where(
      and(
        eq(events.council, council),
        // As in the index events_by_record, to the letter.
        sql`json_extract(${events.facts}, '$.record') = ${recordId}`,
        inArray(events.name, ['record.viewed', 'record.opened']),
      ),
    )
    .as('runs')
  const rows = await db
    .select({ at: max(runs.at), times: count(), name: runs.name, account: accounts })
    .from(runs)
    .leftJoin(accounts, and(eq(accounts.id, runs.accountId), eq(accounts.council, council)))
    .groupBy(runs.accountId, runs.name, sql`${runs.day}`, sql`${runs.run}`)
    .orderBy(desc(max(runs.number)))
    .limit(most)
    .offset(offset)
  return rows.map(({ at, times, name, account }) => ({
    at: at!,
    times,
    by: name === 'record.viewed' ? 'person' : 'staff',
    account: account ? readAccount(keys, account) : undefined,
  }))
}
