import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { commit, describe, isAway } from '../db/client.ts'
import { type Asked, askAgain, claimSubmission, journeyId, newJourney, removeJourney } from '../db/journeys.ts'
import { newToken, sign } from '../db/keys.ts'
import { known, type Reading } from '../db/reading.ts'
import { type Decision, refuse } from '../domain/decision.ts'
import type { JourneyVisit, Stored } from '../domain/journey.ts'
import { typedIn } from '../domain/typed.ts'
import type { App, Ctx } from '../middleware/app.ts'
import { failurePage } from '../middleware/failures.tsx'
import { keepLanguage, languageIn } from '../middleware/language.ts'
import { faultsOf } from './fields.ts'
import { showFirst } from './first-pages.tsx'
import { onlyThese } from './methods.ts'
import { carryOut, passOver, renewed, showAnew, writesOf } from './outcome.ts'
import { answerOther, answerRepeat, canonical, goOn, leadOn, movedOn } from './repeats.ts'
import { type AnyStep, before, isOpen, isOver, mayAnswer, position } from './step.ts'
import {
  addressOf,
  asItStands,
  type Fields,
  factsOf,
  findHere,
  forgetToken,
  go,
  type Here,
  isToken,
  type JourneyOf,
  keptToken,
  leave,
  show,
  showUnsaved,
  showWrong,
  type Turn,
  tokensOf,
  visitOf,
} from './turn.tsx'

/**
 * Mounts a journey: the one path that every step's page and form take. Show; validate, and show again with 422; submit; write
 * what was decided in one batch; go to the first step still open.
 */
export function mount<Progress extends object>(of: JourneyOf<Progress>): Hono<App> {
  const app = new Hono<App>()
  app.get('/', (c) => enter(c, of))
  onlyThese(app, '/', ['GET'])

  for (const step of of.steps) {
    const path = `/${step.path}`
    app.get(path, (c) => openPage(c, of, step))
    if (step.settles === undefined) {
      onlyThese(app, path, ['GET'])
      continue
    }
    const schema = step.schema(of.council)
    app.post(
      path,
      async (c, next) => {
        const fields = await fieldsOf(c).catch(() => undefined)
        // No browser sends a body that is not what its type says.
        if (!fields) return failurePage(c, 'foreign', 403)
        if (!fields.go) return next()
        return savingForm(c, of, step, fields, () => pressed(c, of, step, fields))
      },
      zValidator('form', schema, async (result, context) => {
        if (result.success) return
        const c = context as unknown as Ctx
        const fields = await fieldsOf(c)
        return savingForm(c, of, step, fields, async () => {
          const turn = await turnOf(c, of, step, fields)
          const facts = factsOf(turn.journey)
          const more = step.alsoWrong?.(facts, fields) ?? []
          return (await elsewhere(turn)) ?? show(turn, [...faultsOf(result.error, schema), ...more], typedIn(fields))
        })
      }),
      async (c) => {
        const fields = await fieldsOf(c)
        const input = c.req.valid('form' as never)
        return savingForm(c, of, step, fields, () =>
          submitted(c, of, step, fields, {
            asks: (asked) => step.asks?.(c.var.visit, input, asked) ?? known(undefined),
            decide: (visit, answer) => step.submit(visit, input, answer),
            unsettles: step.unsettles ?? [],
            proves: (facts) => step.proves?.(facts, input) ?? false,
          }),
        )
      },
    )
    onlyThese(app, path, ['GET', 'POST'])
  }
  return app
}

/**
 * Where links lead. Who has not begun is shown the first page at once: on a bad signal another address is another second. Who has goes
 * to where they stand; who comes back after the end begins anew.
 */
async function enter<Progress extends object>(c: Ctx, of: JourneyOf<Progress>) {
  const token = keptToken(c, of)
  if (!isToken(token) && !c.var.account) return showFirst(c, of)
  const facts = isToken(token) ? factsOf(await findHere(c, of, [token])) : ({} as Progress)
  const over = isOver(of.steps, facts) || of.beginsAnew?.(facts) === true
  if (over) forgetToken(c, of)
  return c.redirect(addressOf(c, of, over ? of.steps[0]! : position(of.steps, facts)) + new URL(c.req.url).search, 303)
}

async function openPage<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, step: AnyStep<Progress>) {
  const token = keptToken(c, of)
  const first = step === of.steps[0]
  if (!isToken(token) && first && !c.var.account) return showFirst(c, of)
  const kept = await findHere(c, of, [token])
  const over = isOver(of.steps, factsOf(kept))
  const journey: Here<Progress> = over && first ? newJourney(of.council.slug, of.name, newToken()) : kept
  const end = findEnd({ of, c, step, journey })
  if (end) return c.redirect(`${addressOf(c, of, of.steps[0]!)}?notice=${end.key}`, 303)
  const here = over && !first ? step === of.steps.at(-1) : isOpen(step, factsOf(journey))
  return here ? show({ of, c, step, journey }) : c.redirect(addressOf(c, of, position(of.steps, factsOf(journey))), 303)
}

/** Why a journey is over that was begun on something that was changed meanwhile. Its first step asks anew. */
const findEnd = <Progress extends object>({ of, c, step, journey }: Pick<Turn<Progress>, 'of' | 'c' | 'step' | 'journey'>) =>
  step === of.steps[0] ? undefined : of.findEnd?.(visitOf(c, journey))

