import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { Council } from '../councils/council.ts'
import { commit, type Write } from '../db/client.ts'
import {
  claimSubmission,
  findJourney,
  findOutcome,
  type Journey,
  removeJourney,
  takeOver,
  writeOutcome,
  writeProgress,
} from '../db/journeys.ts'
import { newToken, sign } from '../db/keys.ts'
import { endLiveSession, type Session } from '../db/sessions.ts'
import type { Decision, Leave, Settled } from '../domain/decision.ts'
import { eventWrite, logEvents } from '../domain/events.ts'
import { type Fault, statusOf } from '../domain/faults.ts'
import type { JourneyVisit, Stored } from '../domain/journey.ts'
import { limits } from '../domain/limits.ts'
import { deliver } from '../domain/messages.ts'
import { planSession } from '../domain/sessions.ts'
import type { Tokens } from '../fragments/view.ts'
import type { App, Ctx } from '../middleware/app.ts'
import { dropCookie, readCookie, writeCookie } from '../middleware/cookies.ts'
import { failurePage, isDatabaseAway } from '../middleware/failures.tsx'
import { isLanguage, keepLanguage } from '../middleware/language.ts'
import { isSwap, page, render, viewOf } from '../middleware/page.tsx'
import { rememberSession } from '../middleware/session.ts'
import { faultsOf } from './fields.ts'
import { onlyThese } from './methods.ts'
import { type AnyStep, before, isOpen, isOver, position, settle } from './step.ts'

/** A council's journey: its name, which is its address, and its steps in order. */
export type JourneyOf<Progress extends object> = { name: string; steps: readonly AnyStep<Progress>[] }

type Fields = Record<string, string>
/** What came of a submission, kept for its repeats. */
type Outcome = { faults: Fault[] } | { settled: true } | { leave: Leave; sessionId?: string }

/** Never shown again, and not kept between pages. */
const secret = new Set(['password', 'confirm', 'code', 'journey', 'submit', 'go'])
const shown = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.has(name)))

const isToken = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '')

/**
 * Mounts a journey: the one path that every step's page and form take. Show; validate, and show again with 422; submit; write
 * what was decided in one batch; go to the first step still open. "Go" is a 303 for a plain browser, the next fragment for htmx, and
 * the next page itself where the journey's cookie does not come back.
 */
