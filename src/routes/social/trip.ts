import type { SignInProgress } from '../../domain/progress.ts'
import type { WhyStopped } from '../../fragments/words/social.ts'
import type { IdentityProvider, Trip } from '../../identity-providers/identity-provider.ts'
import type { Ctx } from '../../middleware/app.ts'
import { journeyOf } from '../journeys.ts'
import { position } from '../step.ts'
import { addressOf, factsOf, findHere, isToken, type JourneyOf, keptToken } from '../turn.tsx'

/**
 * What somebody sets out to a provider for.
 * - `enter`: to sign in or up; what the sign-in that this browser has half done was begun for goes with them
 * - `account`: to let the provider's account open the one they are signed in to
 */
export type Errand =
  | ({ for: 'enter' } & Pick<SignInProgress, 'joining' | 'merging' | 'invited'>)
  | { for: 'account'; accountId: string; sessionId: string }

/** What is kept of a trip until its end. */
export type Carried = Pick<Trip, 'nonce' | 'codeVerifier' | 'redirectUri'> & { errand: Errand }

/** The provider of this address, if the council takes its accounts. */
export function providerHere(c: Ctx): { provider: IdentityProvider; client: { id: string; secret: string } } | undefined {
  const { env, council } = c.var
  return env.social[council.slug]?.find(({ provider }) => provider.name === c.req.param('provider'))
}

/** What the sign-in that this browser has half done was begun for. */
export async function errandOfSignIn(c: Ctx): Promise<Extract<Errand, { for: 'enter' }>> {
  const of = journeyOf(c.var.council, 'sign-in')
  const token = keptToken(c, of)
  if (!isToken(token)) return { for: 'enter' }
  const { joining, merging, invited } = factsOf(await findHere(c, of, [token]))
  return { for: 'enter', ...(joining ? { joining } : {}), ...(merging ? { merging } : {}), ...(invited ? { invited } : {}) }
}

/** Where somebody stands who has come back already, by another tab or by loading the page again. */
export async function whereNow(c: Ctx): Promise<string | undefined> {
  if (c.var.account) return `${c.var.base}/account/routes`
  for (const name of ['sign-in', 'register'] as const) {
    const of = journeyOf(c.var.council, name) as unknown as JourneyOf<object>
    const token = keptToken(c, of)
    const here = isToken(token) ? await findHere(c, of, [token]) : undefined
    if (here && here.version > 0) return addressOf(c, of, position(of.steps, factsOf(here)))
  }
  return undefined
}

export const stoppedAt = (c: Ctx, provider: IdentityProvider['name'], why: WhyStopped) =>
  c.redirect(`${c.var.base}/social/${provider}/stopped/${why}`, 303)
