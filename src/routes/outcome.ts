import { removeCallsOf } from '../db/calls.ts'
import { commit, type Write } from '../db/client.ts'
import { removeCodesOf } from '../db/codes.ts'
import { endJourney, moveJourney, newJourney, writeProgress } from '../db/journeys.ts'
import { newToken } from '../db/keys.ts'
import { ask, commitAndAsk, known, together } from '../db/reading.ts'
import { keepOutcome, type Mine } from '../db/submissions.ts'
import { type Decision, eventsOf, type Leave, type Refusal, type Sent, type Settled } from '../domain/decision.ts'
import { deliverAll, makingReady, type Readiness, type Unsent } from '../domain/delivering.ts'
import { type AuditEvent, eventWrite, logEvents } from '../domain/events.ts'
import type { Fault } from '../domain/faults.ts'
import type { Stored } from '../domain/journey.ts'
import { readingUsedUp, takeWrites } from '../domain/limits.ts'
import type { JourneyName, SignInProgress } from '../domain/progress.ts'
import { planSession } from '../domain/sessions.ts'
import { planTicket } from '../domain/tickets.ts'
import { typedIn } from '../domain/typed.ts'
import type { Visit } from '../domain/visit.ts'
import type { Ctx } from '../middleware/app.ts'
import { rememberSession } from '../middleware/session.ts'
import { type Arrival, arrivalOf, readingArrival } from './arrival.ts'
import { endJourneys, forgetJourneys, planJourney } from './begin.ts'
import { isOpen, settle } from './step.ts'
import { factsOf, findHere, go, goOver, type Here, leave, otherOf, show, showTicket, showWrong, type Turn } from './turn.tsx'

/** What came of a submission, kept for its repeats. */
export type Outcome =
  | { faults: Fault[]; answerAfterMs?: number }
  /** the journey goes on, under this token */
  | { settled: true; token: string; renewed?: true }
  | { leave: Leave; sessionId?: string; ticketId?: string }
  /** the journey has ended, and another has begun, under this token */
  | { begun: JourneyName; token: string }
  /** its step could not be answered: on to where the journey stands */
  | { elsewhere: true }

/** A form whose work is this request's to do. */
type Working<Progress extends object> = Turn<Progress> & { mine: Mine }

const kept = <Progress extends object>({ c, mine }: Working<Progress>, outcome: Outcome): Write[] =>
  keepOutcome(c.var.visit.db, c.var.visit.keys, mine, outcome)

/** What is asked in the batch of what a step decided: where somebody comes to who signs in by it, and whether its messages may leave. */
type Besides = { arrival: Arrival | undefined; ready: Readiness | undefined }

/**
 * Writes what a step decided and all that belongs to it in one batch, then sends what is to be sent, and answers.
 * @returns nothing when the work was not this request's any more: nothing has happened then
 */
