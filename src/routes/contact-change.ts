import { type Account, foldEmail } from '../db/accounts.ts'
import { type ContactChange, type ContactKind, contactChangesOf, putContactChange } from '../db/contact-changes.ts'
import { newId } from '../db/keys.ts'
import { countOne, findSince } from '../db/limits.ts'
import { ask, type Reading } from '../db/reading.ts'
import {
  isToNewNumber,
  makeCode,
  resending,
  sendingToAccount,
  sendingToAnyone,
  sendingToNewNumber,
  sendingToPhone,
} from '../domain/codes.ts'
import type { Unsent } from '../domain/delivering.ts'
import type { EventName } from '../domain/events.ts'
import type { Fault } from '../domain/faults.ts'
import { limitId, limits, minutes, takeAll } from '../domain/limits.ts'
import { languageOf, planEmail, planMessage } from '../domain/messages.ts'
import { no, ok, type Result } from '../domain/result.ts'
import type { Visit } from '../domain/visit.ts'
import { newAddressCodeEmail } from '../fragments/messages/contacts.ts'
import { phoneCodeText } from '../fragments/messages/phone.ts'
import type { Done } from './form.tsx'

/*
 * A new e-mail address or mobile number: it is kept beside the old one until a code that went to it has come back. Review Account
 * asks for it; /account/email and /account/mobile wait for the code, one after the other.
 */

/** What the code of a change is for. */
export const purposes = { email: 'email-change', mobile: 'mobile-change' } as const
const asked = { email: 'account.email-change-asked', mobile: 'account.mobile-change-asked' } as const satisfies Record<
  ContactKind,
  EventName
>
/** The page where a change waits for its code, below the council's base. */
export const pageOf = { email: '/account/email', mobile: '/account/mobile' } as const

/** Where a change waits whose code did not leave: with why. */
export const unsentAt = (page: string) => (why: Unsent) =>
  `${page}?done=${why === 'budget' || why === 'budgets' ? 'used-up' : 'unsent'}`

export type Changes = Partial<Record<ContactKind, ContactChange>>

/** The changes of an account that wait for a code, by kind. */
export function changesOf({ db, keys, now }: Visit, accountId: string): Reading<Changes> {
  const { statements, read } = contactChangesOf(db, keys, accountId, now)
  return { statements, read: (answers) => Object.fromEntries(read(answers).map((change) => [change.kind, change])) }
}

/** The same, asked. */
export const findChanges = (visit: Visit, { id }: Pick<Account, 'id'>) => ask(visit.db, changesOf(visit, id))

/** What is to be written and sent. */
export type Planned = Required<Pick<Done, 'writes' | 'deliver' | 'events'>>
export const nothing: Planned = { writes: [], deliver: [], events: [] }

/** Notes a new value, to which nothing is sent yet: another change comes first. */
export function planLater(visit: Visit, account: Account, kind: ContactKind, value: string, earlier?: ContactChange): Planned {
  const { db, keys, now } = visit
  if (earlier && isSameValue(earlier, value)) return nothing
  const change = { ...begin(visit, account, kind, value, earlier), sentAt: 0, sends: 0 }
  return { writes: putContactChange(db, keys, { change, earlier, now }), deliver: [], events: [eventOf(account, kind)] }
}

/**
 * Sends a code to a new value, in the place of the code before it; or nothing, where one has just gone there.
 * @param again the person has asked for another code
 */
