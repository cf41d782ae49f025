import { Hono } from 'hono'
import { commit } from '../../db/client.ts'
import { findOwnerOf } from '../../db/journeys.ts'
import { newToken } from '../../db/keys.ts'
import { endLiveSession } from '../../db/sessions.ts'
import { type AuditEvent, eventWrite, logEvents } from '../../domain/events.ts'
import { limits } from '../../domain/limits.ts'
import { planSession } from '../../domain/sessions.ts'
import { type Brought, became, type Named, planQuestion, readTicket, type Ticket, takeBack } from '../../domain/tickets.ts'
import { LateTicketPage, TicketPage } from '../../fragments/embed/ticket.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { readCookie, writeCookie } from '../../middleware/cookies.ts'
import { keepLanguage, languageIn } from '../../middleware/language.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { textFields } from '../../middleware/return.ts'
import { rememberSession } from '../../middleware/session.ts'
import { destinationOf } from '../arrival.ts'
import { endJourneys, forgetJourneys } from '../begin.ts'
import { onlyThese } from '../methods.ts'
import { findOwner, type SignInVisit, stillTheSame } from '../sign-in/reach.ts'
import { isToken, type JourneyOf, leave, showTicket } from '../turn.tsx'

/* Each of these forms carries a ticket instead of a form's own token: it is used once, and its repeat gets what was lost once more. */

export const ticketRoute = new Hono<App>()

/** How often a request looks again that another one with the same ticket was ahead of. */
const TRIES = 3

/**
 * From a frame to the window. The form comes from the portal's own page in the frame, so that the same-origin check holds for it as for
 * any other. It signs nobody in: it is asked first, by name, whether to go on (login CSRF: the ticket may be another person's).
 * A repeat is asked anew, and the question that was lost is worth nothing from then on; once it is answered there is none.
 */
ticketRoute.post('/', async (context) => {
  const c = context as unknown as Ctx
  const { visit } = c.var
  const { ticket } = await textFields(c)
  if (!isToken(ticket)) return late(c)
  const browser = keepBrowser(c)
  for (let tries = 0; tries < TRIES; tries++) {
    const brought = await bring(c, { kind: 'frame', token: ticket })
    if (!brought) break
    const question = planQuestion(visit, brought, browser)
    if (await commit(visit.db, question.writes)) return asks(c, question.token, brought)
  }
  return late(c)
})

/** The answer, from the browser that was asked: only now there is a session. A repeat gets another in the place of the one that was lost. */
ticketRoute.post('/confirm', async (context) => {
  const c = context as unknown as Ctx
  const { go, ...fields } = await textFields(c)
  const named = question(c, fields.ticket)
  for (let tries = 0; named && tries < TRIES; tries++) {
    const brought = await bring(c, named)
    if (!brought) break
    const language = languageIn(go)
    if (language && !brought.became) {
      keepLanguage(c, language)
      return asks(c, named.token, brought)
    }
    // The first answer has come, and the person has sent the form again all the same.
    const isHere = brought.became !== null && brought.became === c.var.session?.id
    if (isHere || (await signIn(c, brought))) return goOn(c, brought)
  }
  return late(c)
})

/** It is somebody else's account: whoever was lured here leaves nothing behind that could be gone on with. */
ticketRoute.post('/refuse', async (context) => {
  const c = context as unknown as Ctx
  const named = question(c, (await textFields(c)).ticket)
  if (named) await commit(c.var.visit.db, [takeBack(c.var.visit, named)])
  return c.redirect(c.var.base || '/', 303)
})

for (const path of ['/', '/confirm', '/refuse']) {
  // The address of an answer that was reloaded, or opened in another language: there is nothing to go on with.
  ticketRoute.get(path, (context) => late(context as unknown as Ctx, 200))
  onlyThese(ticketRoute, path, ['GET', 'POST'])
}

