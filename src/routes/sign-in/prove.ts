import { z } from 'zod'
import { type Account, confirmPhone } from '../../db/accounts.ts'
import { useCall } from '../../db/calls.ts'
import type { Write } from '../../db/client.ts'
import type { Try } from '../../db/codes.ts'
import type { Asked } from '../../db/journeys.ts'
import { askForRemoval, findPhoneRequest, forgetPhoneRequest } from '../../db/phone-requests.ts'
import type { Reading } from '../../db/reading.ts'
import { readingCallOf, type Stands } from '../../domain/calls.ts'
import { checkCode } from '../../domain/codes.ts'
import { type Decision, type Refusal, refuse } from '../../domain/decision.ts'
import type { Fault, FaultKey } from '../../domain/faults.ts'
import { atField } from '../../domain/limits.ts'
import { planNotice } from '../../domain/messages.ts'
import { type Channel, channelOf, type Way } from '../../domain/phone.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import type { Visit } from '../../domain/visit.ts'
import { phoneAddedEmail, phoneLostEmail } from '../../fragments/messages/phone.ts'
import { code } from '../fields.ts'
import { arrive } from './arrive.ts'
import { findOwner, numberOf, type Proof, reach, type SignInVisit, stillTheSame } from './reach.ts'

type SignInDecision = Promise<Decision<Partial<SignInProgress>>>

export const codeSchema = (council: Parameters<typeof code>[0]) => z.object({ code: code(council, 'phone-code.missing') })

/** The button that was pressed. Enter presses none: then the number decides. */
export const channelField = z.enum(['text', 'call']).optional().catch(undefined)

/** What the page says of a wrong code, in the words of phones. */
const inWordsOfPhones = (channel: Channel | undefined): Partial<Record<FaultKey, FaultKey>> => ({
  'code.wrong': channel === 'spoken' ? 'phone-code.wrong-spoken' : 'phone-code.wrong',
  'code.unusable': 'phone-code.unusable',
})

/**
 * Checks a code that came by text, or was spoken in a call, on which a try was spent.
 * @returns the statements that use it up, or what is wrong
 */
export async function proveByCode(
  visit: SignInVisit,
  proof: Proof,
  tried: Try,
  typed: string,
): Promise<Result<Write[], Refusal>> {
  const { account, number, channel } = visit.journey.progress
  const { id } = account!
  const which = { journeyId: visit.journey.id, purpose: proof, to: numberOf(visit, proof).number }
  const checked = await checkCode(visit, tried, { ...which, typed })
  if (!checked.ok) {
    const { faults, events = [] } = checked.fault
    const words = inWordsOfPhones(proof === 'phone' ? number?.channel : channel)
    return no({
      faults: faults.map((fault) => ({ ...fault, key: words[fault.key] ?? fault.key })),
      events: events.map((event) => ({ ...event, accountId: id })),
    })
  }
  return checked
}

/** How the call of a journey stands, asked with its form. */
export const askingOfCall =
  (proof: Proof) =>
  ({ db, now }: Visit, _: unknown, { journey }: Asked): Reading<Stands> =>
    readingCallOf(db, { journeyId: journey.id, purpose: proof }, now)

/** Whether # was pressed in a journey's call. @returns the statements that use it up, or how the call stands */
export function proveByCall({ db, now }: Visit, { id, state }: Stands): Result<Write[], Refusal> {
  if (state !== 'confirmed') return no({ faults: [{ key: state === 'failed' ? 'phone.call-failed' : `call.${state}` }] })
  return ok(useCall(db, id, now))
}

const overtaken: Record<Channel, Fault> = {
  text: { key: 'phone-code.unusable', field: 'code' },
  spoken: { key: 'phone-code.unusable', field: 'code' },
  call: { key: 'call.expired' },
}

