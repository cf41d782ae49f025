import type { Council } from '../councils/council.ts'
import { findJourney, type Journey, newJourney } from '../db/journeys.ts'
import { newToken } from '../db/keys.ts'
import type { Session } from '../db/sessions.ts'
import { endsJourney, type Fault, statusOf } from '../domain/faults.ts'
import type { JourneyVisit, Stored } from '../domain/journey.ts'
import { limits, minutes } from '../domain/limits.ts'
import type { News } from '../domain/news.ts'
import type { JourneyName, ProgressOf } from '../domain/progress.ts'
import { StartPage } from '../fragments/embed/start.tsx'
import { HandOverPage } from '../fragments/embed/ticket.tsx'
import { journeysAt, type Place, type Tokens, type View } from '../fragments/view.ts'
import type { Ctx } from '../middleware/app.ts'
import { dropCookie, readCookie, writeCookie } from '../middleware/cookies.ts'
import { goTo, isSwap, page, render, viewOf, withItsStyle } from '../middleware/page.tsx'
import { type AnyStep, position } from './step.ts'

/** A council's journey: its name, which is its address, and its steps in order. */
export type JourneyOf<Progress extends object> = {
  council: Council
  name: string
  steps: readonly AnyStep<Progress>[]
  /** ms that its progress is kept after the last step */
  lifetimeMs: number
  /** why a half-done journey is over, where what it stands on was changed meanwhile: it begins afresh at its first step */
  findEnd?: (visit: JourneyVisit<Progress>) => Promise<Fault | undefined>
  /** the facts that are true still: what was said within a session that is over is worth nothing */
  stillTrue?: (facts: Progress, session: Pick<Session, 'id'> | undefined) => Progress
  /** what was half done by somebody who is not known to be who comes now: its own address begins anew */
  beginsAnew?: (facts: Progress) => boolean
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
}

/** Never shown again, and not kept between pages. */
const secret = new Set(['password', 'confirm', 'code', 'journey', 'submit', 'go'])
export const typedIn = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.has(name)))

export const isToken = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '')

export const factsOf = <Progress extends object>({ progress }: Here<Progress>) => progress.facts ?? ({} as Progress)

export const visitOf = <Progress extends object>(c: Ctx, journey: Here<Progress>): JourneyVisit<Progress> => ({
  ...c.var.visit,
  journey: { id: journey.id, progress: factsOf(journey) },
})

const cookieOf = ({ name }: { name: string }) => `journey-${name}` as const

/** The journey's token that the browser keeps, until it is closed. */
export const keptToken = (c: Ctx, of: { name: string }) => readCookie(c, cookieOf(of))
export const forgetToken = (c: Ctx, of: { name: string }) => dropCookie(c, cookieOf(of))
export function keepToken(c: Ctx, of: { name: string }, token = newToken()): string {
  if (keptToken(c, of) !== token) writeCookie(c, cookieOf(of), token)
  return token
}

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

function pageOf<Progress extends object>(
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
    place: placeOf(of, step),
    body: (view: View) => <step.fragment view={view} {...form} />,
  }
}

const placeOf = <Progress extends object>({ name, steps }: JourneyOf<Progress>, step: AnyStep<Progress>): Place => ({
  journey: name,
  step: step.path,
  number: steps.indexOf(step) + 1,
  isLast: step.settles === undefined,
})

/** Shows a step; with faults, what was typed and the status that says the same. */
export async function show<Progress extends object>(
  { of, c, step, journey }: Pick<Turn<Progress>, 'of' | 'c' | 'step' | 'journey'>,
  faults: readonly Fault[] = [],
  typed?: Fields,
) {
  keepToken(c, of, journey.token)
  const facts = factsOf(journey)
  const values = typed ?? { ...step.values?.(facts), ...journey.progress.drafts?.[step.path] }
  if (isSwap(c)) c.header('HX-Push-Url', addressOf(c, of, step))
  const status = faults.length > 0 ? statusOf(faults) : 200
  const wait = Math.max(0, ...faults.map((fault) => fault.values?.seconds ?? (fault.values?.minutes ?? 0) * 60))
  if (status === 429 && wait > 0) c.header('Retry-After', String(wait))
  const tokens = { journey: journey.token, submit: newToken() }
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
  const [journey, submit] = [fields.journey, fields.submit].map((token) => (isToken(token) ? token : newToken())) as [
    string,
    string,
  ]
  c.header('Retry-After', '30')
  const shown = { faults, values: typedIn(fields), tokens: { journey, submit }, progress: {} }
  return page(c, { ...pageOf(c, of, step, shown), status: 503 })
}

