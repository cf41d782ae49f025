import { and, desc, eq, gt, notInArray, sql } from 'drizzle-orm'
import type { Db, Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { drafts } from './schema.ts'
import { open, seal } from './sealed.ts'

/** What somebody had typed in a form, and in which session. */
type Draft = { session: string; fields: Record<string, string> }

/** Whose draft it is, and the address of its form below the council's base, with its query. */
export type DraftOf = { accountId: string; address: string }

const idOf = ({ accountId, address }: DraftOf) => fingerprint('draft', accountId, address)
const place = (id: string) => ({ table: 'drafts', column: 'fields', row: id })

/** Keeps a draft in the place of an earlier one of the same form; of all of an account only the newest `most` stay. */
export function keepDraft(db: Db, keys: Keys, of: DraftOf, draft: Draft, expiresAt: number, most: number): Write[] {
  const id = idOf(of)
  const fields = seal(keys.sealing, place(id), JSON.stringify(draft))
  const mine = eq(drafts.accountId, of.accountId)
  const newest = db.select({ id: drafts.id }).from(drafts).where(mine).orderBy(desc(drafts.expiresAt)).limit(most)
  return [
    db
      .insert(drafts)
      .values({ id, accountId: of.accountId, fields, expiresAt })
      .onConflictDoUpdate({ target: drafts.id, set: { fields: sql`excluded.fields`, expiresAt: sql`excluded.expires_at` } }),
    db.delete(drafts).where(and(mine, notInArray(drafts.id, newest))),
  ]
}

/** The draft of a form, while it lives. */
export async function findDraft(db: Db, keys: Keys, of: DraftOf, now: number): Promise<Draft | undefined> {
  const id = idOf(of)
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.accountId, of.accountId), gt(drafts.expiresAt, now)))
  return row && (JSON.parse(open(keys.sealing, place(id), row.fields)) as Draft)
}

export const forgetDraft = (db: Db, of: DraftOf): Write => db.delete(drafts).where(eq(drafts.id, idOf(of)))