export async function carryOut<Progress extends object>(
  turn: Working<Progress>,
  decision: Decision<Partial<Progress>>,
  unsettles: (keyof Progress)[],
): Promise<Response | undefined> {
  if (!decision.ok) return refuseWith(turn, decision.fault)
  const { c, of, step, journey } = turn
  const { visit } = c.var
  const { begin } = decision.value
  const begun = begin && planJourney<object>(c, otherOf(of, begin.journey), begin.facts)
  const settled = begun && begin.sends ? joined(decision.value, begin.sends(begun.journey.id)) : decision.value
  const isFramed = c.var.framedBy !== undefined
  const signIn = isFramed ? undefined : settled.leave?.signIn
  if (signIn && turn.cookieless) return refuseWith(turn, { faults: [{ key: 'sign-in.cookies' }] })

  const old = signIn && c.var.session
  const session = signIn && planSession(visit, signIn, old)
  const next = nextOf(turn, settled, unsettles)
  const ticket = isFramed && settled.leave?.signIn ? ticketOf(visit, settled, factsOf(next)) : undefined
  const outcome: Outcome = settled.leave
    ? {
        leave: settled.leave,
        ...(session ? { sessionId: session.session.id } : {}),
        ...(ticket ? { ticketId: ticket.id } : {}),
      }
    : begin && begun
      ? { begun: begin.journey, token: begun.journey.token }
      : { settled: true, token: next.token, ...(turn.replaces ? { renewed: true as const } : {}) }
  // Of a sign-in in a frame is told when it is one.
  const events = [...(settled.events ?? []).filter((event) => !ticket || !isSignIn(event)), ...(session?.events ?? [])]
  const takes = settled.takes ?? []
  const statements = [
    ...takeWrites(visit, takes),
    ...(settled.writes ?? []),
    ...(session?.writes ?? []),
    ...(ticket?.writes ?? []),
    ...(settled.leave || begun ? endJourney(visit.db, asRead(turn)) : writesOf(turn, next)),
    ...(begun?.writes ?? []),
    ...(session ? endJourneys(c, of.name) : []),
    ...events.map((event) => eventWrite(visit, event)),
    ...kept(turn, outcome),
  ]
  const besides = together<Besides>({
    arrival: signIn && journey.owner ? readingArrival(visit, journey.owner.account) : known(undefined),
    ready: settled.tellIfUnsent ? makingReady(visit, settled.deliver ?? []) : known(undefined),
  })
  const written = await commitAndAsk(visit.db, statements, besides)
  if (!written) {
    const usedUp = await ask(visit.db, readingUsedUp(visit, takes))
    if (usedUp) return refuseWith(turn, { faults: [usedUp] })
    const why = settled.overtaken ?? { key: 'form.overtaken' }
    return overtaken(turn, 'statements' in why ? await ask(visit.db, why) : why)
  }
  const { arrival, ready } = written.read

  logEvents(visit, events)
  if (session) {
    await rememberSession(c, session)
    forgetJourneys(c, of.name)
  }
  visit.later(visit.sessions.remove(...(settled.endedSessions ?? []), ...(old ? [old.id] : [])))
  const unsent = await send(c, settled, ready)
  if (ticket) return showTicket({ of, c }, ticket.token)
  if (settled.leave) return leave({ of, c }, arrivalOf(c, settled.leave, arrival))
  const faults: Fault[] = unsent ? [{ key: unsent }] : []
  if (begun) return goOver(turn, begun, faults)
  return go({ ...turn, journey: next, step }, undefined, faults)
}

const isSignIn = ({ name }: AuditEvent) => name === 'sign-in.done'

/** The ticket of who has proved who they are in a frame, with what was found out there. */
const ticketOf = (visit: Visit, { leave: to, events = [] }: Settled<unknown>, { account }: SignInProgress) =>
  planTicket(visit, { leave: to!, account: account!, events: events.filter(isSignIn) })

/** What ends one journey and what the other begins with: one batch, one sending. */
const joined = <Facts>(settled: Settled<Facts>, sent: Sent): Settled<Facts> => ({
  ...settled,
  ...sent,
  takes: [...(settled.takes ?? []), ...(sent.takes ?? [])],
  writes: [...(settled.writes ?? []), ...(sent.writes ?? [])],
  events: [...(settled.events ?? []), ...(sent.events ?? [])],
  deliver: [...(settled.deliver ?? []), ...(sent.deliver ?? [])],
})

/** On to where the journey stands: a repeat need not wait for something to come of its form. */
export async function passOver<Progress extends object>(turn: Working<Progress>) {
  await commit(turn.c.var.visit.db, kept(turn, { elsewhere: true }))
  return go(turn)
}

/** Says what is wrong, after what it cost is written. */
async function refuseWith<Progress extends object>(turn: Working<Progress>, refusal: Refusal) {
  const { visit } = turn.c.var
  const { faults, answerAfterMs = 0 } = refusal
  const events = eventsOf(refusal)
  const statements = [...kept(turn, { faults, answerAfterMs }), ...events.map((event) => eventWrite(visit, event))]
  if (!(await commit(visit.db, statements))) return undefined
  logEvents(visit, events)
  await visit.pause(answerAfterMs)
  return showWrong({ ...turn, journey: asRead(turn) }, faults)
}

