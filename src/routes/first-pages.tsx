import type { Council } from '../councils/council.ts'
import { newToken } from '../db/keys.ts'
import { typedIn } from '../domain/typed.ts'
import { StartPage } from '../fragments/embed/start.tsx'
import type { Tokens } from '../fragments/view.ts'
import type { Ctx } from '../middleware/app.ts'
import { filled, type KeptPage, keptFrom } from '../middleware/first-answers.ts'
import { page, render, viewOf, withItsStyle } from '../middleware/page.tsx'
import { addressOf, type Fields, type JourneyOf, keepToken, pageOf, startedToken } from './turn.tsx'

/* The first page of a journey, before anything is known of it: no store is asked for it. */

const slots: Tokens = { journey: '\uE000journey\uE000', submit: '\uE000submit\uE000' }

/** By council, so that no page is another's, and by what else makes a difference. */
const firstPages = new WeakMap<Council, Map<string, KeptPage>>()

/** The first page for somebody who brings no cookie: no store is asked, and it is rendered once for everybody. */
export function showFirst<Progress extends object>(c: Ctx, of: JourneyOf<Progress>) {
  const step = of.steps[0]!
  const tokens = { journey: keepToken(c, of), submit: newToken() }
  if (c.req.query('notice')) return page(c, pageOf(c, of, step, { tokens, progress: {} }))
  const { base, language, env, framedBy = [] } = c.var
  const social = (env.social[of.council.slug] ?? []).map(({ provider }) => provider.name)
  const key = [base, of.name, language, env.clocks.resendWait, env.clocks.idleEnd, ...social, ...framedBy].join(' ')
  const pages = firstPages.get(of.council) ?? new Map<string, KeptPage>()
  firstPages.set(of.council, pages)
  // The same page at the journey's address and at the step's own.
  const view = { ...viewOf(c), path: addressOf(c, of, step) }
  const kept = pages.get(key) ?? keptFrom(withItsStyle(render(view, pageOf(c, of, step, { tokens: slots, progress: {} }), false)))
  pages.set(key, kept)
  // A page that somebody may hold in a frame is put together each time: who may is told by its settings.
  if (!c.var.framedBy) c.set('firstPage', { page: kept, tokens })
  return c.body(filled(kept, tokens), 200, { 'content-type': 'text/html; charset=UTF-8' })
}

/**
 * The first page with what was typed on a council's own page, to be checked. Nothing has begun: no cookie is set, so that whoever sends
 * people here takes nothing from a journey that they have begun, and no store is asked. What is sent begins a journey of its own: the one
 * that this browser keeps may be somebody else's, or over.
 */
export function showStarted<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, values: Fields) {
  const step = of.steps[0]!
  const tokens = { journey: startedToken(), submit: newToken() }
  const { body, ...shown } = pageOf(c, of, step, { values: typedIn(values), tokens, progress: {} })
  return page(c, { ...shown, body: (view) => <StartPage view={view}>{body(view)}</StartPage> })
}
