import type { Write } from '../db/client.ts'
import { type DraftOf, findDraft, keepDraft } from '../db/drafts.ts'
import type { Session } from '../db/sessions.ts'
import { limits } from './limits.ts'
import { typedIn } from './typed.ts'
import type { Visit } from './visit.ts'

/** Forms that only repeat what was said on the page before: their answers are given there, and must not come back as other ones. */
const repeating = ['/invitation/submit']

/**
 * The statements that keep what somebody typed, for an hour, until they sign in again.
 * @param address the form's, below the council's base, with its query
 * @returns none when there is nothing to keep, or more than is kept
 */
export function planDraft(visit: Visit, session: Session, address: string, fields: Record<string, string>): Write[] {
  const kept = typedIn(fields)
  const { keptMs, mostBytes, mostPerAccount } = limits.draft
  const size = new TextEncoder().encode(JSON.stringify([address, kept])).length
  if (Object.keys(kept).length === 0 || size > mostBytes || repeating.includes(address.split('?')[0]!)) return []
  const of = { accountId: session.accountId, address }
  return keepDraft(visit.db, visit.keys, of, { session: session.id, fields: kept }, visit.now + keptMs, mostPerAccount)
}

/** What the same person had typed in a form when an earlier session ended. What they left by themselves does not come back. */
export async function findEarlierDraft(visit: Visit, session: Session, of: DraftOf): Promise<Record<string, string> | undefined> {
  const draft = await findDraft(visit.db, visit.keys, of, visit.now)
  return draft && draft.session !== session.id ? draft.fields : undefined
}
