import { commit } from '../db/client.ts'
import { type FormOutcome, type FormSubmission, findForm, type SeenForm, takeOverForm } from '../db/forms.ts'
import { findSeen, journeyId, type Submission, takeOver, writeOutcome } from '../db/journeys.ts'
import { sign } from '../db/keys.ts'
import { endLiveSession } from '../db/sessions.ts'
import type { Mine, Seen } from '../db/submissions.ts'
import type { Leave } from '../domain/decision.ts'
import { eventWrite, logEvents } from '../domain/events.ts'
import { limits } from '../domain/limits.ts'
import { planSession } from '../domain/sessions.ts'
import { planTicketAgain } from '../domain/tickets.ts'
import { isSecret, typedIn } from '../domain/typed.ts'
import type { Visit } from '../domain/visit.ts'
import { rememberSession } from '../middleware/session.ts'
import { destinationOf } from './arrival.ts'
import type { Outcome } from './outcome.ts'
import { mayAnswer } from './step.ts'
import {
  type Fields,
  factsOf,
  findHere,
  go,
  goOver,
  isToken,
  leave,
  otherOf,
  show,
  showTicket,
  showWrong,
  type Turn,
} from './turn.tsx'

/**
 * How long the repeats of a form wait for the first one's outcome, and how often they look, in ms: longer than the first takes with a
 * database that hangs. Where it is at work still, its batch breaks once the work is taken over.
 */
const PATIENCE_MS = 10_000
const GLANCE_MS = 125
const TRIES = 3

const submissionOf = <Progress extends object>({ of, fields }: Turn<Progress>): Submission => ({
  council: of.council.slug,
  name: of.name,
  token: fields.submit!,
})

/** All that was sent but the form's submit token, in an order of its own: of equal forms it is equal. */
export const canonical = ({ submit: _, ...fields }: Fields) =>
  JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * The same form a second time: a double tap, or a retry after a lost answer. An exact repeat gets the first one's answer; any
 * other second use is refused.
 * @returns the answer, or the work, when nobody is at it any more and this request is to do it
 */
export async function answerRepeat<Progress extends object>(
  turn: Turn<Progress>,
  seen: Seen,
  sent: Pick<Seen, 'journeyId' | 'step' | 'input'>,
): Promise<Response | { mine: Mine }> {
  const { visit } = turn.c.var
  const exact = seen.journeyId === sent.journeyId && seen.step === sent.step && seen.input === sent.input
  if (!exact || visit.now - seen.at > limits.submission.repeatMs) return refuseSecondUse(turn, seen)

  const outcome = await waitFor(visit, seen.outcome as Outcome | null, seen.at, () => readOutcome(turn))
  if (outcome) return answerWith(turn, outcome)
  // The first request was lost half-way, with nothing written.
  const mine = await takeOver(visit.db, submissionOf(turn), seen.at, takenOverAt(visit, seen))
  return mine ? { mine } : refuseSecondUse(turn, seen)
}

/** What a form is answered with whose work another request has taken over: what comes of that. */
export async function answerOther<Progress extends object>(turn: Turn<Progress>) {
  const { visit } = turn.c.var
  const outcome = await waitFor(visit, await readOutcome(turn), visit.now, () => readOutcome(turn))
  return outcome ? answerWith(turn, outcome) : refuseSecondUse(turn)
}

/** What comes of the first of two equal forms, which began at a time (ms); null when that was lost half-way. */
async function waitFor<What>({ pause, now }: Visit, first: What | null, at: number, read: () => Promise<What | null>) {
  let outcome = first
  for (let ms = Math.max(0, now - at); outcome === null && ms < PATIENCE_MS; ms += GLANCE_MS) {
    await pause(GLANCE_MS)
    outcome = await read()
  }
  return outcome
}

/** When (ms) who has waited for the first one takes over. Its own repeats wait from then on. */
const takenOverAt = ({ now }: Visit, { at }: { at: number }) => Math.max(now, at + PATIENCE_MS)

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
  const { db, keys } = visit
  const read = async () => (await findForm(db, keys, submission))?.outcome ?? null
  const outcome = await waitFor(visit, toldAgain(visit, seen), seen.at, read)
  if (outcome) return outcome
  const mine = await takeOverForm(db, submission, seen.at, takenOverAt(visit, seen))
  return mine ? { mine } : { faults: [{ key: 'form.used' }] }
}

const readOutcome = async <Progress extends object>(turn: Turn<Progress>) =>
  ((await findSeen(turn.c.var.visit.db, turn.c.var.visit.keys, submissionOf(turn)))?.outcome ?? null) as Outcome | null

const keepInstead = <Progress extends object>(turn: Turn<Progress>, outcome: Outcome) =>
  writeOutcome(turn.c.var.visit.db, turn.c.var.visit.keys, submissionOf(turn), outcome)

