import type { Write } from '../db/client.ts'
import { newToken } from '../db/keys.ts'
import { addTicket, findTicket, type TicketKind, ticketId, useTicket } from '../db/tickets.ts'
import type { Leave } from './decision.ts'
import type { AuditEvent } from './events.ts'
import { limits } from './limits.ts'
import type { SignInProgress } from './progress.ts'
import type { Visit } from './visit.ts'

/** Who has proved who they are in a frame: where they go on, whose account it is, as it stood then, and what is to be told of it. */
export type Ticket = { leave: Leave; account: NonNullable<SignInProgress['account']>; events: AuditEvent[] }

/** A ticket that is about to be: the token is for the page, the statements belong in the batch of what it is given for. */
export type PlannedTicket = { token: string; id: string; writes: Write[] }

/** Plans the ticket that leads from a frame to the window. */
export const planTicket = (visit: Visit, ticket: Ticket): PlannedTicket => plan(visit, 'frame', ticket)

/** The same once more, in the place of one that was lost. @returns nothing when that was used, or is too old */
export async function planTicketAgain(visit: Visit, lost: string): Promise<PlannedTicket | undefined> {
  const { db, keys, now } = visit
  const ticket = await findTicket<Ticket>(db, keys, lost, now)
  if (!ticket) return undefined
  const again = planTicket(visit, ticket)
  return { ...again, writes: [...useTicket(db, lost, now), ...again.writes] }
}

/** What a ticket stands for that somebody brings; nothing when it was used, is too old, or is no ticket of this kind and council. */
export async function readTicket(
  { db, keys, council, now }: Visit,
  kind: TicketKind,
  token: string,
): Promise<{ ticket: Ticket; use: Write[] } | undefined> {
  const id = ticketId(council.slug, kind, token)
  const ticket = await findTicket<Ticket>(db, keys, id, now)
  return ticket && { ticket, use: useTicket(db, id, now) }
}

/** Plans the ticket for the question in the window, which takes the place of the one from the frame. */
export const planQuestion = (visit: Visit, ticket: Ticket): PlannedTicket => plan(visit, 'window', ticket)

function plan({ db, keys, council, now }: Visit, kind: TicketKind, carried: Ticket): PlannedTicket {
  const token = newToken()
  const id = ticketId(council.slug, kind, token)
  const { fromFrameMs, askedForMs } = limits.ticket
  const expiresAt = now + (kind === 'frame' ? fromFrameMs : askedForMs)
  return { token, id, writes: [addTicket(db, keys, { id, council: council.slug, carried, expiresAt })] }
}
