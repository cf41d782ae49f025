import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lt, lte, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type Db, expectation, someOf, type Write } from './client.ts'
import { isLiveAt } from './codes.ts'
import type { Keys } from './keys.ts'
import { codes, invitations, messageAttempts, messages, staffInvitations } from './schema.ts'
import { open, seal } from './sealed.ts'

export type Channel = 'email' | 'sms' | 'voice'
export type MessageKind = (typeof messages.$inferSelect)['kind']
export type MessageStatus = (typeof messages.$inferSelect)['status']
export type Why = NonNullable<(typeof messages.$inferSelect)['why']>

/** Whom a message is about, and which code it carries. */
export type About = { accountId?: string; invitationId?: string; codeId?: string }

type StoredMessage = About & {
  id: string
  council: string
  channel: Channel
  kind: MessageKind
  language: (typeof messages.$inferSelect)['language']
  to: string
  subject: string
  text: string
  /** what staff see of the recipient */
  hint: string
  createdAt: number
  expiresAt: number
}

const place = (row: string, column: string) => ({ table: 'messages', column, row })

/** Writes a message down before it is sent; one for nobody is written just the same, and never sent. */
export function addMessage(db: Db, keys: Keys, message: StoredMessage, forNobody: boolean): Write {
  const { to, subject, text, hint, ...plain } = message
  const sealed = (column: string, value: string) => seal(keys.sealing, place(message.id, column), value)
  return db.insert(messages).values({
    ...plain,
    recipient: sealed('recipient', to),
    subject: sealed('subject', subject),
    body: sealed('body', text),
    hint: sealed('hint', hint),
    status: forNobody ? 'kept' : 'sending',
    triedAt: message.createdAt,
  })
}

type Row = typeof messages.$inferSelect

/** A message as far as it is not secret: what reports are about. */
export async function findMessage(db: Db, council: string, id: string): Promise<Row | undefined> {
  const [row] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.council, council)))
  return row
}

/** The newest message of an account that carries a journey's live code, and how it stands. */
export async function findCarrier(
  db: Db,
  { accountId, journeyId, purpose }: { accountId: string; journeyId: string; purpose: string },
  now: number,
): Promise<Pick<Row, 'channel' | 'status' | 'why' | 'provider'> | undefined> {
  const live = db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.journeyId, journeyId), eq(codes.purpose, purpose), isNull(codes.usedAt), gt(codes.expiresAt, now)))
  const [row] = await db
    .select({ channel: messages.channel, status: messages.status, why: messages.why, provider: messages.provider })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), inArray(messages.codeId, live)))
    .orderBy(desc(messages.createdAt))
    .limit(1)
  return row
}

/** The words of a message; nothing once they are past their time. */
export function openMessage(keys: Keys, { id, recipient, subject, body }: Row) {
  if (recipient === null || subject === null || body === null) return undefined
  return {
    to: open(keys.sealing, place(id, 'recipient'), recipient),
    subject: open(keys.sealing, place(id, 'subject'), subject),
    text: open(keys.sealing, place(id, 'body'), body),
  }
}

/** Opens what staff see of a message's recipient. */
export const openHint = (keys: Keys, { id, hint }: Pick<Row, 'id' | 'hint'>) => open(keys.sealing, place(id, 'hint'), hint)

/**
 * The condition that a letter still says what is so: no newer one has taken its place, and its invitation waits for what it holds.
 * Other messages are no letters.
 */
function isCurrent(db: Db) {
  const newer = alias(messages, 'newer')
  const one = { one: sql`1` }
  return or(
    ne(messages.kind, 'invitation'),
    isNull(messages.invitationId),
    and(
      notExists(
        db
          .select(one)
          .from(newer)
          .where(
            and(
              eq(newer.invitationId, messages.invitationId),
              eq(newer.kind, 'invitation'),
              gt(newer.createdAt, messages.createdAt),
            ),
          ),
      ),
      or(
        exists(
          db
            .select(one)
            .from(invitations)
            .where(and(eq(invitations.id, messages.invitationId), inArray(invitations.status, ['sent', 'verified']))),
        ),
        exists(
          db
            .select(one)
            .from(staffInvitations)
            .where(
              and(
                eq(staffInvitations.id, messages.invitationId),
                isNull(staffInvitations.usedAt),
                isNull(staffInvitations.withdrawnAt),
              ),
            ),
        ),
      ),
    ),
  )
}

/** A message that nobody has taken, or of which nobody knows, and whether it is still worth sending. */
export type Unsettled = Row & { isUnknown: boolean; live: boolean }

/**
 * Takes messages that wait, or of which nobody has written what came of them, so that no other cron trigger takes them too: those
 * first whose time is over first. One that waited is on its way from then on: should the Worker end now, it is asked for.
 * @param before those that were last tried before this (ms)
 */
