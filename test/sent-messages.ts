import { asc, eq } from 'drizzle-orm'
import { commit } from '../src/db/client.ts'
import { newId } from '../src/db/keys.ts'
import { type Attempt, type Became, moveMessage, noteAttempt } from '../src/db/message-moves.ts'
import { type About, addMessage, type Channel, type MessageKind } from '../src/db/messages.ts'
import { messages } from '../src/db/schema.ts'
import { db, keys } from './visitor.ts'

/* What was sent, put straight into the table. */

type Sent = {
  about: About
  became?: Became
  channel?: Channel
  kind?: MessageKind
  to?: string
  text?: string
  attempts?: Attempt[]
  forNobody?: boolean
  /** how long its words are kept, in ms */
  keptMs?: number
  /** in ms; now without it */
  createdAt?: number
}

/** A message of a council, and what became of it; without that it is on its way. @returns its id */
export async function addSent(
  { slug }: { slug: string },
  now: number,
  {
    about,
    became,
    channel = 'email',
    kind = 'notice',
    to = 'ada.bell@mail.example',
    text = 'Words',
    attempts = [],
    forNobody = false,
    keptMs = 60_000,
    createdAt = now,
  }: Sent,
) {
  const id = newId()
  const at = to.indexOf('@')
  const hint = at < 0 ? to.slice(-2) : to[0] + to.slice(at)
  const plain = { id, council: slug, channel, kind, language: 'en' as const, ...about }
  await commit(db, [
    addMessage(db, keys, { ...plain, to, subject: 'Subject', text, hint, createdAt, expiresAt: now + keptMs }, forNobody),
    ...attempts.map((attempt) => noteAttempt(db, id, attempt, now + 1000)),
    ...(became ? [moveMessage(db, id, became)] : []),
  ])
  return id
}

/** A council's messages about an account or an invitation, as they stand, the oldest first. */
export const messagesAbout = (about: { accountId: string } | { invitationId: string }) =>
  db
    .select()
    .from(messages)
    .where('accountId' in about ? eq(messages.accountId, about.accountId) : eq(messages.invitationId, about.invitationId))
    .orderBy(asc(messages.createdAt))
