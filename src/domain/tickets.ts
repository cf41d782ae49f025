import type { Write } from '../db/client.ts'
import { newToken } from '../db/keys.ts'
import { addTicket, changeUse, findTicket, type Kept, removeTicket, takeBackTicket, ticketId, useTicket } from '../db/tickets.ts'
import type { Leave } from './decision.ts'
import type { AuditEvent } from './events.ts'
import { limits } from './limits.ts'
import type { SignInProgress } from './progress.ts'
import type { Visit } from './visit.ts'

/** Who has proved who they are in a frame: where they go on, whose account it is, as it stood then, and what is to be told of it. */
export type Ticket = { leave: Leave; account: NonNullable<SignInProgress['account']>; events: AuditEvent[] }

/** A ticket that is about to be: the token is for the page, the statements belong in the batch of what it is given for. */
type PlannedTicket = { token: string; id: string; writes: Write[] }

/** A ticket that somebody brings: since when its owner is proved (ms), and the id of what came of it, where it was used before. */
export type Brought = { id: string; ticket: Ticket; provedAt: number; became: string | null }

/** What names a ticket: of the one in the window the browser that was asked is a part. To any other it is none. */
export type Named = { kind: 'frame'; token: string } | { kind: 'window'; token: string; browser: string }

const idOf = ({ council }: Visit, named: Named) =>
  ticketId(council.slug, named.kind, named.kind === 'window' ? `${named.token} ${named.browser}` : named.token)

/** Plans the ticket that leads from a frame to the window. */
export const planTicket = (visit: Visit, ticket: Ticket): PlannedTicket =>
  plan(visit, { kind: 'frame', token: newToken() }, { ticket, provedAt: visit.now })

/** The same once more, in the place of one that was lost. @returns nothing when that was used, or is too old */
export async function planTicketAgain(visit: Visit, lost: string): Promise<PlannedTicket | undefined> {
  const { db, keys, now } = visit
  const found = await findTicket<Ticket>(db, keys, lost, now)
  if (!found || found.became) return undefined
  const again = plan(visit, { kind: 'frame', token: newToken() }, broughtAs(lost, found))
  return { ...again, writes: [...takeBackTicket(db, lost, now), ...again.writes] }
}

/** What a ticket stands for that somebody brings; nothing when it is too old, was taken back, or is no ticket of this council. */
export async function readTicket(visit: Visit, named: Named): Promise<Brought | undefined> {
  const id = idOf(visit, named)
  const found = await findTicket<Ticket>(visit.db, visit.keys, id, visit.now)
  return found && broughtAs(id, found)
}

const broughtAs = (id: string, { carried, provedAt, became }: Kept<Ticket>): Brought => ({
  ...{ id, provedAt, became },
  ticket: carried,
})

/**
 * Plans the ticket for the question in the window, in one browser; it takes the place of the one from the frame. For a repeat of that
 * one, it takes the place of the question that was lost: the batch breaks when that one has been answered.
 */
export function planQuestion(visit: Visit, brought: Brought, browser: string): PlannedTicket {
  const { db, now } = visit
  const question = plan(visit, { kind: 'window', token: newToken(), browser }, brought)
  const lost = brought.became
  return {
    ...question,
    writes: [...became(visit, brought, question.id), ...(lost ? takeBackTicket(db, lost, now) : []), ...question.writes],
  }
}

/** The statements that note what comes of a ticket, for its repeats; they break the batch where another request was first. */
export const became = ({ db, now }: Visit, { id, became: lost }: Brought, to: string): Write[] =>
  lost ? changeUse(db, id, { from: lost, to }, now) : useTicket(db, id, to, { now, until: now + limits.submission.repeatMs })

/** The statement that takes back the ticket of a question: it is somebody else's account. */
export const takeBack = (visit: Visit, named: Named): Write => removeTicket(visit.db, idOf(visit, named))

function plan(visit: Visit, named: Named, { ticket, provedAt }: Pick<Brought, 'ticket' | 'provedAt'>): PlannedTicket {
  const { db, keys, council, now } = visit
  const id = idOf(visit, named)
  const { fromFrameMs, askedForMs } = limits.ticket
  const expiresAt = now + (named.kind === 'frame' ? fromFrameMs : askedForMs)
  const row = { id, council: council.slug, accountId: ticket.account.id, provedAt, carried: ticket, expiresAt }
  return { token: named.token, id, writes: [addTicket(db, keys, row)] }
}