export function mount<Progress extends object>(council: Council, { name, steps }: JourneyOf<Progress>): Hono<App> {
  const app = new Hono<App>()
  const cookie = `journey-${name}` as const
  type Here = Journey<Stored<Progress>>
  /** a request's journey, and how to answer it */
  type Turn = { c: Ctx; step: AnyStep<Progress>; journey: Here; cookieless: boolean; submit: string }

  const addressOf = (c: Ctx, step: AnyStep<Progress>) => `${c.var.base}/${name}/${step.path}`
  const factsOf = (journey: Here) => journey.progress.facts ?? ({} as Progress)
  const visitOf = (c: Ctx, journey: Here): JourneyVisit<Progress> => ({
    ...c.var.visit,
    journey: { id: journey.id, progress: factsOf(journey) },
  })
  const find = (c: Ctx, token: string): Promise<Here> =>
    findJourney(c.var.visit.db, c.var.visit.keys, council.slug, name, token, c.var.visit.now)
  const begin = (c: Ctx, token = newToken()): string => {
    writeCookie(c, cookie, token, limits.journey.lifetimeMs / 1000)
    return token
  }

  // ---- showing

  type Shown = {
    faults?: readonly Fault[]
    values?: Fields
    tokens: Tokens
    progress: Partial<Progress>
    status?: 200 | 422 | 429 | 503
  }

  const pageOf = (c: Ctx, step: AnyStep<Progress>, { faults = [], values = {}, tokens, progress }: Shown) => {
    const language = c.var.language === 'en' ? '' : `?lang=${c.var.language}`
    const canGoBack = steps.indexOf(step) > 0
    const form = {
      action: addressOf(c, step) + language,
      tokens,
      progress,
      values,
      faults,
      canGoBack,
      notice: c.req.query('notice'),
    }
    return {
      title: step.title(viewOf(c).words),
      faults,
      form: step.settles !== undefined,
      body: (view: ReturnType<typeof viewOf>) => <step.fragment view={view} {...form} />,
    }
  }

  function show({ c, step, journey }: Pick<Turn, 'c' | 'step' | 'journey'>, faults: readonly Fault[] = [], typed?: Fields) {
    const facts = factsOf(journey)
    const values = typed ?? { ...step.values?.(facts), ...journey.progress.drafts?.[step.path] }
    if (isSwap(c)) c.header('HX-Push-Url', addressOf(c, step))
    const tokens = { journey: journey.token, submit: newToken() }
    return page(c, {
      ...pageOf(c, step, { faults, values, tokens, progress: facts }),
      status: faults.length > 0 ? statusOf(faults) : 200,
    })
  }

  /** The first page for somebody who brings no cookie: no store is asked, and it is rendered once for everybody. */
  function showFirst(c: Ctx, step: AnyStep<Progress>) {
    const tokens = { journey: begin(c), submit: newToken() }
    if (c.req.query('notice')) return page(c, pageOf(c, step, { tokens, progress: {} }))
    const key = [c.var.base, name, c.var.language, c.var.env.clocks.resendWait].join(' ')
    const kept = firstPages.get(key) ?? render(viewOf(c), pageOf(c, step, { tokens: slots, progress: {} }), false)
    firstPages.set(key, kept)
    return c.html(kept.replace(slots.journey, tokens.journey).replace(slots.submit, tokens.submit))
  }

  /** To where somebody stands; the facts are what was just written, so that nothing needs to be read again. */
  function go(turn: Turn, step = position(steps, factsOf(turn.journey)), faults: readonly Fault[] = []) {
    const { c, journey, cookieless } = turn
    if (!cookieless && !isSwap(c) && faults.length === 0) return c.redirect(addressOf(c, step), 303)
    return show({ c, step, journey }, faults)
  }

  function leave(c: Ctx, to: string) {
    dropCookie(c, cookie)
    const address = `${c.var.base}${to}` || '/'
    if (!isSwap(c)) return c.redirect(address, 303)
    c.header('HX-Redirect', address)
    return c.body(null)
  }

  // ---- deciding

  /** Writes a decision and all that belongs to it in one batch, then sends what is to be sent. */
  async function finish(turn: Turn, decision: Decision<Partial<Progress>>, unsettles: (keyof Progress)[], typed: Fields) {
    const { c, step, journey, submit } = turn
    const { visit } = c.var
    const keep = (outcome: Outcome) => writeOutcome(visit.db, visit.keys, council.slug, name, submit, outcome)

    if (!decision.ok) {
      const { faults, events = [] } = decision.fault
      await commit(visit.db, [keep({ faults }), ...events.map((event) => eventWrite(visit, event))])
      logEvents(visit, events)
      return show(turn, faults, typed)
    }

    const settled = decision.value
    if (settled.leave?.signIn && turn.cookieless) return failurePage(c, 'cookies', 422)
    const session = settled.leave?.signIn && planSession(visit, settled.leave.signIn.accountId, settled.leave.signIn.factors)
    const next = nextOf(journey, settled, unsettles, step)
    const outcome: Outcome = settled.leave
      ? { leave: settled.leave, ...(session ? { sessionId: session.session.id } : {}) }
      : { settled: true }
    const events = settled.events ?? []
    const written = await commit(visit.db, [
      ...(settled.writes ?? []),
      ...(session?.writes ?? []),
      ...(settled.leave ? [removeJourney(visit.db, journey.id)] : writesOf(c, journey, next)),
      ...events.map((event) => eventWrite(visit, event)),
      keep(outcome),
    ])
    if (!written) {
      const faults = [settled.overtaken ?? { key: 'form.overtaken' as const }]
      await commit(visit.db, [keep({ faults })])
      const now = { ...turn, journey: await find(c, journey.token) }
      return isOpen(step, factsOf(now.journey)) ? show(now, faults, typed) : go(now, undefined, faults)
    }

    logEvents(visit, events)
    if (session) await welcome(c, session)
    for (const id of settled.endedSessions ?? []) visit.later(visit.sessions.remove(id))
    const unsent = await send(c, settled)
    if (settled.leave) return leave(c, settled.leave.to)
    return go(
      { ...turn, journey: { ...journey, version: journey.version + 1, progress: next } },
      undefined,
      unsent ? [{ key: 'send.failed' }] : [],
    )
  }

  function nextOf(
    journey: Here,
    settled: Settled<Partial<Progress>>,
    unsettles: (keyof Progress)[],
    step: AnyStep<Progress>,
  ): Stored<Progress> {
    if (settled.forget) return { facts: settled.facts as Progress }
    const drafts = Object.fromEntries(Object.entries(journey.progress.drafts ?? {}).filter(([path]) => path !== step.path))
    return { facts: settle(factsOf(journey), settled.facts, unsettles), drafts }
  }

  const writesOf = (c: Ctx, journey: Here, progress: Stored<Progress>): Write[] =>
    writeProgress(c.var.visit.db, c.var.visit.keys, journey, progress, c.var.visit.now + limits.journey.lifetimeMs)

  /** @returns whether the person must be told that a message did not leave */
  async function send({ var: { visit } }: Ctx, { deliver: messages = [], tellIfUnsent }: Settled<unknown>): Promise<boolean> {
    const sending = Promise.all(messages.map((message) => deliver(visit, message)))
    if (tellIfUnsent) return (await sending).includes(false)
    visit.later(sending)
    return false
  }

  async function welcome(c: Ctx, { token, session }: { token: string; session: Session }) {
    // A session that this browser still has is not left lying about (ASVS 7.2.4).
    const old = c.var.session
    if (old) await commit(c.var.visit.db, [...endLiveSession(c.var.visit.db, old.id, 'replaced', c.var.visit.now)])
    await c.var.visit.sessions.put(session)
    rememberSession(c, token, session)
  }

  /** The same form a second time: a double tap, or a retry after a lost answer. */
  async function repeat(
    turn: Turn,
    seen: { journeyId: string; step: string; input: string; at: number; outcome: unknown },
    submission: { step: string; input: string },
    typed: Fields,
  ) {
    const { c, journey, submit } = turn
    const { visit } = c.var
    const exact = seen.journeyId === journey.id && seen.step === submission.step && seen.input === submission.input
    if (!exact || visit.now - seen.at > limits.submission.repeatMs) return used(turn, typed)

    let outcome = seen.outcome as Outcome | null
    for (let waited = 0; outcome === null && waited < PATIENCE_MS; waited += GLANCE_MS) {
      await visit.pause(GLANCE_MS)
      outcome = (await findOutcome(visit.db, visit.keys, council.slug, name, submit)) as Outcome | null
    }
    // Nobody is at work on it any more: its request was lost half-way, with nothing written.
    if (outcome === null)
      return (await takeOver(visit.db, council.slug, name, submit, seen.at, visit.now)) ? 'mine' : used(turn, typed)

    if ('faults' in outcome) return show(turn, outcome.faults, typed)
    if ('settled' in outcome) return go({ ...turn, journey: await find(c, journey.token) })
    if (!outcome.sessionId || !outcome.leave.signIn) return leave(c, outcome.leave.to)
    return signInAgain(turn, outcome.leave, outcome.leave.signIn, outcome.sessionId, typed)
  }

  /** A sign-in whose answer was lost: a fresh session, and the lost one dead. Not when somebody has signed out of it meanwhile. */
  async function signInAgain(
    turn: Turn,
    left: Leave,
    { accountId, factors }: NonNullable<Leave['signIn']>,
    lost: string,
    typed: Fields,
  ) {
    const { c, submit } = turn
    const { visit } = c.var
    const session = planSession(visit, accountId, factors)
    const written = await commit(visit.db, [
      ...endLiveSession(visit.db, lost, 'repeated', visit.now),
      ...session.writes,
      writeOutcome(visit.db, visit.keys, council.slug, name, submit, {
        leave: left,
        sessionId: session.session.id,
      } satisfies Outcome),
    ])
    if (!written) return used(turn, typed)
    visit.later(visit.sessions.remove(lost))
    await welcome(c, session)
    return leave(c, left.to)
  }

  const used = (turn: Turn, typed: Fields) =>
    isOpen(turn.step, factsOf(turn.journey)) && !isOver(steps, factsOf(turn.journey))
      ? show(turn, [{ key: 'form.used' }], typed)
      : go(turn)

  // ---- addresses

  app.get('/', async (c) => {
    const token = readCookie(c, cookie)
    const facts = isToken(token) ? factsOf(await find(c, token)) : ({} as Progress)
    const over = isOver(steps, facts)
    if (over) dropCookie(c, cookie)
    const query = new URL(c.req.url).search
    return c.redirect(addressOf(c, over ? steps[0]! : position(steps, facts)) + query, 303)
  })
  onlyThese(app, '/', ['GET'])

  for (const step of steps) {
    app.get(`/${step.path}`, async (c) => {
      const token = readCookie(c, cookie)
      const first = step === steps[0]
      if (!isToken(token)) return first && !c.var.account ? showFirst(c, step) : showOrStart(c, step)
      const journey = await find(c, token)
      // Somebody comes back after the end: a new journey begins.
      if (first && isOver(steps, factsOf(journey))) return showOrStart(c, step)
      return isOver(steps, factsOf(journey)) ? shownOrGo(c, steps.at(-1)!, step, journey) : shownOrGo(c, step, step, journey)
    })

    const showOrStart = async (c: Ctx, wanted: AnyStep<Progress>) => shownOrGo(c, wanted, wanted, await fresh(c))
    const fresh = async (c: Ctx): Promise<Here> => find(c, begin(c))
    const shownOrGo = (c: Ctx, allowed: AnyStep<Progress>, wanted: AnyStep<Progress>, journey: Here) =>
      allowed === wanted && isOpen(wanted, factsOf(journey))
        ? show({ c, step: wanted, journey })
        : c.redirect(addressOf(c, position(steps, factsOf(journey))), 303)

    if (step.settles === undefined) {
      onlyThese(app, `/${step.path}`, ['GET'])
      continue
    }

    app.post(
      `/${step.path}`,
      async (c, next) => {
        const fields = await fieldsOf(c)
        const aside = await guarded(c, step, fields, () => answerAside(c, step, fields))
        return aside ?? next()
      },
      zValidator('form', step.schema(council), async (result, context) => {
        if (result.success) return
        const c = context as unknown as Ctx
        const fields = await fieldsOf(c)
        return guarded(c, step, fields, async () => {
          const turn = await turnOf(c, step, fields)
          const facts = factsOf(turn.journey)
          return isOpen(step, facts) && !isOver(steps, facts) ? show(turn, faultsOf(result.error), shown(fields)) : go(turn)
        })
      }),
      async (c) => {
        const fields = await fieldsOf(c)
        const input = c.req.valid('form' as never)
        return (await guarded(c, step, fields, () =>
          submitted(c, step, fields, (visit) => step.submit(visit, input), step.unsettles ?? []),
        ))!
      },
    )
    onlyThese(app, `/${step.path}`, ['GET', 'POST'])
  }

  // ---- posts

  async function turnOf(c: Ctx, step: AnyStep<Progress>, fields: Fields): Promise<Turn> {
    const { token, cookieless } = tokenOf(c, fields)
    return { c, step, journey: await find(c, token), cookieless, submit: fields.submit ?? '' }
  }

  /** The form's token counts; the cookie only tells whether cookies come back, and stands in for a form without one. */
  function tokenOf(c: Ctx, fields: Fields) {
    const kept = readCookie(c, cookie)
    const token = isToken(fields.journey) ? fields.journey : isToken(kept) ? kept : newToken()
    if (token !== kept) begin(c, token)
    return { token, cookieless: !kept }
  }

  /** Back, Cancel, another language: none of them asks whether the form is right, and all keep what was typed but cancel. */
  async function answerAside(c: Ctx, step: AnyStep<Progress>, fields: Fields): Promise<Response | undefined> {
    const { go: wanted = '' } = fields
    if (wanted === '') return undefined
    if (step.actions?.[wanted]) return submitted(c, step, fields, step.actions[wanted], [])
    const turn = await turnOf(c, step, fields)
    if (wanted === 'cancel') {
      await commit(c.var.visit.db, [removeJourney(c.var.visit.db, turn.journey.id)])
      return leave(c, '')
    }
    const language = wanted.startsWith('lang-') ? wanted.slice(5) : undefined
    if (wanted !== 'back' && !isLanguage(language)) return show(turn, [{ key: 'form.incomplete' }], shown(fields))
    if (!isOpen(step, factsOf(turn.journey)) || isOver(steps, factsOf(turn.journey))) return go(turn)

    const progress = { facts: factsOf(turn.journey), drafts: { ...turn.journey.progress.drafts, [step.path]: shown(fields) } }
    await commit(c.var.visit.db, writesOf(c, turn.journey, progress))
    const kept = { ...turn, journey: { ...turn.journey, progress } }
    if (isLanguage(language)) {
      keepLanguage(c, language)
      return go(kept, step)
    }
    return go(kept, before(steps, step, factsOf(turn.journey)))
  }

  /** Does what a form asks for, once. */
  async function submitted(
    c: Ctx,
    step: AnyStep<Progress>,
    fields: Fields,
    decide: (visit: JourneyVisit<Progress>) => Promise<Decision<Partial<Progress>>>,
    unsettles: (keyof Progress)[],
  ): Promise<Response> {
    const { visit } = c.var
    const typed = shown(fields)
    if (!isToken(fields.submit)) return show(await turnOf(c, step, fields), [{ key: 'form.incomplete' }], typed)

    const { token, cookieless } = tokenOf(c, fields)
    const submission = { token: fields.submit, step: step.path, input: sign(visit.keys.signing, 'input', canonical(fields)) }
    const { journey, claim } = await claimSubmission<Stored<Progress>>(
      visit.db,
      visit.keys,
      { council: council.slug, name, token },
      submission,
      visit.now,
    )
    const turn = { c, step, journey, cookieless, submit: fields.submit }
    if (!claim.first) {
      const answer = await repeat(turn, claim, submission, typed)
      if (answer !== 'mine') return answer
    }
    const facts = factsOf(journey)
    if (!isOpen(step, facts) || isOver(steps, facts)) return go(turn)
    return finish(turn, await decide(visitOf(c, journey)), unsettles, typed)
  }

  /** With the database away the form itself comes back, with what was typed and with its token: sending it again does it once. */
  async function guarded(c: Ctx, step: AnyStep<Progress>, fields: Fields, work: () => Promise<Response | undefined>) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      c.var.visit.log({ level: 'error', event: 'database.away', council: council.slug, journey: name, step: step.path })
      const faults: Fault[] = [{ key: 'form.unsaved' }]
      const tokens = {
        journey: isToken(fields.journey) ? fields.journey : newToken(),
        submit: isToken(fields.submit) ? fields.submit : newToken(),
      }
      c.header('Retry-After', '30')
      return page(c, { ...pageOf(c, step, { faults, values: shown(fields), tokens, progress: {} }), status: 503 })
    }
  }

  return app
}

/** How long a repeat waits for the first one's outcome, and how often it looks, in ms. */
const PATIENCE_MS = 5000
const GLANCE_MS = 125

const slots: Tokens = { journey: '\uE000journey\uE000', submit: '\uE000submit\uE000' }
const firstPages = new Map<string, string>()

/** The text fields of a form; of a repeated one the last. Parsed once per request. */
async function fieldsOf(c: Ctx): Promise<Fields> {
  const body = await c.req.parseBody()
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'))
}

const canonical = ({ submit: _, ...fields }: Fields) =>
  JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
