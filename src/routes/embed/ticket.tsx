import { Hono } from 'hono'
import { commit } from '../../db/client.ts'
import { eventWrite, logEvents } from '../../domain/events.ts'
import { planSession } from '../../domain/sessions.ts'
import { planQuestion, readTicket, type Ticket } from '../../domain/tickets.ts'
import { LateTicketPage, TicketPage } from '../../fragments/embed/ticket.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { textFields } from '../../middleware/return.ts'
import { rememberSession } from '../../middleware/session.ts'
import { endJourneys, forgetJourneys } from '../begin.ts'
import { onlyThese } from '../methods.ts'
import { destinationOf } from '../outcome.ts'
import { findOwner, type SignInVisit, stillTheSame } from '../sign-in/reach.ts'
import { isToken } from '../turn.tsx'

export const ticketRoute = new Hono<App>()

/**
 * From a frame to the window. The form comes from the portal's own page in the frame, so that the same-origin check holds for it as for
 * any other. It signs nobody in: it is asked first, by name, whether to go on (login CSRF: the ticket may be another person's).
 */
ticketRoute.post('/', async (context) => {
  const c = context as unknown as Ctx
  const { visit } = c.var
  const brought = await bring(c, 'frame')
  if (!brought) return late(c)
  const question = planQuestion(visit, brought.ticket)
  if (!(await commit(visit.db, [...brought.use, ...question.writes]))) return late(c)
  const { email, person } = brought.owner
  const owner = { email, name: `${person.forename} ${person.surname}` }
  return page(c, {
    title: wordsFor(c).embed.ticket.asksTitle,
    body: (view) => <TicketPage view={view} ticket={question.token} owner={owner} />,
  })
})
onlyThese(ticketRoute, '/', ['POST'])

/** The answer: only now there is a session. */
ticketRoute.post('/confirm', async (context) => {
  const c = context as unknown as Ctx
  const { visit, base, session: old } = c.var
  const brought = await bring(c, 'window')
  if (!brought) return late(c)
  const { leave, events: told } = brought.ticket
  const session = planSession(visit, leave.signIn!, old)
  const events = [...told, ...session.events]
  const written = await commit(visit.db, [
    ...brought.use,
    ...stillTheSame(brought.as),
    ...session.writes,
    ...endJourneys(c),
    ...events.map((event) => eventWrite(visit, event)),
  ])
  if (!written) return late(c)
  logEvents(visit, events)
  await rememberSession(c, session)
  forgetJourneys(c)
  if (old) visit.later(visit.sessions.remove(old.id))
  const to = await destinationOf(c, leave)
  return c.redirect(`${base}${to === '/' ? '' : to}` || '/', 303)
})
onlyThese(ticketRoute, '/confirm', ['POST'])

/** What a form's ticket stands for, whose account it is, and the statements that use it up; nothing where the account has changed since. */
async function bring(c: Ctx, kind: 'frame' | 'window') {
  const { visit } = c.var
  const { ticket: token } = await textFields(c)
  if (!isToken(token)) return undefined
  const found = await readTicket(visit, kind, token)
  if (!found) return undefined
  const as = asOwner(c, found.ticket)
  const owner = await findOwner(as)
  return owner.ok ? { ...found, as, owner: owner.value } : undefined
}

/** The rules of signing in ask of its journey no more than whose account it is. */
const asOwner = ({ var: { visit } }: Ctx, { account }: Ticket): SignInVisit => ({
  ...visit,
  journey: { id: '', progress: { account } },
})

const late = (c: Ctx) =>
  page(c, { title: wordsFor(c).embed.ticket.lateTitle, status: 422, body: (view) => <LateTicketPage view={view} /> })