/** The page in the frame that leads here once more: in another language. It uses nothing up. */
export function shownAgain(of: JourneyOf<object>): Hono<App> {
  const app = new Hono<App>()
  app.post('/', async (context) => {
    const c = context as unknown as Ctx
    const { ticket, go } = await textFields(c)
    const language = languageIn(go)
    if (language) keepLanguage(c, language)
    const brought = isToken(ticket) ? await readTicket(c.var.visit, { kind: 'frame', token: ticket }) : undefined
    return brought && !brought.became ? showTicket({ of, c }, ticket!) : leave({ of, c }, `/${of.name}/${of.steps[0]!.path}`)
  })
  onlyThese(app, '/', ['POST'])
  return app
}

/** Signs the owner of a ticket in, whose proof is as old as the ticket. @returns whether it was done; not where somebody else was first */
async function signIn(c: Ctx, brought: Brought & { as: SignInVisit }): Promise<boolean> {
  const { visit, session: old } = c.var
  const { ticket, provedAt, became: lost } = brought
  const who = ticket.leave.signIn!
  const session = planSession(visit, { ...who, provedAt }, old)
  const first: AuditEvent[] = lost ? [{ name: 'session.repeated', accountId: who.accountId }] : ticket.events
  const events = [...first, ...session.events]
  const written = await commit(visit.db, [
    ...became(visit, brought, session.session.id),
    ...stillTheSame(brought.as),
    ...(lost ? endLiveSession(visit.db, lost, 'repeated', visit.now) : []),
    ...session.writes,
    ...endJourneys(c),
    ...events.map((event) => eventWrite(visit, event)),
  ])
  if (!written) return false
  logEvents(visit, events)
  for (const id of [old?.id, lost]) if (id) visit.later(visit.sessions.remove(id))
  await rememberSession(c, session)
  forgetJourneys(c)
  return true
}

async function goOn(c: Ctx, { ticket }: Brought) {
  const to = await destinationOf(c, ticket.leave)
  return c.redirect(`${c.var.base}${to === '/' ? '' : to}` || '/', 303)
}

/** What makes this browser another than any other: the question that it is asked can be answered in none but this. */
function keepBrowser(c: Ctx): string {
  const kept = readCookie(c, 'asked')
  const browser = isToken(kept) ? kept : newToken()
  writeCookie(c, 'asked', browser, (limits.ticket.askedForMs + limits.submission.repeatMs) / 1000)
  return browser
}

/** The question that a form answers; nothing where it cannot be one of this browser's. */
function question(c: Ctx, token: string | undefined): Extract<Named, { kind: 'window' }> | undefined {
  const browser = readCookie(c, 'asked')
  return isToken(token) && isToken(browser) ? { kind: 'window', token, browser } : undefined
}

/** What a form's ticket stands for, and whose account it is; nothing where the account has changed since. */
async function bring(c: Ctx, named: Named) {
  const found = await readTicket(c.var.visit, named)
  if (!found) return undefined
  const as = await asOwner(c, found.ticket)
  const owner = findOwner(as)
  return owner.ok ? { ...found, as, owner: owner.value } : undefined
}

/** The rules of signing in ask of its journey no more than whose account it is. */
async function asOwner({ var: { visit } }: Ctx, { account }: Ticket): Promise<SignInVisit> {
  const owner = await findOwnerOf(visit.db, visit.keys, visit.council.slug, account.id)
  return { ...visit, journey: { id: '', progress: { account }, owner } }
}

const asks = (c: Ctx, ticket: string, { owner: { email, person } }: NonNullable<Awaited<ReturnType<typeof bring>>>) =>
  page(c, {
    title: wordsFor(c).embed.ticket.asksTitle,
    form: true,
    body: (view) => <TicketPage view={view} ticket={ticket} owner={{ email, name: `${person.forename} ${person.surname}` }} />,
  })

/** There is nothing to go on with; who is signed in, by a repeat of it perhaps, is told so. */
function late(c: Ctx, status: 200 | 422 = 422) {
  const { lateTitle, hereTitle } = wordsFor(c).embed.ticket
  return page(c, { title: c.var.session ? hereTitle : lateTitle, status, body: (view) => <LateTicketPage view={view} /> })
}
