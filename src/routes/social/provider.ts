import { Hono } from 'hono'
import { commit } from '../../db/client.ts'
import { newToken } from '../../db/keys.ts'
import { addTrip } from '../../db/social-trips.ts'
import { isJoinMark } from '../../domain/account-routes.ts'
import { countEach, limits } from '../../domain/limits.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { readCookie, writeCookie } from '../../middleware/cookies.ts'
import { signedInRecently } from '../../middleware/guards.ts'
import { onlyThese } from '../methods.ts'
import { isToken } from '../turn.tsx'
import { type Carried, type Errand, errandOfSignIn, providerHere, stoppedAt } from './trip.ts'

export const setOut = new Hono<App>()

/**
 * The way out to a provider, by a link: a form that is answered by another host's address is stopped by the policy of its page.
 * It changes nothing but that a trip is noted, which means something in this browser alone.
 */
setOut.get('/:provider', async (context) => {
  const c = context as unknown as Ctx
  const found = providerHere(c)
  if (!found) return c.notFound()
  if (c.req.query('for') === 'account') return (await signedInRecently(c, async () => {})) ?? toJoin(c, found)
  // Signing up has nothing to do with a sign-in that was left half done.
  return leaveFor(c, found, c.req.query('for') === 'sign-up' ? { for: 'enter' } : await errandOfSignIn(c))
})
onlyThese(setOut, '/:provider', ['GET'])

type Found = NonNullable<ReturnType<typeof providerHere>>

/** From "How you sign in": only along its own link. */
async function toJoin(c: Ctx, found: Found) {
  const { visit, session, account } = c.var
  if (!isJoinMark(visit, session!, c.req.query('mark') ?? '')) return c.redirect(`${c.var.base}/account/routes`, 303)
  return leaveFor(c, found, { for: 'account', accountId: account!.id, sessionId: session!.id })
}

async function leaveFor(c: Ctx, { provider, client }: Found, errand: Errand) {
  const { visit, council, base } = c.var
  const { db, keys, now } = visit
  const wait = await countEach(visit, [{ name: 'social', subject: visit.network, window: limits.social.perNetwork }])
  if (wait) return stoppedAt(c, provider.name, 'too-many')
  // Two tabs share it: each may come back from its own trip.
  const kept = readCookie(c, 'social')
  const browser = isToken(kept) ? kept : newToken()
  const trip = {
    state: newToken(),
    nonce: newToken(),
    codeVerifier: newToken(),
    redirectUri: `${new URL(c.req.url).origin}${base}/social/${provider.name}/callback`,
  }
  const { state, ...rest } = trip
  const carried: Carried = { ...rest, errand }
  const key = { council: council.slug, provider: provider.name, state, browser }
  const [address] = await Promise.all([
    provider.authorizationUrl(client, trip),
    commit(db, [addTrip(db, keys, key, carried, now + limits.social.tripMs)]),
  ])
  if (!address) return stoppedAt(c, provider.name, 'unreachable')
  writeCookie(c, 'social', browser, limits.social.tripMs / 1000)
  return c.redirect(address.href, 303)
}
