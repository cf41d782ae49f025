import type { Council } from '../councils/council.ts'
import { findJourney, type Journey, newJourney } from '../db/journeys.ts'
import { newToken } from '../db/keys.ts'
import type { Session } from '../db/sessions.ts'
import { endsJourney, type Fault, statusOf, waitOf } from '../domain/faults.ts'
import type { JourneyVisit, Stored } from '../domain/journey.ts'
import { limits, minutes } from '../domain/limits.ts'
import type { News } from '../domain/news.ts'
import type { JourneyName, ProgressOf } from '../domain/progress.ts'
import { typedIn } from '../domain/typed.ts'
import { HandOverPage } from '../fragments/embed/ticket.tsx'
import { journeysAt, linkTo, type Place, type Tokens, type View } from '../fragments/view.ts'
import type { Ctx } from '../middleware/app.ts'
import { dropCookie, readCookie, writeCookie } from '../middleware/cookies.ts'
import { goTo, isSwap, page, viewOf } from '../middleware/page.tsx'
import { type AnyStep, position } from './step.ts'

/** A council's journey: its name, which is its address, and its steps in order. */
export type JourneyOf<Progress extends object> = {
  council: Council
  name: string
  steps: readonly AnyStep<Progress>[]
  /** ms that its progress is kept after the last step */
  lifetimeMs: number
  /** the account that it is about, once that is known: it is read with the journey */
  accountIn: (facts: Progress) => string | undefined
  /** why a half-done journey is over, where what it stands on was changed meanwhile: it begins afresh at its first step */
  findEnd?: (visit: JourneyVisit<Progress>) => Fault | undefined
  /** the facts that are true still: what was said within a session that is over is worth nothing */
  stillTrue?: (facts: Progress, session: Pick<Session, 'id'> | undefined) => Progress
  /** what was half done by somebody who is not known to be who comes now: its own address begins anew */
  beginsAnew?: (facts: Progress) => boolean
  /** from when on a council's page that holds it in a frame gets no events of its steps: these would say who had an account already */
  isUntold?: (facts: Progress) => boolean
  /** another journey of the council, for a step that begins it */
  other: <Name extends JourneyName>(name: Name) => JourneyOf<ProgressOf[Name]>
}

export type Here<Progress> = Journey<Stored<Progress>>
export type Fields = Record<string, string>

/** One form that was sent: who sent it, from which step, on which journey, and how they can be answered. */
export type Turn<Progress extends object> = {
  of: JourneyOf<Progress>
  c: Ctx
  step: AnyStep<Progress>
  journey: Here<Progress>
  fields: Fields
  /** the journey's cookie did not come back: the next page is the answer, and the token travels in its form */
  cookieless: boolean
  /** the journey as it was read, where it is to go on under another token */
  replaces?: Here<Progress>
}

export const isToken = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '')

export const factsOf = <Progress extends object>({ progress }: Here<Progress>) => progress.facts ?? ({} as Progress)

export const visitOf = <Progress extends object>(c: Ctx, journey: Here<Progress>): JourneyVisit<Progress> => ({
  ...c.var.visit,
  journey: { id: journey.id, progress: factsOf(journey), owner: journey.owner },
})

/** What stands ahead of the token in a form that was begun on a council's own page. Whoever forges it begins a journey, and no more. */
const STARTED = 'started.'
export const startedToken = () => STARTED + newToken()
const isStarted = (token: string | undefined): token is string =>
  token?.startsWith(STARTED) === true && isToken(token.slice(STARTED.length))

const cookieOf = ({ name }: { name: string }) => `journey-${name}` as const

/** The journey's token that the browser keeps, until it is closed. */
export const keptToken = (c: Ctx, of: { name: string }) => readCookie(c, cookieOf(of))
/** The same for what a page asks in the background: where no cookie comes back, its script says the token of its form, in a header. */
export const watchedToken = (c: Ctx, of: { name: string }) => [keptToken(c, of), c.req.header('journey-token')].find(isToken)
export const forgetToken = (c: Ctx, of: { name: string }) => dropCookie(c, cookieOf(of))
export function keepToken(c: Ctx, of: { name: string }, token = newToken()): string {
  if (keptToken(c, of) !== token) writeCookie(c, cookieOf(of), token)
  return token
}

