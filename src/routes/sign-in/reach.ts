import { type Account, activeWithSamePassword, samePhoneOrNone } from '../../db/accounts.ts'
import { removeCall } from '../../db/calls.ts'
import type { Write } from '../../db/client.ts'
import { removeCode } from '../../db/codes.ts'
import { sameIdentity } from '../../db/identities.ts'
import type { Session } from '../../db/sessions.ts'
import { callOf, planCall } from '../../domain/calls.ts'
import { isToNewNumber, makeCode, resending, sendingToAccount, sendingToNewNumber, sendingToPhone } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Unsent } from '../../domain/delivering.ts'
import type { Fault, FaultKey } from '../../domain/faults.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, type Take } from '../../domain/limits.ts'
import { planMessage } from '../../domain/messages.ts'
import { type Channel, kindOf, refusalOf, takenBy } from '../../domain/phone.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import { callText, phoneCodeText, spokenCodeText } from '../../fragments/messages/phone.ts'

export type SignInVisit = JourneyVisit<SignInProgress>

/** What is proved: that a new number is theirs, or that they have the account's. */
export type Proof = 'phone' | 'sign-in'

/**
 * The account that is signing in, unless its password, address or phone was changed since the password was given, or the provider's
 * account that was in its place opens it no more: whoever knew the old password, or has the old phone, must not come in, and not be
 * sent anything.
 */
export function findOwner({ journey: { progress, owner } }: SignInVisit): Result<Account, Fault> {
  const { email, passwordChangedAt, phone, route } = progress.account!
  const account = owner?.account
  if (route && !owner?.identities.some(({ id }) => id === route.identityId)) return no({ key: 'sign-in.changed' })
  // Who signs in by codes to an address that is not the account's any more has not proved to be its owner.
  const changed = account?.passwordChangedAt !== passwordChangedAt || account.email !== email
  if (changed || account.status !== 'active') return no({ key: 'sign-in.changed' })
  const same = account.phone === phone?.number && (!phone || account.phoneChangedAt === phone.changedAt)
  return same ? ok(account) : no({ key: 'phone.changed' })
}

/** A second account can be proved within the session alone that asked for it. After that whoever signs in simply signs in. */
export function withinSession({ merging, ...facts }: SignInProgress, session: Pick<Session, 'id'> | undefined): SignInProgress {
  return merging && merging.sessionId === session?.id ? { ...facts, merging } : facts
}

/** Why a half-done sign-in is over: its account has meanwhile another password or phone, or is suspended. */
export function findSignInEnd(visit: SignInVisit): Fault | undefined {
  if (!visit.journey.progress.account) return undefined
  const owner = findOwner(visit)
  return owner.ok ? undefined : owner.fault
}

/** The same once more, by the database, when it all is written. */
export const stillTheSame = ({ db, journey }: SignInVisit): Write[] => {
  const { id, passwordChangedAt, phone, route } = journey.progress.account!
  const known = phone ? [samePhoneOrNone(db, { id, phone: phone.number, phoneChangedAt: phone.changedAt })] : []
  const way = route ? [sameIdentity(db, { id: route.identityId, accountId: id })] : []
  return [activeWithSamePassword(db, { id, passwordChangedAt }), ...known, ...way]
}

/** The number that a journey proves. */
export const numberOf = ({ journey: { progress } }: SignInVisit, proof: Proof) =>
  proof === 'phone' ? progress.number! : progress.account!.phone!

/**
 * Sends a text with a code to a number, or calls it. Whatever was on its way in this journey before is dead from then on.
 * @returns what is to be written and sent, and the fact of the sending; or why not now
 */