export async function claimUnsettled(
  db: Db,
  council: string,
  { before, now, most }: { before: number; now: number; most: number },
): Promise<Unsettled[]> {
  const claim = (status: 'waiting' | 'sending') => {
    const due = and(eq(messages.council, council), eq(messages.status, status), lte(messages.triedAt, before))
    const next = db.select({ id: messages.id }).from(messages).where(due).orderBy(asc(messages.expiresAt)).limit(most)
    return db.update(messages).set({ status: 'sending', triedAt: now }).where(inArray(messages.id, next)).returning()
  }
  const [unknown, waiting] = await db.batch([claim('sending'), claim('waiting')])
  const claimed = [
    ...unknown.map((row) => ({ ...row, isUnknown: true })),
    ...waiting.map((row) => ({ ...row, isUnknown: false })),
  ]
  if (claimed.length === 0) return []
  const carried = exists(
    db
      .select({ id: codes.id })
      .from(codes)
      .where(and(eq(codes.id, messages.codeId), isLiveAt(now))),
  )
  const ids = claimed.map(({ id }) => id)
  const live = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(inArray(messages.id, ids), gt(messages.expiresAt, now), or(isNull(messages.codeId), carried), isCurrent(db)))
  return claimed.map((row) => ({ ...row, live: live.some(({ id }) => id === row.id) }))
}

/**
 * A message that failed makes way for one that says the same, under a reference of its own: what providers still tell of the first is
 * not taken for the second. The batch breaks when it has arrived meanwhile, or has made way already.
 */
export const makeWay = (db: Db, id: string): Write[] => [
  expectation(
    db,
    sql`select count(*) from ${messages} where ${messages.id} = ${id} and ${messages.status} = 'failed'
      and ${messages.why} is not 'replaced'`,
  ),
  db.update(messages).set({ why: 'replaced' }).where(eq(messages.id, id)),
]

/** The letters of an invitation that nobody has taken make way for a newer one: its person must not get a code or a link that is dead. */
export const replaceLetters = (db: Db, invitationId: string): Write =>
  db
    .update(messages)
    .set({ status: 'failed', why: 'replaced' })
    .where(
      and(
        eq(messages.invitationId, invitationId),
        eq(messages.kind, 'invitation'),
        inArray(messages.status, ['waiting', 'failed']),
      ),
    )

/** Removes the words of what is past its time, and later all of it: at most so many of each. A message goes after its attempts. */
export function removeOldMessages(db: Db, { now, before, most }: { now: number; before: number; most: number }): Write[] {
  const isOld = lt(messages.createdAt, before)
  const old = db.select({ id: messages.id }).from(messages).where(isOld)
  const attempts = db.select({ one: sql`1` }).from(messageAttempts).where(eq(messageAttempts.messageId, messages.id))
  return [
    db
      .update(messages)
      .set({ recipient: null, subject: null, body: null })
      .where(someOf(messages, and(lt(messages.expiresAt, now), isNotNull(messages.body)), most)),
    db.delete(messageAttempts).where(someOf(messageAttempts, inArray(messageAttempts.messageId, old), most)),
    db.delete(messages).where(someOf(messages, and(isOld, notExists(attempts)), most)),
  ]
}

type Shown = Pick<StoredMessage, 'id' | 'council' | 'channel' | 'to' | 'subject' | 'text' | 'createdAt' | 'expiresAt'>

/** How many recipients are looked through in one request: rows without their words are light. */
const PAGE = 1000

/**
 * The newest messages that a provider has taken, or is about to be given, the newest first; of one moment, the one written last.
 * @param isWanted whether a recipient's are wanted. Recipients lie sealed: all are gone through until there are enough.
 */
export async function listSent(
  db: Db,
  keys: Keys,
  {
    provider,
    most,
    now,
    isWanted = () => true,
  }: { provider: string; most: number; now: number; isWanted?: (to: string) => boolean },
): Promise<Shown[]> {
  const row = sql<number>`rowid`
  const sent = and(
    eq(messages.provider, provider),
    inArray(messages.status, ['sent', 'delivered']),
    gt(messages.expiresAt, now),
    isNotNull(messages.body),
  )
  const found: string[] = []
  for (let last: { createdAt: number; row: number } | undefined; found.length < most; ) {
    const page = await db
      .select({ id: messages.id, recipient: messages.recipient, createdAt: messages.createdAt, row })
      .from(messages)
      .where(and(sent, last && sql`(${messages.createdAt}, rowid) < (${last.createdAt}, ${last.row})`))
      .orderBy(desc(messages.createdAt), desc(row))
      .limit(PAGE)
    for (const { id, recipient } of page)
      if (recipient !== null && isWanted(open(keys.sealing, place(id, 'recipient'), recipient))) found.push(id)
    if (page.length < PAGE) break
    last = page.at(-1)
  }
  const wanted = found.slice(0, most)
  const rows = new Map((await db.select().from(messages).where(inArray(messages.id, wanted))).map((each) => [each.id, each]))
  return wanted.flatMap((id) => {
    const each = rows.get(id)
    const words = each && openMessage(keys, each)
    if (!words) return []
    const { council, channel, createdAt, expiresAt } = each
    return [{ id, council, channel, createdAt, expiresAt, ...words }]
  })
}

/** Whether a provider has taken a message of this id for a channel. */
export async function wasSent(
  db: Db,
  provider: string,
  { id, channel }: Pick<StoredMessage, 'id' | 'channel'>,
): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.channel, channel), eq(messages.provider, provider)))
  return rows.length === 1
}