/** Gives the account the number that was proved, and tells its owner. Where once is enough, that signs in. */
export async function addPhone(visit: SignInVisit, proved: Result<Write[], Refusal>, channel: Channel): SignInDecision {
  if (!proved.ok) return no(proved.fault)
  const { db, keys, now, council } = visit
  const { account, number } = visit.journey.progress
  const owner = findOwner(visit)
  if (!owner.ok) return refuse(owner.fault)
  const { writes, changedAt } = confirmPhone(db, keys, { account: owner.value, phone: number!.number, now })
  const mail = planNotice(visit, owner.value, (facts) => phoneAddedEmail({ ...facts, number: number!.number }))
  const phone = { number: number!.number, kind: number!.kind, changedAt }
  // What they are to arrive as: with the number, which the same batch gives them.
  const become = { ...owner.value, phone: phone.number, phoneChangedAt: changedAt }
  const arrived = council.phone!.confirmNew ? undefined : await arriveByPhone(visit, become, channel)
  return ok({
    facts: {
      ...(channel === 'call' ? { callProved: true as const } : { codeProved: true as const }),
      account: { ...account!, phone },
    },
    writes: [...proved.value, ...stillTheSame(visit), ...writes, mail.write, ...(arrived?.writes ?? [])],
    events: [{ name: 'phone.added', accountId: account!.id, facts: { channel } }, ...(arrived?.events ?? [])],
    deliver: [...mail.deliver, ...(arrived?.deliver ?? [])],
    ...(arrived ? { leave: arrived.leave } : {}),
    overtaken: arrived?.overtaken ?? overtaken[channel],
  })
}

/** Signs in who has proved password, or another route, and phone. Who asked for the phone to be removed has found it again. */
export async function signInWithPhone(visit: SignInVisit, proved: Result<Write[], Refusal>, channel: Channel): SignInDecision {
  if (!proved.ok) return no(proved.fault)
  const owner = findOwner(visit)
  if (!owner.ok) return refuse(owner.fault)
  const arrived = await arriveByPhone(visit, owner.value, channel)
  return ok({
    ...arrived,
    facts: channel === 'call' ? { callConfirmed: true as const } : { codeConfirmed: true as const },
    writes: [...proved.value, ...stillTheSame(visit), forgetPhoneRequest(visit.db, owner.value.id), ...arrived.writes],
    overtaken: arrived.overtaken ?? overtaken[channel],
  })
}

/** What signing in by phone ends with. */
const arriveByPhone = (visit: SignInVisit, owner: Account, channel: Channel) =>
  arrive(visit, owner, { factor: 'phone', channel, to: visit.council.afterSignIn })

/** The buttons of the pages that wait for a code or a call: the same way again, or the one that is named. */
export const reachAgain =
  (proof: Proof, way?: Way) =>
  async (visit: SignInVisit): SignInDecision => {
    const { number, channel: chosenBefore } = visit.journey.progress
    const known = proof === 'phone' ? number!.channel : chosenBefore!
    const channel = way ? channelOf(way, visit.council.phone!.calls) : known
    const sent = await reach(visit, { proof, channel, to: numberOf(visit, proof).number })
    if (!sent.ok) return refuse({ ...sent.fault, field: 'resend' })
    const chosen = proof === 'phone' ? { number: { ...number!, channel } } : { channel }
    return ok({ ...sent.value, takes: atField('resend', sent.value.takes), facts: { ...sent.value.facts, ...chosen } })
  }

/**
 * "I no longer have this phone": a worker is to check who asks, and to remove the number. Nothing is opened by it: whoever has the
 * password, or the mailbox, gets no further. Its owner is told; asked again, nothing more is done.
 */
export async function reportLost(visit: SignInVisit): SignInDecision {
  const { db, council, now, journey } = visit
  const { id } = journey.progress.account!
  const owner = findOwner(visit)
  if (!owner.ok) return refuse(owner.fault)
  const facts = { phoneLost: true as const }
  if ((await findPhoneRequest(db, council.slug, id)) !== undefined) return ok({ facts })
  const mail = planNotice(visit, owner.value, (facts) => phoneLostEmail({ ...facts, number: numberOf(visit, 'sign-in').number }))
  return ok({
    facts,
    writes: [...askForRemoval(db, council.slug, id, now), ...stillTheSame(visit), mail.write],
    events: [{ name: 'phone.lost', accountId: id }],
    deliver: mail.deliver,
  })
}
