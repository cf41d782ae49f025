import { Hono } from 'hono'
import { foldEmail } from '../../db/accounts.ts'
import { commit, describe, isAway, type Write } from '../../db/client.ts'
import { findBySubject, subjectOf } from '../../db/identities.ts'
import { claimTrip, wasClaimed } from '../../db/social-trips.ts'
import { sendingToAccount } from '../../domain/codes.ts'
import type { Sent, Settled } from '../../domain/decision.ts'
import { deliverAll } from '../../domain/delivering.ts'
import { type AuditEvent, eventWrite, logEvents, record } from '../../domain/events.ts'
import { takeAll } from '../../domain/limits.ts'
import type { JourneyName } from '../../domain/progress.ts'
import { isRecent, stillPresent } from '../../domain/sessions.ts'
import { isAddress } from '../../domain/typed.ts'
import type { Identity } from '../../identity-providers/identity-provider.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { readCookie } from '../../middleware/cookies.ts'
import { keepJourney, planJourney } from '../begin.ts'
import { journeyOf } from '../journeys.ts'
import { onlyThese } from '../methods.ts'
import { findOwned } from '../register/owned.ts'
import { signInOf } from '../sign-in/begin.ts'
import type { JourneyOf } from '../turn.tsx'
import { joinIdentity } from './join.ts'
import { type Carried, type Errand, providerHere, stoppedAt, whereNow } from './trip.ts'

export const comeBack = new Hono<App>()

/** The way back from a provider. It is answered by another address, so that nothing of the trip stays in the browser's. */
comeBack.get('/:provider/callback', async (context) => {
  const c = context as unknown as Ctx
  const found = providerHere(c)
  if (!found) return c.notFound()
  const { provider } = found
  const { visit, council } = c.var
  const state = c.req.query('state') ?? ''
  const browser = readCookie(c, 'social') ?? ''
  const key = { council: council.slug, provider: provider.name, state, browser }
  const carried = await claimTrip<Carried>(visit.db, visit.keys, key, visit.now)
  if (!carried) {
    const now = (await wasClaimed(visit.db, key)) && (await whereNow(c))
    return now ? c.redirect(now, 303) : stoppedAt(c, provider.name, 'late')
  }

  try {
    return await welcome(c, found, state, carried)
  } catch (error) {
    if (!isAway(error)) throw error
    // The trip is over, and what the provider told with it: only a new one helps.
    visit.log({ level: 'error', event: 'database.away', council: council.slug, ...describe(error) })
    return stoppedAt(c, provider.name, 'unsaved')
  }
})
onlyThese(comeBack, '/:provider/callback', ['GET'])

/** Asks the provider who it was, and goes on with that. */
async function welcome(
  c: Ctx,
  { provider, client }: NonNullable<ReturnType<typeof providerHere>>,
  state: string,
  carried: Carried,
) {
  const { visit, council } = c.var
  const { errand, ...trip } = carried
  const identified = await provider.identify(client, { ...trip, state }, new URL(c.req.url))
  if (!identified.ok) {
    const { fault, because } = identified
    if (fault !== 'cancelled')
      visit.log({ level: 'warn', event: `social.${fault}`, council: council.slug, provider: provider.name, because })
    if (fault === 'refused') await record(visit, { name: 'social.refused', facts: { route: provider.name } })
    return stoppedAt(c, provider.name, fault)
  }
  const identity = asTyped(identified.value)
  return errand.for === 'account' ? join(c, errand, identity) : enter(c, errand, identity)
}

/** Without an address that no form of the portal would take: its owner could never send it again. Then they type one. */
const asTyped = ({ email, ...identity }: Identity): Identity =>
  email && isAddress(email) ? { ...identity, email } : { ...identity, emailVerified: false }

