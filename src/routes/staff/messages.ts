import { type Followed, type ListedMessage, listMessages } from '../../db/message-lists.ts'
import type { StaffMember } from '../../db/staff.ts'
import { findInCare } from '../../domain/care.ts'
import { limits } from '../../domain/limits.ts'
import { becameOf, canSendAgain } from '../../domain/sent-messages.ts'
import type { Visit } from '../../domain/visit.ts'
import type { Page } from '../../fragments/listing.tsx'
import type { MessageShown } from '../../fragments/message-list.tsx'
import { pageOf } from '../paging.ts'

/** One page of the messages about somebody, or about an invitation, as a member of staff follows them. */
export async function followMessages(
  visit: Visit,
  staff: StaffMember,
  followed: Followed,
  page: number,
): Promise<Page<MessageShown>> {
  const found = await pageOf(page, (offset, most) => read(visit, followed, offset, most))
  const again = await openForAgain(visit, staff, found.rows)
  return { ...found, rows: found.rows.map((row) => shownOf(visit, row, again)) }
}

/** The newest of them; nothing when none was sent lately. */
export async function findLastMessage(visit: Visit, followed: Followed): Promise<MessageShown | undefined> {
  const [row] = await read(visit, followed, 0, 1)
  return row && shownOf(visit, row, [])
}

const read = ({ db, keys, council, now }: Visit, followed: Followed, offset: number, most: number) =>
  listMessages(db, keys, council.slug, followed, { since: now - limits.message.keptMs, offset, most })

/** The accounts, of those that messages which can be sent again are about, to which this member of staff may send something. */
async function openForAgain(visit: Visit, staff: StaffMember, rows: readonly ListedMessage[]): Promise<string[]> {
  const wanted = rows.filter((row) => canSendAgain(row, visit.now)).flatMap(({ accountId }) => accountId ?? [])
  const found = await Promise.all([...new Set(wanted)].map((id) => findInCare(visit, staff, id)))
  return found.flatMap((each) => (each?.account.status === 'active' ? each.account.id : []))
}

function shownOf({ now }: Visit, row: ListedMessage, again: readonly string[]): MessageShown {
  const { id, channel, kind, hint, createdAt, attempts, accountId } = row
  const address = accountId && again.includes(accountId) && canSendAgain(row, now)
  return {
    channel,
    kind,
    hint,
    createdAt,
    attempts,
    ...becameOf(row, now),
    ...(address ? { again: `/staff/accounts/${accountId}/messages/${id}/send-again` } : {}),
  }
}