/**
 * The tokens by which a form finds its journey, the likelier first: its own, and the cookie's where that has gone stale. A form that was
 * begun on a council's own page is a journey of its own: the one that this browser keeps may be somebody else's, or over.
 */
export const tokensOf = (c: Ctx, of: { name: string }, { journey }: Fields) =>
  [...new Set(isStarted(journey) ? [journey.slice(STARTED.length)] : [journey, keptToken(c, of)])].filter(isToken)

export const addressOf = <Progress extends object>(c: Ctx, { name }: { name: string }, { path }: AnyStep<Progress>) =>
  `${journeysAt({ base: c.var.base, frame: c.var.framedBy })}/${name}/${path}`

/** Finds the journey of one of some tokens; without any, one that has not begun. */
export async function findHere<Progress extends object>(
  c: Ctx,
  of: JourneyOf<Progress>,
  tokens: (string | undefined)[],
): Promise<Here<Progress>> {
  const { council, name } = of
  const { db, keys, now } = c.var.visit
  const [first, ...rest] = [...new Set(tokens.filter(isToken))]
  if (!first) return newJourney(council.slug, name, newToken())
  return asItStands(c, of, await findJourney(db, keys, { council: council.slug, name, tokens: [first, ...rest] }, now))
}

/** A journey as it was read, without what is true no longer. */
export function asItStands<Progress extends object>(c: Ctx, { stillTrue }: JourneyOf<Progress>, journey: Here<Progress>) {
  const facts = factsOf(journey)
  return stillTrue ? { ...journey, progress: { ...journey.progress, facts: stillTrue(facts, c.var.session) } } : journey
}

type Shown<Progress> = {
  faults?: readonly Fault[]
  values?: Fields
  tokens: Tokens
  progress: Partial<Progress>
  news?: News | undefined
}

/** A step as a page: its title, its form, and what stands in it. */
export function pageOf<Progress extends object>(
  c: Ctx,
  of: JourneyOf<Progress>,
  step: AnyStep<Progress>,
  { faults = [], values = {}, tokens, progress, news }: Shown<Progress>,
) {
  const language = c.var.language === 'en' ? '' : `?lang=${c.var.language}`
  const action = addressOf(c, of, step) + language
  const form = { action, tokens, progress, values, faults, news, notice: c.req.query('notice') }
  return {
    title: step.title(viewOf(c).words),
    faults,
    form: step.settles !== undefined,
    place: placeOf(of, step, progress),
    body: (view: View) => <step.fragment view={view} {...form} />,
  }
}

const placeOf = <Progress extends object>(
  { name, steps, isUntold }: JourneyOf<Progress>,
  step: AnyStep<Progress>,
  progress: Partial<Progress>,
): Place => ({
  journey: name,
  ...(isUntold?.(progress as Progress) ? {} : { step: { name: step.path, number: steps.indexOf(step) + 1 } }),
  isLast: step.settles === undefined,
})

/**
 * Shows a step; with faults, what was typed and the status that says the same. A form that was begun on a council's own page is so still
 * while nothing has come of it, and the browser's cookie stays what it is.
 */
export async function show<Progress extends object>(
  { of, c, step, journey, fields }: Pick<Turn<Progress>, 'of' | 'c' | 'step' | 'journey'> & { fields?: Fields },
  faults: readonly Fault[] = [],
  typed?: Fields,
) {
  const started = journey.version === 0 && isStarted(fields?.journey) ? fields.journey : undefined
  if (!started || !keptToken(c, of)) keepToken(c, of, journey.token)
  const facts = factsOf(journey)
  const values = typed ?? { ...step.values?.(facts), ...journey.progress.drafts?.[step.path] }
  if (isSwap(c)) c.header('HX-Push-Url', addressOf(c, of, step))
  const status = faults.length > 0 ? statusOf(faults) : 200
  const wait = waitOf(faults)
  if (wait > 0) c.header('Retry-After', String(wait))
  const tokens = { journey: started ?? journey.token, submit: newToken() }
  const news = await step.news?.(visitOf(c, journey))
  return page(c, { ...pageOf(c, of, step, { faults, values, tokens, progress: facts, news }), status })
}