/** To sign in, where the identity opens an account; to sign up, or to prove the account that its owner has, where it opens none. */
async function enter(c: Ctx, errand: Extract<Errand, { for: 'enter' }>, identity: Identity) {
  const { visit, council } = c.var
  const { joining, merging, invited } = errand
  const known = await findBySubject(visit.db, visit.keys, council.slug, subjectOf(identity))
  if (known && known.account.status !== 'active') return stoppedAt(c, identity.provider, 'closed')
  if (known && merging?.accountId === known.account.id) return stoppedAt(c, identity.provider, 'same')
  if (known) {
    const route = { provider: identity.provider, identityId: known.identity.id }
    const isInvited = invited && foldEmail(invited.email) === foldEmail(known.account.email)
    const byEmail = council.journeys['sign-in'].includes('code')
    if (byEmail && (await takeAll(visit, sendingToAccount(known.account.id)))) return stoppedAt(c, identity.provider, 'too-many')
    return begin(c, signInOf(visit, known.account, { route, joining, merging, ...(isInvited ? { invited } : {}) }), [
      { name: 'sign-in.identified', accountId: known.account.id, facts: { route: identity.provider } },
    ])
  }
  if (joining || merging) return stoppedAt(c, identity.provider, 'unknown')

  const { email, emailVerified } = identity
  // An invitation is for its own address alone.
  const isProved = email && emailVerified && (!invited || foldEmail(email) === foldEmail(invited.email))
  if (!isProved) return begin(c, { journey: 'register', facts: { identity, ...(invited ? { invited } : {}) } })
  const owned = await findOwned(visit, email, { identity, invited })
  if (owned) return begin(c, owned.begin!, owned.events)
  return begin(c, {
    journey: 'register',
    facts: { identity, email, proved: true, continued: true, ...(invited ? { invited } : {}) },
  })
}

/** Begins a journey in this browser with what the provider told. */
async function begin(c: Ctx, { journey: name, facts, sends }: NonNullable<Settled<unknown>['begin']>, told: AuditEvent[] = []) {
  const { visit, council } = c.var
  const begun = planJourney<object>(c, journeyOf(council, name as JourneyName) as unknown as JourneyOf<object>, facts)
  const sent: Sent = sends?.(begun.journey.id) ?? {}
  const events = [...told, ...(sent.events ?? [])]
  const writes: Write[] = [...begun.writes, ...(sent.writes ?? []), ...events.map((event) => eventWrite(visit, event))]
  await commit(visit.db, writes)
  logEvents(visit, events)
  visit.later(deliverAll(visit, sent.deliver ?? []))
  return c.redirect(keepJourney(c, begun), 303)
}

/** Lets the identity open the account that is signed in; where it opens another one, both may become one. */
async function join(c: Ctx, { accountId, sessionId }: Extract<Errand, { for: 'account' }>, identity: Identity) {
  const { visit, council, session, account, base } = c.var
  if (!session || !account || session.id !== sessionId || account.id !== accountId)
    return stoppedAt(c, identity.provider, 'signed-out')
  // They may have been away for as long as a trip takes.
  if (!isRecent(visit, session)) return stoppedAt(c, identity.provider, 'signed-out')
  const known = await findBySubject(visit.db, visit.keys, council.slug, subjectOf(identity))
  if (known?.account.id === account.id) return c.redirect(`${base}/account/routes?done=already`, 303)
  if (known && known.account.status !== 'active') return stoppedAt(c, identity.provider, 'closed')
  if (known) {
    const route = { provider: identity.provider, identityId: known.identity.id }
    return begin(c, signInOf(visit, known.account, { route, merging: { accountId, sessionId } }))
  }
  const { writes, events, deliver: messages } = joinIdentity(visit, account, identity)
  const written = await commit(visit.db, [
    ...stillPresent(visit, session),
    ...writes,
    ...events.map((event) => eventWrite(visit, event)),
  ])
  if (!written) return stoppedAt(c, identity.provider, 'taken')
  logEvents(visit, events)
  visit.later(deliverAll(visit, messages))
  return c.redirect(`${base}/account/routes?done=joined`, 303)
}
