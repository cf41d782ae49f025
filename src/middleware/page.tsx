import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Fault } from '../domain/faults.ts'
import { limits, minutes } from '../domain/limits.ts'
import { endOf, markOf } from '../domain/sessions.ts'
import { roomsOf } from '../domain/staff.ts'
import { assets } from '../fragments/assets.ts'
import { firstStyle } from '../fragments/first-style.ts'
import { Layout } from '../fragments/layout.tsx'
import { titleOf } from '../fragments/step-form.tsx'
import type { Place, View } from '../fragments/view.ts'
import { wordsOf } from '../fragments/words/index.ts'
import { directionOf } from '../languages.ts'
import type { Ctx } from './app.ts'
import { languagesHere, pageIn } from './language.ts'

/**
 * The address of a page with what narrows it, like a filter, and without what is told once: another language, and what has just
 * been done. A form is sent to it, so that a fault shows the same page.
 */
export function lastingAddress({ pathname, searchParams }: URL): string {
  const lasting = new URLSearchParams(searchParams)
  for (const once of ['lang', 'done']) lasting.delete(once)
  return lasting.size > 0 ? `${pathname}?${lasting}` : pathname
}

/** The same of this request. */
export const addressHere = (c: Ctx) => lastingAddress(new URL(c.req.url))

/** htmx asks for the fragment alone; not when it rebuilds a page of the history. */
export const isSwap = (c: Ctx) => c.req.header('hx-request') === 'true' && c.req.header('hx-history-restore-request') !== 'true'

/** Whether htmx asks, for whatever. */
export const isOfHtmx = ({ headers }: Request) => headers.has('hx-request')

export function viewOf(c: Ctx): View {
  const { council, language, base, framedBy, account, staff, env } = c.var
  // A link to "//elsewhere" would lead to another host.
  const path = new URL(c.req.url).pathname.replace(/^\/+/, '/')
  return {
    council,
    language,
    languages: languagesHere(c),
    base,
    ...(framedBy ? { frame: framedBy } : {}),
    words: wordsOf(council, language),
    path,
    page: pageIn(c).slice(1),
    times: {
      codeMinutes: minutes(limits.code.lifetimeMs),
      resendSeconds: Math.ceil(env.clocks.resendWait / 1000),
      idleMinutes: minutes(env.clocks.idleEnd),
    },
    social: (env.social[council.slug] ?? []).map(({ provider }) => provider.name),
    ...(account ? { name: `${account.person.forename} ${account.person.surname}`, ...presenceOf(c) } : {}),
    ...(staff ? { role: staff.role, rooms: roomsOf(staff.role, council.records !== undefined) } : {}),
  }
}

/** Until when whoever is signed in stays so: by this request, unless it is no activity, by the last one. */
function presenceOf(c: Ctx): Pick<View, 'presence'> {
  const { visit, session, activity, lastActive = 0 } = c.var
  if (!session) return {}
  const { idleEnd, idleWarn } = visit.clocks
  const endsAt = endOf(visit, session, activity ? visit.now : lastActive)
  return {
    presence: {
      endsAt,
      leftMs: endsAt - visit.now,
      dayLeftMs: session.createdAt + limits.session.longestMs - visit.now,
      idleMs: idleEnd,
      windowMs: idleEnd - idleWarn,
      who: markOf(visit, session),
    },
  }
}

type Page = {
  title: string
  body: (view: View) => Child
  faults?: readonly Fault[]
  status?: ContentfulStatusCode
  /** the page holds the form of a step */
  form?: boolean
  /** where it stands on a journey */
  place?: Place
}

/** The words that the visitor reads. */
export const wordsFor = (c: Ctx) => wordsOf(c.var.council, c.var.language)

/** A page: the fragment alone for htmx, the whole document otherwise. The only place that knows one from the other. */
export function page(c: Ctx, wanted: Page) {
  return c.html(render(viewOf(c), wanted, isSwap(c)), wanted.status ?? 200)
}

/** The same as text, for pages that are rendered once and kept. */
export function render(view: View, { title, body, faults = [], form = false, place }: Page, swap: boolean): string {
  const full = titleOf(view, title, faults)
  // The document that it is put into may be in another language, chosen in another tab: also one that is written the other way.
  const { language } = view
  const spoken = swap ? { lang: language, dir: directionOf(language) ?? 'ltr' } : {}
  const content = (
    <div id="page" {...spoken} {...(view.frame && place ? placeMarks(place) : {})}>
      {body(view)}
    </div>
  )
  if (swap)
    return `${(
      <>
        <title>{full}</title>
        {content}
      </>
    )}`
  return `<!doctype html>${(
    <Layout view={view} title={full} form={form}>
      {content}
    </Layout>
  )}`
}

/**
 * A whole page that carries its stylesheet instead of asking for it: who comes for the first time on a bad line reads and fills in a form
 * after one round trip. Its Content-Security-Policy knows the stylesheet by its hash.
 */
export const withItsStyle = (html: string): string =>
  html.replace(`<link rel="stylesheet" href="${assets.css}"/>`, () => `<style>${firstStyle}</style>`)

/** What frame.js tells the page that holds the frame. */
const placeMarks = ({ journey, step, isLast }: Place) => ({
  'data-journey': journey,
  ...(step ? { 'data-step': step.name, 'data-number': step.number } : {}),
  ...(isLast ? { 'data-last': true } : {}),
})

/** It was done, and there is nothing to show: 204 for a script, on to a page for a plain browser. */
export const done = (c: Ctx, address: string) => (isSwap(c) ? c.body(null, 204) : c.redirect(address, 303))

/** On to another page: a 303 for a plain browser; htmx, which has swapped only what is below the header, opens it anew. */
export function goTo(c: Ctx, address: string) {
  if (!isSwap(c)) return c.redirect(address, 303)
  c.header('HX-Redirect', address)
  return c.body(null)
}
