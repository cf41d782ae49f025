import { Hono } from 'hono'
import { commit } from '../../db/client.ts'
import { findInvitationByLink, type Invitation } from '../../db/invitations.ts'
import { accept } from '../../domain/account-setup.ts'
import { linkOf } from '../../domain/invitation-letters.ts'
import { isAddressOf, standOf } from '../../domain/invitations.ts'
import type { Invited } from '../../domain/progress.ts'
import { stillPresent } from '../../domain/sessions.ts'
import { AcceptPage, acceptTitle, type LinkState } from '../../fragments/invitation/accept.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { dropCookie } from '../../middleware/cookies.ts'
import { goTo, page, viewOf } from '../../middleware/page.tsx'
import { certainly } from '../../middleware/session.ts'
import { type Begun, keepJourney, planJourney } from '../begin.ts'
import { journeyOf } from '../journeys.ts'
import { logOut } from '../log-out.ts'
import { onlyThese } from '../methods.ts'
import { factsOf, findHere, isToken, type JourneyOf, keptToken } from '../turn.tsx'

/** Where the link of the acceptance e-mail leads. Mail scanners open links: opening it changes nothing, one press does. */
export const acceptRoute = new Hono<App>()

acceptRoute.get('/:link', async (c: Ctx) => {
  const invitation = await find(c)
  return shown(c, invitation)
})

acceptRoute.post('/:link', async (c: Ctx) => {
  certainly(c)
  const { go } = await c.req.parseBody()
  if (go === 'log-out') {
    await logOut(c)
    return goTo(c, pathOf(c))
  }
  const invitation = await find(c)
  const { visit, account, session } = c.var
  const present = session ? stillPresent(visit, session) : []
  if (stateOf(c, invitation) === 'open' && (await accept(visit, invitation!, account, present))) return goOn(c, invitation!)
  // Accepted before; or somebody was first: a second press, or a worker who withdrew it.
  const now = await find(c)
  // It can still be accepted, but not by who is not signed in any more: the page shows who is.
  if (stateOf(c, now) === 'open') return goTo(c, pathOf(c))
  return stateOf(c, now) === 'accepted' ? goOn(c, now!) : shown(c, now)
})
onlyThese(acceptRoute, '/:link', ['GET', 'POST'])

const pathOf = (c: Ctx) => new URL(c.req.url).pathname

async function find(c: Ctx): Promise<Invitation | undefined> {
  const { visit, council } = c.var
  const token = c.req.param('link')
  return isToken(token) ? findInvitationByLink(visit.db, visit.keys, council.slug, linkOf(council.slug, token)) : undefined
}

/** What the link comes to, for who is there. */
function stateOf(c: Ctx, invitation: Invitation | undefined): LinkState {
  if (!invitation) return 'unknown'
  const stand = standOf(invitation, c.var.visit.now)
  if (stand === 'expired' || stand === 'withdrawn') return stand
  if (stand !== 'acceptance' && stand !== 'setup') return 'used'
  if (c.var.account && !isAddressOf(c.var.account, invitation.email)) return 'else'
  return stand === 'acceptance' ? 'open' : 'accepted'
}

const statuses: Partial<Record<LinkState, 404 | 410>> = { unknown: 404, expired: 410, withdrawn: 410, used: 410 }

function shown(c: Ctx, invitation: Invitation | undefined) {
  const state = stateOf(c, invitation)
  return page(c, {
    title: acceptTitle(viewOf(c), state),
    status: statuses[state] ?? 200,
    body: (view) => <AcceptPage view={view} state={state} invitation={invitation} action={pathOf(c)} />,
  })
}

/**
 * On to Account setup. Who is not signed in signs in first, or signs up: with the invited address, which stands in both forms
 * already. Who has begun that comes to where they were: the code they wait for stays the one, since it is fetched from the mailbox
 * that this link lies in.
 */
async function goOn(c: Ctx, { email, person }: Invitation) {
  const { visit, council, account, base } = c.var
  if (account) return goTo(c, `${base}/invitation/setup`)
  // What they came for is the invitation now, not the page they were on before.
  dropCookie(c, 'return')
  const invited = { email, ...person }
  const [signIn, register] = [
    await comeTo(c, journeyOf(council, 'sign-in'), invited),
    await comeTo(c, journeyOf(council, 'register'), invited),
  ]
  await commit(visit.db, [...signIn.writes, ...register.writes])
  const [toSignIn, toRegister] = [keepJourney(c, signIn), keepJourney(c, register)]
  const isSigningUp = register.journey.progress.facts?.email && !signIn.journey.progress.facts?.account
  return goTo(c, isSigningUp ? toRegister : toSignIn)
}

/** The journey that this browser has begun with the invited address; else one that begins with it. */
async function comeTo<Progress extends { invited?: Invited }>(
  c: Ctx,
  of: JourneyOf<Progress>,
  invited: Invited,
): Promise<Begun<Progress>> {
  const kept = await findHere(c, of, [keptToken(c, of)])
  const { invited: known } = factsOf(kept)
  if (known && isAddressOf(invited, known.email)) return { of, journey: kept, writes: [] }
  return planJourney(c, of, { invited } as Progress)
}