/** Somebody else was first: nothing was written, and the journey may stand elsewhere now. */
async function overtaken<Progress extends object>(turn: Working<Progress>, fault: Fault) {
  const faults = [fault]
  if (!(await commit(turn.c.var.visit.db, kept(turn, { faults })))) return undefined
  return showAnew(turn, faults)
}

/** The journey as somebody else has left it, with what was typed here. */
export async function showAnew<Progress extends object>(turn: Turn<Progress>, faults: Fault[]) {
  const now = { ...turn, journey: await findHere(turn.c, turn.of, [asRead(turn).token]) }
  return isOpen(turn.step, factsOf(now.journey)) ? show(now, faults, typedIn(turn.fields)) : go(now, undefined, faults)
}

/** The journey after a step: under a new token where the step proved something (ASVS 7.2.4), so that an older one opens nothing. */
function nextOf<Progress extends object>(
  { of, step, journey }: Turn<Progress>,
  settled: Settled<Partial<Progress>>,
  unsettles: (keyof Progress)[],
): Here<Progress> {
  const drafts = Object.fromEntries(Object.entries(journey.progress.drafts ?? {}).filter(([path]) => path !== step.path))
  const progress: Stored<Progress> = settled.forget
    ? { facts: settled.facts as Progress }
    : { facts: settle(factsOf(journey), settled.facts, unsettles), drafts }
  const proved = step.once && step.settles !== undefined && settled.facts[step.settles] !== undefined
  if (proved) return { ...newJourney(of.council.slug, of.name, newToken()), progress, version: 1 }
  return { ...journey, progress, version: journey.version + 1 }
}

/** The statements that put a journey's next state in place of the one it was read in. */
export function writesOf<Progress extends object>(turn: Turn<Progress>, next: Here<Progress>): Write[] {
  const { c, of } = turn
  const { db, keys, now } = c.var.visit
  const before = asRead(turn)
  const written = { progress: next.progress, accountId: of.accountIn(factsOf(next)), expiresAt: now + of.lifetimeMs }
  if (next.id === before.id) return writeProgress(db, keys, before, written)
  // What was on its way for the journey as it was is dead from then on: of two live codes the earlier may arrive last.
  const dead = turn.replaces ? [removeCodesOf(db, before.id), removeCallsOf(db, before.id)] : []
  return [...dead, ...moveJourney(db, keys, before, next, written)]
}

/** The journey as the database has it: under the token that it is to lose, where it is to go on under another. */
const asRead = <Progress extends object>({ journey, replaces }: Turn<Progress>) => replaces ?? journey

/**
 * What a form does, it does under a token that no page has shown yet, as long as nothing is known in its journey, and where it says who
 * somebody is who may be another than before: whoever was at this browser may have pressed a button of an empty form, or begun as
 * themselves, and noted the token that came of it (session fixation).
 */
export function renewed<Progress extends object, More extends object>(
  turn: Turn<Progress> & More,
  proves = false,
): Turn<Progress> & More {
  const { of, journey } = turn
  const blank = Object.keys(factsOf(journey)).length === 0
  if (journey.version === 0 || !(blank || proves)) return turn
  const { id, token, version } = newJourney(of.council.slug, of.name, newToken())
  return { ...turn, journey: { ...journey, id, token, version }, replaces: journey }
}

/** @returns what the person must be told when a message did not leave */
async function send(
  { var: { visit } }: Ctx,
  { deliver: messages = [], tellIfUnsent }: Settled<unknown>,
  ready: Readiness | undefined,
) {
  const sending = deliverAll(visit, messages, ready)
  if (!tellIfUnsent) {
    visit.later(sending)
    return undefined
  }
  const why = (await sending).find((each): each is Unsent => each !== 'taken')
  return why && tellIfUnsent(why)
}