async function answerWith<Progress extends object>(turn: Turn<Progress>, outcome: Outcome) {
  const { c, of } = turn
  if ('faults' in outcome) {
    // An earlier answer than the first one's would tell a guesser what the wait is there to hold back.
    await c.var.visit.pause(outcome.answerAfterMs ?? 0)
    return showWrong(turn, outcome.faults)
  }
  if ('elsewhere' in outcome) return go(turn)
  if ('settled' in outcome) {
    const journey = await findHere(c, of, [outcome.token])
    return journey.version > 0 ? go({ ...turn, journey }) : sayDone(turn)
  }
  if ('begun' in outcome) {
    const begun = otherOf(of, outcome.begun)
    const journey = await findHere(c, begun, [outcome.token])
    return journey.version > 0 ? goOver(turn, { of: begun, journey }) : sayDone(turn)
  }
  if (outcome.ticketId) return handOverAgain(turn, outcome.leave, outcome.ticketId)
  return outcome.leave.signIn ? signInAgain(turn, outcome) : leave(turn, outcome.leave.to)
}

/** A sign-in in a frame whose ticket was lost: a fresh one, and the lost one dead. Not when it was used. */
async function handOverAgain<Progress extends object>(turn: Turn<Progress>, to: Leave, lost: string) {
  const { visit } = turn.c.var
  const ticket = await planTicketAgain(visit, lost)
  const written = ticket && (await commit(visit.db, [...ticket.writes, keepInstead(turn, { leave: to, ticketId: ticket.id })]))
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
      keepInstead(turn, { leave: outcome.leave, sessionId: session.session.id }),
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

const refuseSecondUse = async <Progress extends object>(turn: Turn<Progress>, seen?: Seen) =>
  mayAnswer(turn.of.steps, turn.step, factsOf(turn.journey))
    ? ((await leadOn(turn, seen)) ?? show(turn, [{ key: 'form.used' }], typedIn(turn.fields)))
    : goOn(turn, seen)

/**
 * What this very form has done, where its journey is not under its token any more, and whether whoever sends it now is known to be who sent
 * it then: by all that was typed, where a code or a password is among it. Names, or a button alone, can be read off the page.
 */
async function findDone<Progress extends object>(turn: Turn<Progress>, known?: Seen) {
  const { c, of, step, fields, journey } = turn
  const { db, keys } = c.var.visit
  if (journey.version > 0 || !isToken(fields.journey) || !isToken(fields.submit)) return undefined
  const seen = known ?? (await findSeen(db, keys, submissionOf(turn)))
  const outcome = seen?.outcome as Outcome | null | undefined
  if (!seen || !outcome || 'faults' in outcome || 'elsewhere' in outcome) return undefined
  if (seen.journeyId !== journeyId(of.council.slug, of.name, fields.journey)) return undefined
  // Whichever button it is sent with now.
  const { go: _, ...typed } = fields
  const isSecretSent = Object.entries(typed).some(([name, value]) => value !== '' && isSecret(name))
  const same = isSecretSent && seen.step === step.path && seen.input === sign(keys.signing, 'input', canonical(typed))
  return { outcome, same }
}

/**
 * Where a form leads whose step cannot be answered. Where its own answer was lost, its journey stands under a token that nobody was given:
 * who sends all that was typed then, the code or the password too, is taken on to it for as long as it lasts. Who has only seen the page
 * does not know that, and is told that it is done: what the token that they know had opened is somebody's who has proved more since then.
 * So is who would be signed in: a session is repeated for two minutes, and then no more.
 */
export async function goOn<Progress extends object>(turn: Turn<Progress>, seen?: Seen): Promise<Response> {
  const done = await findDone(turn, seen)
  if (!done) return go(turn)
  const signsIn = 'leave' in done.outcome && done.outcome.leave.signIn
  return done.same && !signsIn ? answerWith(turn, done.outcome) : sayDone(turn)
}

/**
 * The same for a step that can be answered at any time, the password of a sign-in, say: where its journey went on under another token, with
 * what was known in it. A first form has nothing to lose, and begins anew.
 */
export async function leadOn<Progress extends object>(turn: Turn<Progress>, seen?: Seen): Promise<Response | undefined> {
  const done = await findDone(turn, seen)
  return done?.same && 'renewed' in done.outcome ? answerWith(turn, done.outcome) : undefined
}

/** The journey that a form's own went on as, for who gives it up: its id, if there is one. */
export async function movedOn<Progress extends object>(turn: Turn<Progress>): Promise<string[]> {
  const { of } = turn
  const done = await findDone(turn)
  if (!done?.same || !('token' in done.outcome)) return []
  return [journeyId(of.council.slug, 'begun' in done.outcome ? done.outcome.begun : of.name, done.outcome.token)]
}

/** The first page, which says that the form has done its work already. */
const sayDone = <Progress extends object>(turn: Turn<Progress>) => go(turn, turn.of.steps[0]!, [{ key: 'form.done' }])