/** Where a form leads whose step cannot be answered any more; nowhere while it can. */
async function elsewhere<Progress extends object>(turn: Turn<Progress>) {
  if (!mayAnswer(turn.of.steps, turn.step, factsOf(turn.journey))) return goOn(turn)
  const end = findEnd(turn)
  return end && showWrong(turn, [end])
}

/** The journey that a form belongs to. */
async function turnOf<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, step: AnyStep<Progress>, fields: Fields) {
  const kept = keptToken(c, of)
  return begun({ of, c, step, fields, cookieless: !kept, journey: await findHere(c, of, tokensOf(c, of, fields)) })
}

/** A journey begins under a token that no page has shown yet: whoever saw the empty form cannot follow (session fixation). */
function begun<Progress extends object>(turn: Turn<Progress>): Turn<Progress> {
  const { of, journey } = turn
  if (journey.version > 0) return turn
  return { ...turn, journey: newJourney<Stored<Progress>>(of.council.slug, of.name, newToken()) }
}

/** The form's other buttons: an action of the step; Back, Cancel, another language, which do not ask whether the form is right. */
async function pressed<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, step: AnyStep<Progress>, fields: Fields) {
  const wanted = fields.go!
  const { actions = {} } = step
  if (Object.hasOwn(actions, wanted))
    return submitted(c, of, step, fields, {
      asks: () => known(undefined),
      decide: actions[wanted]!,
      unsettles: [],
      proves: () => false,
    })
  const turn = await turnOf(c, of, step, fields)
  if (wanted === 'cancel') {
    const forgotten = [turn.journey.id, ...(await movedOn(turn))]
    await commit(
      c.var.visit.db,
      forgotten.map((id) => removeJourney(c.var.visit.db, id)),
    )
    return leave(turn, '')
  }
  const away = (await elsewhere(turn)) ?? (await leadOn(turn))
  if (away) return away
  const language = languageIn(wanted)
  if (wanted !== 'back' && !language) return show(turn, [{ key: 'form.incomplete' }], typedIn(fields))

  const facts = factsOf(turn.journey)
  const drafts = { ...turn.journey.progress.drafts, [step.path]: typedIn(fields) }
  const going = renewed(turn)
  const journey = { ...going.journey, version: going.journey.version + 1, progress: { facts, drafts } }
  const written = await commit(c.var.visit.db, writesOf(going, journey))
  if (language) keepLanguage(c, language)
  if (!written) return showAnew(turn, [{ key: 'form.overtaken' }])
  return go({ ...turn, journey }, language ? step : before(of.steps, step, facts))
}

/** What a form does: what it asks of the database first, what it decides by that, which facts that makes worthless, and whether it proves. */
type Work<Progress, Known> = {
  asks: (asked: Asked) => Reading<Known>
  decide: (visit: JourneyVisit<Progress>, known: Known) => Promise<Decision<Partial<Progress>>>
  unsettles: (keyof Progress)[]
  proves: (facts: Progress) => boolean
}

/** Does what a form asks for, once: one request to the database claims it and reads what it needs, another writes what it decides. */
async function submitted<Progress extends object, Known>(
  c: Ctx,
  of: JourneyOf<Progress>,
  step: AnyStep<Progress>,
  fields: Fields,
  { asks, decide, unsettles, proves }: Work<Progress, Known>,
): Promise<Response> {
  const { db, keys, now } = c.var.visit
  if (!isToken(fields.submit)) return show(await turnOf(c, of, step, fields), [{ key: 'form.incomplete' }], typedIn(fields))

  const kept = keptToken(c, of)
  const [first = newToken(), ...rest] = tokensOf(c, of, fields)
  const where = { council: of.council.slug, name: of.name, tokens: [first, ...rest] as [string, ...string[]] }
  const sent = { token: fields.submit, step: step.path, input: sign(keys.signing, 'input', canonical(fields)) }
  const claimed = await claimSubmission<Stored<Progress>, Known>(db, keys, where, sent, { now, asks })
  const { journey, claim } = claimed
  const turn = begun({ of, c, step, journey: asItStands(c, of, journey), fields, cookieless: !kept })
  const again = { ...sent, journeyId: journeyId(of.council.slug, of.name, first) }
  const work = claim.first ? claim : await answerRepeat(turn, claim, again)
  if (!('mine' in work)) return work
  if (!mayAnswer(of.steps, step, factsOf(turn.journey))) return passOver({ ...turn, mine: work.mine })
  const working = renewed({ ...turn, mine: work.mine }, proves(factsOf(turn.journey)))
  const answers = claim.first ? claimed.known : await askAgain(db, where, now, asks)
  const end = findEnd(turn)
  const decided = end ? refuse(end) : await decide(visitOf(c, working.journey), answers)
  return (await carryOut(working, decided, unsettles)) ?? answerOther(turn)
}

/** With the database away the form itself comes back, with what was typed and with its token: sending it again does it once. */
async function savingForm<Progress extends object>(
  c: Ctx,
  of: JourneyOf<Progress>,
  step: AnyStep<Progress>,
  fields: Fields,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!isAway(error)) throw error
    const where = { council: of.council.slug, journey: of.name, step: step.path }
    c.var.visit.log({ level: 'error', event: 'database.away', ...where, ...describe(error) })
    return showUnsaved(c, of, step, fields)
  }
}

/** The text fields of a form; of a repeated one the last. Parsed once per request. */
async function fieldsOf(c: Ctx): Promise<Fields> {
  const body = await c.req.parseBody()
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'))
}
