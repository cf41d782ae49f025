import { type Account, foldEmail } from '../db/accounts.ts'
import type { Invitation } from '../db/invitations.ts'
import { isSignature, type Keys, sign } from '../db/keys.ts'
import { open, type Place, seal } from '../db/sealed.ts'
import type { StaffMember } from '../db/staff.ts'
import type { Refusal, Settled } from './decision.ts'
import type { Fault } from './faults.ts'
import type { Result } from './result.ts'
import { may } from './staff.ts'
import type { Visit } from './visit.ts'

/*
 * An invitation's way: sent with a unique code → the worker enters the code that the person read out → the link is pressed →
 * Account setup → the worker activates. Where it stands follows from its row and the time; nothing needs to run for it to expire.
 */

/** Where an invitation stands, by what it waits for or how it ended. */
export const stands = [
  /** the worker's turn: the person has confirmed */
  'activate',
  /** the worker's turn: too many wrong codes */
  'tried-out',
  /** the worker's turn: the code or the link is past its time */
  'expired',
  /** the person reads the unique code out */
  'code',
  /** the person presses the link */
  'acceptance',
  /** the person says Yes at Account setup */
  'setup',
  /** the person wants none of it */
  'declined',
  /** the person has access */
  'active',
  /** the person had access; all of it was ended, or has run out */
  'ended',
  'withdrawn',
] as const
export type Stand = (typeof stands)[number]

/** The worker's turn, what is most urgent first. */
export const workersTurn = ['activate', 'tried-out', 'expired', 'code'] as const satisfies readonly Stand[]
/** Not at its end: somebody's turn, the worker's or the person's. */
export const isOngoing = (stand: Stand) => !['declined', 'active', 'ended', 'withdrawn'].includes(stand)

/** What a member of staff can do to an invitation; each has an address of its own. */
export const acts = ['code', 'activate', 'resend', 'address', 'withdraw', 'hand-over'] as const
export type Act = (typeof acts)[number]

/** What the worker does about an invitation, what is likeliest first. */
const possible: Record<Stand, readonly Act[]> = {
  code: ['code', 'resend', 'address', 'withdraw', 'hand-over'],
  'tried-out': ['resend', 'address', 'withdraw', 'hand-over'],
  expired: ['resend', 'address', 'withdraw', 'hand-over'],
  acceptance: ['resend', 'address', 'withdraw', 'hand-over'],
  setup: ['resend', 'address', 'withdraw', 'hand-over'],
  activate: ['activate', 'withdraw', 'hand-over'],
  active: [],
  ended: [],
  declined: [],
  withdrawn: [],
}

/** Where an invitation stands at a time (ms). */
export function standOf(
  invitation: Pick<Invitation, 'status' | 'codeExpiresAt' | 'codeTriesLeft' | 'linkExpiresAt' | 'accessEndsAt'>,
  now: number,
): Stand {
  const { status, codeExpiresAt, codeTriesLeft, linkExpiresAt, accessEndsAt } = invitation
  if (status === 'sent') return codeExpiresAt <= now ? 'expired' : codeTriesLeft <= 0 ? 'tried-out' : 'code'
  if (status === 'verified' || status === 'accepted') {
    if (linkExpiresAt !== null && linkExpiresAt <= now) return 'expired'
    return status === 'verified' ? 'acceptance' : 'setup'
  }
  if (status === 'active' && accessEndsAt !== null && accessEndsAt <= now) return 'ended'
  return status === 'confirmed' ? 'activate' : status
}

/** What a member of staff can do about an invitation now. */
export const actsOn = (invitation: Invitation, { role }: Pick<StaffMember, 'role'>, now: number): readonly Act[] =>
  possible[standOf(invitation, now)].filter((act) => act !== 'hand-over' || may(role, 'oversee-records'))

/** What is decided about an invitation: nothing has happened yet. */
export type Decided = Result<Pick<Settled<unknown>, 'writes' | 'events' | 'deliver'> & { overtaken?: Fault }, Refusal>

// ---- the unique code

/** Letters and digits that nobody mistakes for each other: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V; and no vowels: no code is a word. */
const alphabet = '34679CDFGHJKMNPQRTWXY'
export const codeLength = 8

/** A new unique code: eight characters, every one equally likely (ASVS 6.5.3), 35 bits together. */
export function newUniqueCode() {
  let code = ''
  while (code.length < codeLength) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    // Beyond the last whole multiple the first characters would be likelier.
    if (byte! < 256 - (256 % alphabet.length)) code += alphabet[byte! % alphabet.length]
  }
  return code
}

/** A unique code as it is read out: in two groups. */
export const inGroups = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`

/** What somebody typed as a code: case, spaces, dashes and dots make no difference. */
export const foldCode = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .toUpperCase()

const bound = ({ council, id }: Pick<Invitation, 'council' | 'id'>, code: string) => [council, id, code].join(' ')

/** What is kept of a code: enough to check it, for who has the key. */
export const hashCode = (keys: Pick<Keys, 'signing'>, invitation: Pick<Invitation, 'council' | 'id'>, code: string) =>
  sign(keys.signing, 'unique code', bound(invitation, code))

/** Whether it is the code that the hash was made of. */
export const isCode = (keys: Pick<Keys, 'signing'>, invitation: Pick<Invitation, 'council' | 'id' | 'code'>, code: string) =>
  isSignature(keys.signing, 'unique code', bound(invitation, code), invitation.code)

// ---- people

/** Whether an address is somebody's. */
export const isAddressOf = ({ email }: Pick<Account, 'email'>, address: string) => foldEmail(email) === foldEmail(address)

// ---- looking one up

const place = ({ council }: Visit, accountId: string): Place => ({
  table: 'invitations',
  column: 'search',
  row: `${council.slug} ${accountId}`,
})

/** The address that a member of staff looks for, sealed for them alone: it stands in addresses, which histories and logs keep. */
export const sealSought = (visit: Visit, accountId: string, email: string) =>
  seal(visit.keys.sealing, place(visit, accountId), email)

/** Opens it; nothing when it is another's, changed or under a key that is gone. */
export function openSought(visit: Visit, accountId: string, sealed: string): string | undefined {
  try {
    return sealed ? open(visit.keys.sealing, place(visit, accountId), sealed) : undefined
  } catch {
    return undefined
  }
}