/** Shows the form that was sent once more, with what is wrong; the first step instead, when that is that the journey is over. */
export const showWrong = <Progress extends object>(turn: Turn<Progress>, faults: readonly Fault[]) =>
  faults.some(({ key }) => endsJourney(key))
    ? show({ ...turn, step: turn.of.steps[0]! }, faults)
    : show(turn, faults, typedIn(turn.fields))

/** Shows the form that was sent once more, with its own tokens: sending it again is the same submission. */
export function showUnsaved<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, step: AnyStep<Progress>, fields: Fields) {
  const faults: Fault[] = [{ key: 'form.unsaved' }]
  const journey = isToken(fields.journey) || isStarted(fields.journey) ? fields.journey : newToken()
  const submit = isToken(fields.submit) ? fields.submit : newToken()
  c.header('Retry-After', '30')
  const shown = { faults, values: typedIn(fields), tokens: { journey, submit }, progress: {} }
  return page(c, { ...pageOf(c, of, step, shown), status: 503 })
}

/**
 * To where somebody stands: a 303 for a plain browser, the next fragment for htmx, the page itself where cookies do not come back.
 * The facts are what was just written, so that nothing needs to be read again.
 */
export function go<Progress extends object>(turn: Turn<Progress>, to?: AnyStep<Progress>, faults: readonly Fault[] = []) {
  const { of, c, journey, cookieless } = turn
  const step = to ?? position(of.steps, factsOf(journey))
  const pageItself = cookieless || faults.length > 0
  // A page without a form has another header: htmx swaps only what is below it.
  if (pageItself || (isSwap(c) && step.settles !== undefined)) return show({ ...turn, step }, faults)
  keepToken(c, of, journey.token)
  return goTo(c, addressOf(c, of, step))
}

/** A council's other journey, whatever it is told. */
export const otherOf = <Progress extends object>({ other }: JourneyOf<Progress>, name: JourneyName) =>
  other(name) as unknown as JourneyOf<object>

/** To where somebody stands on another journey, which has begun in the place of this one. */
export function goOver<Progress extends object>(
  turn: Turn<Progress>,
  { of, journey }: { of: JourneyOf<object>; journey: Here<object> },
  faults: readonly Fault[] = [],
) {
  forgetToken(turn.c, turn.of)
  return go<object>({ ...turn, of, journey, step: of.steps[0]! }, undefined, faults)
}

/** Out of the journey, whose token is taken back; the browser's is another's for a form that was begun on a council's own page. */
export function leave<Progress extends object>(
  { of, c, fields }: Pick<Turn<Progress>, 'of' | 'c'> & { fields?: Fields },
  to: string,
) {
  if (!isStarted(fields?.journey)) forgetToken(c, of)
  // Of all pages a frame has room for journeys alone. Its language may be known by no cookie.
  const { base, language, framedBy } = c.var
  const framed = isOnJourney(to) ? `/embed${to}` : `/embed/${of.name}/${of.steps[0]!.path}`
  if (framedBy) return goTo(c, linkTo({ base, language, frame: framedBy }, framed))
  return goTo(c, `${c.var.base}${to === '/' ? '' : to}` || '/')
}

const isOnJourney = (to: string) => /^\/(register|sign-in|reset-password)\//.test(to)

/** In a frame nobody is signed in: who has proved who they are takes a ticket to the window, where they are asked whether to go on. */
export function showTicket<Progress extends object>({ of, c }: Pick<Turn<Progress>, 'of' | 'c'>, ticket: string) {
  forgetToken(c, of)
  return page(c, {
    title: viewOf(c).words.embed.ticket.title,
    form: true,
    place: { journey: of.name, step: { name: 'ticket', number: of.steps.length + 1 }, isLast: true },
    body: (view) => <HandOverPage view={view} ticket={ticket} minutes={minutes(limits.ticket.fromFrameMs)} />,
  })
}