export async function planCode(
  visit: Visit,
  account: Account,
  {
    kind,
    value,
    earlier,
    again = false,
  }: { kind: ContactKind; value: string; earlier: ContactChange | undefined; again?: boolean },
): Promise<Result<Planned, Fault>> {
  const { db, keys, now, clocks } = visit
  const isSame = earlier !== undefined && isSameValue(earlier, value) && earlier.sends > 0
  if (isSame && !again && now - earlier.sentAt < clocks.resendWait) return ok(nothing)
  const sent = begin(visit, account, kind, value, earlier)
  const fault = await findLimit(visit, sent)
  if (fault) return no(fault)
  const change = { ...sent, sentAt: now, sends: isSame ? earlier.sends + 1 : 1 }
  const { writes, ...code } = makeCode(visit, {
    ...{ journeyId: change.id, purpose: purposes[kind], of: account.id, to: value },
    live: true,
  })
  const message = codeTo(visit, account, kind, value, code)
  return ok({
    writes: [...putContactChange(db, keys, { change, earlier, now }), ...writes, noteSent(visit, change), message.write],
    deliver: message.deliver,
    events: [eventOf(account, kind)],
  })
}

/** Whether a change is to the value that is given now: a mailbox is the same however its address is written. */
const isSameValue = ({ kind, value }: ContactChange, given: string) =>
  kind === 'email' ? foldEmail(value) === foldEmail(given) : value === given

/** A change keeps its id for as long as it waits, so that all the tries at its codes count together, whatever they were sent to. */
const begin = (
  { now, council }: Visit,
  { id: accountId }: Account,
  kind: ContactKind,
  value: string,
  earlier?: ContactChange,
) => ({
  id: earlier?.id ?? newId(),
  council: council.slug,
  accountId,
  kind,
  value,
  expiresAt: now + limits.contactChange.keptMs,
})

const eventOf = ({ id: accountId }: Account, kind: ContactKind) => ({ name: asked[kind], accountId })

/** What a code is sent for, and to what. */
type Sent = Pick<ContactChange, 'kind' | 'value' | 'accountId'>

/** Whose sends count together: those of one account and kind, however often a change is taken back and asked for again. */
const subjectOf = ({ accountId, kind }: Sent) => `${accountId} ${kind}`
const waitOf = (visit: Visit, sent: Sent) =>
  limitId(visit, 'resend-same', `${subjectOf(sent)} ${sent.kind === 'email' ? foldEmail(sent.value) : sent.value}`)

/** Notes that a code goes out: the same value waits a while for another one, also when the change is taken back in between. */
const noteSent = (visit: Visit, sent: Sent) =>
  countOne(visit.db, { id: waitOf(visit, sent), windowMs: visit.clocks.resendWait, now: visit.now })

/** The same value once more waits a while; another one need not. All of them count together. */
async function findLimit(visit: Visit, sent: Sent): Promise<Fault | undefined> {
  const { db, now, clocks } = visit
  const at = await findSince(db, waitOf(visit, sent), now - clocks.resendWait)
  const again = resending(visit, subjectOf(sent), at === undefined ? undefined : { at, count: 1 }, { isFirstCounted: true })
  if (!again.ok) return again.fault
  const theirs =
    sent.kind === 'email'
      ? sendingToAnyone(visit, purposes.email, foldEmail(sent.value))
      : [...sendingToPhone(sent.accountId, sent.value, { proved: false }), ...sendingToNewNumber(visit, sent.value)]
  return takeAll(visit, [...again.value, ...sendingToAccount(sent.accountId), ...theirs])
}

/** The message with a code for a new value. */
function codeTo(visit: Visit, account: Account, kind: ContactKind, to: string, code: { id: string; digits: string }) {
  const { council, origin } = visit
  const words = { council, language: languageOf(visit, account), digits: code.digits }
  const wanted = {
    to,
    kind: 'code' as const,
    keptMs: limits.message.codeKeptMs,
    about: { codeId: code.id, accountId: account.id },
    unproved: isToNewNumber(purposes[kind]),
  }
  return kind === 'email'
    ? planEmail(visit, { ...wanted, wording: newAddressCodeEmail({ ...words, minutes: minutes(limits.code.lifetimeMs) }) })
    : planMessage(visit, { ...wanted, channel: 'sms', wording: phoneCodeText({ ...words, host: new URL(origin).hostname }) })
}