export async function reach(
  visit: SignInVisit,
  { proof, channel, to }: { proof: Proof; channel: Channel; to: string },
): Promise<Result<Omit<Settled<unknown>, 'facts'> & { takes: Take[]; facts: Pick<SignInProgress, 'sends'> }, Fault>> {
  const { account, sends } = visit.journey.progress
  const owner = findOwner(visit)
  const takes = owner.ok ? await limitsOf(visit, proof, channel, to) : owner
  if (!takes.ok) return takes
  const count = isSame(sends, channel, to) ? sends!.count + 1 : 1
  return ok({
    ...(channel === 'call' ? call(visit, proof, to) : code(visit, proof, channel, to)),
    takes: takes.value,
    facts: { sends: { at: visit.now, count, to, by: channel } },
    tellIfUnsent: (why) => unsent(visit, channel, to, why),
    events: [
      {
        name: channel === 'text' ? 'phone.text-sent' : 'phone.called',
        accountId: account!.id,
        facts: { new: proof === 'phone' },
      },
    ],
  })
}

const isSame = (sends: SignInProgress['sends'], channel: Channel, to: string) => sends?.to === to && sends.by === channel

/** What the page says when nothing has left: why, and which other way there is. */
function unsent({ local }: SignInVisit, channel: Channel, to: string, why: Unsent): FaultKey {
  const isText = channel === 'text'
  if (why === 'budgets' || (why === 'budget' && !isText && kindOf(to, local) === 'landline')) return 'phone.both-used-up'
  if (why === 'budget') return isText ? 'phone.texts-used-up' : 'phone.calls-used-up'
  if (why === 'recipient') return isText ? 'phone.text-refused' : 'phone.call-refused'
  return isText ? 'phone.text-failed' : 'phone.call-failed'
}

/** The same way once more waits a while; another number or another way need not. All of them count together. */
async function limitsOf(visit: SignInVisit, proof: Proof, channel: Channel, to: string): Promise<Result<Take[], Fault>> {
  const { account, sends } = visit.journey.progress
  const refused = refusalOf(to, takenBy(visit.council))
  // The number of an account was taken once: its owner is told the way out, not to enter another one.
  if (refused) return no({ key: proof === 'sign-in' ? 'phone.no-longer-taken' : refused })
  const isAgain = isSame(sends, channel, to) && !(await hasCallEnded(visit, proof, channel))
  const again = sends ? resending(visit, visit.journey.id, isAgain ? sends : undefined) : ok([])
  if (!again.ok)
    return channel !== 'text' && again.fault.key === 'code.resend-wait' ? no({ ...again.fault, key: 'call.again-wait' }) : again
  const proved = proof === 'sign-in'
  const theirs = [...again.value, ...sendingToAccount(account!.id), ...sendingToPhone(account!.id, to, { proved })]
  return ok(proved ? theirs : [...theirs, ...sendingToNewNumber(visit, to)])
}

/** A call that was engaged can be made again at once. Of one that speaks a code nobody tells. */
async function hasCallEnded({ db, now, journey }: SignInVisit, proof: Proof, channel: Channel) {
  if (channel !== 'call') return false
  return (await callOf(db, { journeyId: journey.id, purpose: proof }, now)).state !== 'ringing'
}

function code(visit: SignInVisit, proof: Proof, channel: Exclude<Channel, 'call'>, to: string) {
  const { db, council, language, origin, journey } = visit
  const which = { journeyId: journey.id, purpose: proof }
  const { id, digits, writes } = makeCode(visit, { ...which, of: journey.progress.account!.id, live: true, to })
  const [by, wording] =
    channel === 'text'
      ? (['sms', phoneCodeText({ council, language, digits, host: new URL(origin).hostname })] as const)
      : (['voice', spokenCodeText({ council, language, digits })] as const)
  const about = { codeId: id, accountId: journey.progress.account!.id }
  const planned = planMessage(visit, {
    channel: by,
    kind: 'code',
    to,
    wording,
    keptMs: limits.message.codeKeptMs,
    about,
    unproved: isToNewNumber(proof),
  })
  return { writes: [removeCall(db, which.journeyId, proof), ...writes, planned.write], deliver: planned.deliver }
}

function call(visit: SignInVisit, proof: Proof, to: string) {
  const { db, council, language, journey } = visit
  const wording = callText({ council, language })
  const { writes, deliver } = planCall(visit, {
    journeyId: journey.id,
    purpose: proof,
    to,
    wording,
    accountId: journey.progress.account!.id,
  })
  return { writes: [removeCode(db, journey.id, proof), ...writes], deliver }
}
