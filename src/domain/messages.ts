import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import type { Write } from '../db/client.ts'
import { newId } from '../db/keys.ts'
import { type About, addMessage, type Channel, type MessageKind } from '../db/messages.ts'
import type { Delivery } from '../senders/sender.ts'
import { limits } from './limits.ts'
import type { Language, Visit } from './visit.ts'

export type Wording = { subject: string; text: string; language: Language }

type Wanted = {
  to: string
  wording: Wording
  keptMs: number
  kind?: MessageKind
  about?: About
  /** a text or a call to a number that nobody has proved to be theirs yet */
  unproved?: boolean
  forNobody?: boolean
}

/** Plans an e-mail. */
export const planEmail = (visit: Parameters<typeof planMessage>[0], wanted: Wanted) =>
  planMessage(visit, { ...wanted, channel: 'email' })

/**
 * Plans a message: the row to be written with its cause, and what to send once it is written.
 * A message for nobody costs the same and goes nowhere: an unknown address must not be told by its time (ASVS 6.3.8).
 * @param wanted `keptMs`: how long it may be sent, and its words are kept, in ms; `kind`: what staff see that it was
 */
export function planMessage(
  { db, keys, council, now, origin }: Pick<Visit, 'db' | 'keys' | 'council' | 'now' | 'origin'>,
  {
    channel,
    to,
    wording,
    keptMs,
    kind = 'notice',
    about = {},
    unproved = false,
    forNobody = false,
  }: Wanted & { channel: Channel },
): { id: string; write: Write; deliver: Delivery[] } {
  const id = newId()
  const message = {
    id,
    council: council.slug,
    channel,
    kind,
    to,
    ...wording,
    ...about,
    hint: hintOf(channel, to),
    createdAt: now,
    expiresAt: now + keptMs,
  }
  return {
    id,
    write: addMessage(db, keys, message, forNobody),
    deliver: forNobody
      ? []
      : [{ id, channel, to, ...wording, webhooks: `${origin}/webhooks`, livesMs: keptMs, ...(unproved ? { unproved } : {}) }],
  }
}

/** The language an account's owner is written to in: theirs, if they chose one. */
export const languageOf = ({ language }: Pick<Visit, 'language'>, { person }: Pick<Account, 'person'>) =>
  person.language ?? language

/** Plans an e-mail that tells an account's owner of something, in their language. */
export const planNotice = (
  visit: Visit,
  account: Account,
  wording: (facts: { council: Council; language: Language }) => Wording,
  { to = account.email, keptMs = limits.message.noticeKeptMs, accountId = account.id } = {},
) =>
  planEmail(visit, {
    to,
    keptMs,
    about: { accountId },
    wording: wording({ council: visit.council, language: languageOf(visit, account) }),
  })

/** What of a number or an address its owner recognises and a stranger cannot write to: two digits; a letter and where the mailbox is. */
const hintOf = (channel: Channel, to: string) =>
  channel === 'email' ? `${[...to][0] ?? ''}@${to.slice(to.lastIndexOf('@') + 1)}` : to.slice(-2)
