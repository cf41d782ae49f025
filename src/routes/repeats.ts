import { commit } from '../db/client.ts'
import { type FormOutcome, type FormSubmission, findForm, type Mine, type SeenForm, takeOverForm } from '../db/forms.ts'
import { findOutcome, takeOver } from '../db/journeys.ts'
import { endLiveSession } from '../db/sessions.ts'
import type { Claim } from '../db/submissions.ts'
import type { Leave } from '../domain/decision.ts'
import { eventWrite, logEvents } from '../domain/events.ts'
import { limits } from '../domain/limits.ts'
import { planSession } from '../domain/sessions.ts'
import { planTicketAgain } from '../domain/tickets.ts'
import type { Visit } from '../domain/visit.ts'
import { rememberSession } from '../middleware/session.ts'
import { destinationOf, keepOutcome, type Outcome, submissionOf } from './outcome.ts'
import { isOpen, isOver } from './step.ts'
import { factsOf, findHere, go, goOver, leave, otherOf, show, showTicket, showWrong, type Turn, typedIn } from './turn.tsx'

/**
 * How long a repeat waits for the first one's outcome, and how often it looks, in ms: longer than the first can take with a
 * database that hangs, since taking over work that is still going on would do it twice.
 */
const PATIENCE_MS = 10_000
const GLANCE_MS = 125
const TRIES = 3

type Seen = Exclude<Claim, { first: true }>

/**
 * The same form a second time: a double tap, or a retry after a lost answer. An exact repeat gets the first one's answer; any
 * other second use is refused.
 * @returns the answer, or "mine" when nobody is at work on the form any more and this request is to do it
 */
export async function answerRepeat<Progress extends object>(
  turn: Turn<Progress>,
  seen: Seen,
  sent: Pick<Seen, 'journeyId' | 'step' | 'input'>,
) {
  const { visit } = turn.c.var
  const exact = seen.journeyId === sent.journeyId && seen.step === sent.step && seen.input === sent.input
  if (!exact || visit.now - seen.at > limits.submission.repeatMs) return refuseSecondUse(turn)

  const outcome = await waitFor(visit, seen.outcome as Outcome | null, 0, () => readOutcome(turn))
  // The first request was lost half-way, with nothing written.
  if (outcome === null) return (await takeOver(visit.db, submissionOf(turn), seen.at, visit.now)) ? 'mine' : refuseSecondUse(turn)
  return answerWith(turn, outcome)
}

/** What comes of the first of two equal forms; null when that was lost half-way. @param waited ms since it began, as far as known */
async function waitFor<What>({ pause }: Visit, first: What | null, waited: number, read: () => Promise<What | null>) {
  let outcome = first
  for (let ms = waited; outcome === null && ms < PATIENCE_MS; ms += GLANCE_MS) {
    await pause(GLANCE_MS)
    outcome = await read()
  }
  return outcome
}

/** What a form's second use is told: the first one's outcome, when it is exactly the same; nothing while that is at work. */
export function toldAgain({ now }: Visit, { exact, at, outcome }: SeenForm): FormOutcome | null {
  const isOld = now - at > limits.submission.repeatMs
  return exact && !(isOld && outcome) ? outcome : { faults: [{ key: 'form.used' }] }
}

/**
 * The same for a page with one form: what its repeat is answered with.
 * @returns the outcome, or the work, when nobody is at it any more and this request is to do it
 */
export async function answerSeen(
  visit: Visit,
  submission: FormSubmission,
  seen: SeenForm,
): Promise<FormOutcome | { mine: Mine }> {
  const { db, keys, now } = visit
  const read = async () => (await findForm(db, keys, submission))?.outcome ?? null
  const outcome = await waitFor(visit, toldAgain(visit, seen), now - seen.at, read)
  if (outcome) return outcome
  const mine = await takeOverForm(db, submission, seen.at, now)
  return mine ? { mine } : { faults: [{ key: 'form.used' }] }
}

const readOutcome = async <Progress extends object>(turn: Turn<Progress>) =>
  (await findOutcome(turn.c.var.visit.db, turn.c.var.visit.keys, submissionOf(turn))) as Outcome | null

async function answerWith<Progress extends object>(turn: Turn<Progress>, outcome: Outcome) {
  const { c, of } = turn
  if ('faults' in outcome) {
    // An earlier answer than the first one's would tell a guesser what the wait is there to hold back.
    await c.var.visit.pause(outcome.answerAfterMs ?? 0)
    return showWrong(turn, outcome.faults)
  }
  if ('settled' in outcome) return go({ ...turn, journey: await findHere(c, of, [outcome.token]) })
  if ('begun' in outcome) {
    const begun = otherOf(of, outcome.begun)
    return goOver(turn, { of: begun, journey: await findHere(c, begun, [outcome.token]) })
  }
  if (outcome.ticketId) return handOverAgain(turn, outcome.leave, outcome.ticketId)
  return outcome.leave.signIn ? signInAgain(turn, outcome) : leave(turn, outcome.leave.to)
}

/** A sign-in in a frame whose ticket was lost: a fresh one, and the lost one dead. Not when it was used. */
async function handOverAgain<Progress extends object>(turn: Turn<Progress>, to: Leave, lost: string) {
  const { visit } = turn.c.var
  const ticket = await planTicketAgain(visit, lost)
  const written = ticket && (await commit(visit.db, [...ticket.writes, keepOutcome(turn, { leave: to, ticketId: ticket.id })]))
  return written ? showTicket(turn, ticket.token) : refuseSecondUse(turn)
}

/** A sign-in whose answer was lost: a fresh session, and the lost one dead. Not when somebody has signed out of it meanwhile. */
async function signInAgain<Progress extends object>(turn: Turn<Progress>, first: Extract<Outcome, { leave: unknown }>) {
  const { visit } = turn.c.var
  let outcome = first
  for (let tries = 0; tries < TRIES; tries++) {
    const lost = outcome.sessionId!
    const session = planSession(visit, outcome.leave.signIn!)
    const events = [{ name: 'session.repeated' as const, accountId: session.session.accountId }]
    const written = await commit(visit.db, [
      ...endLiveSession(visit.db, lost, 'repeated', visit.now),
      ...session.writes,
      ...events.map((event) => eventWrite(visit, event)),
      keepOutcome(turn, { leave: outcome.leave, sessionId: session.session.id }),
    ])
    if (written) {
      logEvents(visit, events)
      visit.later(visit.sessions.remove(lost))
      await rememberSession(turn.c, session)
      return leave(turn, await destinationOf(turn.c, outcome.leave))
    }
    // Another repeat may have been first.
    const now = await readOutcome(turn)
    if (!now || !('leave' in now) || now.sessionId === lost) break
    outcome = now
  }
  return refuseSecondUse(turn)
}

const refuseSecondUse = <Progress extends object>(turn: Turn<Progress>) => {
  const facts = factsOf(turn.journey)
  const open = isOpen(turn.step, facts) && !isOver(turn.of.steps, facts)
  return open ? show(turn, [{ key: 'form.used' }], typedIn(turn.fields)) : go(turn)
}