const slots: Tokens = { journey: '\uE000journey\uE000', submit: '\uE000submit\uE000' }

/** A page as bytes, and between them the names of what each visitor is given. */
type Kept = (Uint8Array | keyof Tokens)[]

/** By council, so that no page is another's, and by what else makes a difference. */
const firstPages = new WeakMap<Council, Map<string, Kept>>()

/** The first page for somebody who brings no cookie: no store is asked, and it is rendered once for everybody. */
export function showFirst<Progress extends object>(c: Ctx, of: JourneyOf<Progress>) {
  const step = of.steps[0]!
  const tokens = { journey: keepToken(c, of), submit: newToken() }
  if (c.req.query('notice')) return page(c, pageOf(c, of, step, { tokens, progress: {} }))
  const { base, language, env, framedBy = [] } = c.var
  const social = (env.social[of.council.slug] ?? []).map(({ provider }) => provider.name)
  const key = [base, of.name, language, env.clocks.resendWait, env.clocks.idleEnd, ...social, ...framedBy].join(' ')
  const pages = firstPages.get(of.council) ?? new Map<string, Kept>()
  firstPages.set(of.council, pages)
  const kept =
    pages.get(key) ?? keptFrom(withItsStyle(render(viewOf(c), pageOf(c, of, step, { tokens: slots, progress: {} }), false)))
  pages.set(key, kept)
  return c.body(filled(kept, tokens), 200, { 'content-type': 'text/html; charset=UTF-8' })
}

const text = new TextEncoder()

const keptFrom = (html: string): Kept =>
  html.split('\uE000').map((piece, at) => (at % 2 === 0 ? text.encode(piece) : (piece as keyof Tokens)))

function filled(kept: Kept, tokens: Tokens): Uint8Array<ArrayBuffer> {
  const pieces = kept.map((piece) => (typeof piece === 'string' ? text.encode(tokens[piece]) : piece))
  const whole = new Uint8Array(pieces.reduce((bytes, { length }) => bytes + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
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

/** Out of the journey, whose token is taken back. */
export function leave<Progress extends object>({ of, c }: Pick<Turn<Progress>, 'of' | 'c'>, to: string) {
  forgetToken(c, of)
  // Of all pages a frame has room for journeys alone.
  if (c.var.framedBy) return goTo(c, isOnJourney(to) ? `${c.var.base}/embed${to}` : addressOf(c, of, of.steps[0]!))
  return goTo(c, `${c.var.base}${to === '/' ? '' : to}` || '/')
}

const isOnJourney = (to: string) => /^\/(register|sign-in|reset-password)\//.test(to)

/** In a frame nobody is signed in: who has proved who they are takes a ticket to the window, where they are asked whether to go on. */
export function showTicket<Progress extends object>({ of, c }: Pick<Turn<Progress>, 'of' | 'c'>, ticket: string) {
  forgetToken(c, of)
  return page(c, {
    title: viewOf(c).words.embed.ticket.title,
    place: { journey: of.name, step: 'ticket', number: of.steps.length + 1, isLast: true },
    body: (view) => <HandOverPage view={view} ticket={ticket} minutes={minutes(limits.ticket.fromFrameMs)} />,
  })
}

/**
 * The first page with what was typed on a council's own page, to be checked. Nothing has begun: no cookie is set, so that whoever sends
 * people here takes nothing from a journey that they have begun, and no store is asked.
 */
export function showStarted<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, values: Fields) {
  const step = of.steps[0]!
  const tokens = { journey: newToken(), submit: newToken() }
  const { body, ...shown } = pageOf(c, of, step, { values: typedIn(values), tokens, progress: {} })
  return page(c, { ...shown, body: (view) => <StartPage view={view}>{body(view)}</StartPage> })
}
