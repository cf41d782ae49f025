import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Account, readAccount } from './accounts.ts'
import type { Db } from './client.ts'
import type { Keys } from './keys.ts'
import { accounts, events } from './schema.ts'

/** Somebody looked at a record: one who has access, or a member of staff. No account where it is gone. */
export type Look = { at: number; by: 'person' | 'staff'; account: Account | undefined }

/** Who looked at a record, the latest first, from the audit trail. */
export async function listLooks(
  db: Db,
  keys: Keys,
  { council, recordId, offset, most }: { council: string; recordId: string; offset: number; most: number },
): Promise<Look[]> {
  const rows = await db
    .select({ at: events.at, name: events.name, account: accounts })
    .from(events)
    .leftJoin(accounts, and(eq(accounts.id, events.accountId), eq(accounts.council, events.council)))
    .where(
      and(
        eq(events.council, council),
        // As in the index events_by_record, to the letter.
        sql`json_extract(${events.facts}, '$.record') = ${recordId}`,
        inArray(events.name, ['record.viewed', 'record.opened']),
      ),
    )
    .orderBy(desc(events.number))
    .limit(most)
    .offset(offset)
  return rows.map(({ at, name, account }) => ({
    at,
    by: name === 'record.viewed' ? 'person' : 'staff',
    account: account ? readAccount(keys, account) : undefined,
  }))
}
