import type { Invitation } from '../db/invitations.ts'
import { fingerprint, newToken } from '../db/keys.ts'
import { replaceLetters } from '../db/messages.ts'
import { hashCode, inGroups, newUniqueCode } from './invitations.ts'
import { limits } from './limits.ts'
import { planEmail, type Wording } from './messages.ts'
import type { Language, Visit } from './visit.ts'

/** What a letter must say, and in which language. */
export type Letter = (language: Language, secret: string) => Wording

const { codeLifetimeMs, triesPerCode, linkLifetimeMs, messageKeptMs } = limits.invitation

/** The token of an acceptance link as it is kept. */
export const linkOf = (council: string, token: string) => fingerprint('invitation', council, token)

/** A new unique code for an invitation, which stands at the beginning again, and the letter that tells it, in the place of those before. */
export function sendCode(
  visit: Visit,
  { id, council }: Pick<Invitation, 'id' | 'council'>,
  to: string,
  language: Language,
  letter: Letter,
) {
  const code = newUniqueCode()
  const message = planEmail(visit, {
    to,
    kind: 'invitation',
    about: { invitationId: id },
    wording: letter(language, inGroups(code)),
    keptMs: messageKeptMs,
  })
  const changes = {
    status: 'sent' as const,
    code: hashCode(visit.keys, { id, council }, code),
    codeTriesLeft: triesPerCode,
    codeExpiresAt: visit.now + codeLifetimeMs,
    link: null,
    linkExpiresAt: null,
    accountId: null,
    changedAt: visit.now,
  }
  return { changes, writes: [replaceLetters(visit.db, id), message.write], deliver: message.deliver }
}

/** A new link for an invitation whose code was right, and the letter that holds it, in the place of those before. */
export function sendLink(visit: Visit, { id, council, email, language }: Invitation, letter: Letter) {
  const token = newToken()
  const address = `${visit.origin}/invitation/accept/${token}${language === 'en' ? '' : `?lang=${language}`}`
  const message = planEmail(visit, {
    to: email,
    kind: 'invitation',
    about: { invitationId: id },
    wording: letter(language, address),
    keptMs: messageKeptMs,
  })
  const changes = {
    status: 'verified' as const,
    link: linkOf(council, token),
    linkExpiresAt: visit.now + linkLifetimeMs,
    accountId: null,
    changedAt: visit.now,
  }
  return { changes, writes: [replaceLetters(visit.db, id), message.write], deliver: message.deliver }
}
