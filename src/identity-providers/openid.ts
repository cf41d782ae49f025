import * as oauth from 'oauth4webapi'
import { asking, deadline, notIdentified } from './ask.ts'
import type { Client, Identity, IdentityProvider, IdentityProviderName, Trip } from './identity-provider.ts'

/** What a provider says of a person in its signed token. */
export type Claims = { [name: string]: unknown; sub: string }

type Provider = {
  name: IdentityProviderName
  /** where its discovery document stands, without /.well-known/openid-configuration */
  address: URL
  /** the issuer that this document must name */
  issuer: string
  /** the one issuer that may have made a token with such claims; nothing when none may. They are not verified yet */
  issuerOf?: (unverified: Record<string, unknown>) => string | undefined
  /** whether it vouches that the address is this person's today; that it was once is not enough */
  emailVerified(claims: Claims): boolean
}

/** What tokens may be signed with: by keys that only the provider has, and never with nothing. */
const algorithms = ['RS256', 'PS256', 'ES256']
/** How far its clock and ours may be apart, in seconds. */
const clockTolerance = 30
/** How long its discovery document is kept, in ms; the library fetches its keys anew after five minutes. */
const keptMs = 3_600_000

/** In the isolate, by address: those are few and come from the settings. */
const found = new Map<string, Known>()
type Known = { server: oauth.AuthorizationServer; at: number; keys: oauth.JWKSCacheInput }

/**
 * A provider that speaks OpenID Connect: authorization code with PKCE, state and nonce (RFC 9700 2.1, ASVS 10.1.2, 10.5.1).
 * Everything is checked by oauth4webapi, which is certified; the tokens never leave this file.
 */
export function openid(provider: Provider): IdentityProvider {
  return {
    name: provider.name,

    async authorizationUrl(client, trip) {
      try {
        const { server } = await discover(provider, deadline())
        const url = new URL(server.authorization_endpoint!)
        if (url.protocol !== provider.address.protocol) return undefined
        const parameters = {
          client_id: client.id,
          response_type: 'code',
          redirect_uri: trip.redirectUri,
          scope: 'openid email profile',
          state: trip.state,
          nonce: trip.nonce,
          code_challenge: await oauth.calculatePKCECodeChallenge(trip.codeVerifier),
          code_challenge_method: 'S256',
          // On a shared computer, whoever signed in there before must not be taken for whoever sits there now.
          prompt: 'select_account',
        }
        for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
        return url
      } catch {
        return undefined
      }
    },

    async identify(client, trip, cameBackTo) {
      try {
        return { ok: true, value: identityOf(provider, await claimsOf(provider, client, trip, cameBackTo)) }
      } catch (thrown) {
        return notIdentified(thrown)
      }
    },
  }
}

async function discover({ address, issuer }: Provider, until: AbortSignal): Promise<Known> {
  const known = found.get(address.href)
  // The age of a copy, by the isolate's own clock: no rule for people hangs on it.
  if (known && performance.now() - known.at < keptMs) return known
  const answer = await oauth.discoveryRequest(address, asking(address, until))
  const { id_token_signing_alg_values_supported: offered = ['RS256'], ...rest } = await oauth.processDiscoveryResponse(
    new URL(issuer),
    answer,
  )
  const server = {
    ...rest,
    issuer,
    id_token_signing_alg_values_supported: offered.filter((algorithm) => algorithms.includes(algorithm)),
  }
  const fresh = { server, at: performance.now(), keys: {} }
  found.set(address.href, fresh)
  return fresh
}

/** Exchanges the code and verifies the token that comes for it. @throws what notIdentified() can tell apart */
async function claimsOf(provider: Provider, { id, secret }: Client, trip: Trip, cameBackTo: URL): Promise<Claims> {
  const until = deadline()
  const known = await discover(provider, until)
  const client = { client_id: id, [oauth.clockTolerance]: clockTolerance }
  const parameters = oauth.validateAuthResponse(known.server, client, cameBackTo, trip.state)
  const methods = known.server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication = methods.includes('client_secret_post') ? oauth.ClientSecretPost(secret) : oauth.ClientSecretBasic(secret)
  const answer = await oauth.authorizationCodeGrantRequest(
    known.server,
    client,
    authentication,
    parameters,
    trip.redirectUri,
    trip.codeVerifier,
    asking(provider.address, until),
  )
  const token = answer.ok ? partsOf(((await answer.clone().json()) as { id_token?: unknown }).id_token) : undefined
  const issuer = token ? issuerIn(provider, token.claims) : provider.issuer
  const server = { ...known.server, issuer }
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: trip.nonce,
    requireIdToken: true,
  })
  const claims = oauth.getValidatedIdTokenClaims(tokens)!
  // The library looks at it only where there are several audiences; where it stands it must be ours (OpenID Connect Core 3.1.3.7).
  if (claims.azp !== undefined && claims.azp !== id) throw new Error('The token was made for another client.')
  if (claims.sub === '') throw new Error('The token is about nobody.')
  await verifySignature(provider, known, { server, answer, until })
  mayKeySign(known.keys, token!.header.kid, issuer, claims.tid)
  return claims as Claims
}

/** What a token says, before anything of it is believed. */
function partsOf(token: unknown): { header: Record<string, unknown>; claims: Record<string, unknown> } {
  const [header, claims] = String(token)
    .split('.', 2)
    .map((part) => ({ ...JSON.parse(Buffer.from(part, 'base64url').toString()) }) as Record<string, unknown>)
  return { header: header!, claims: claims! }
}

/** The issuer that the token must have. Where a provider has several, what it is about says which, and the library then holds it to it. */
function issuerIn({ issuer, issuerOf }: Provider, unverified: Record<string, unknown>): string {
  const expected = issuerOf ? issuerOf(unverified) : issuer
  if (!expected) throw new Error('The token names no issuer that there could be.')
  return expected
}

/** With the provider's keys; where it has begun to sign with one that is not among those kept, with its keys of now. */
async function verifySignature(
  { address }: Provider,
  known: Known,
  { server, answer, until }: { server: oauth.AuthorizationServer; answer: Response; until: AbortSignal },
) {
  const verify = () =>
    oauth.validateApplicationLevelSignature({ ...server }, answer, { ...asking(address, until), [oauth.jwksCache]: known.keys })
  const kept = 'uat' in known.keys
  try {
    await verify()
  } catch (thrown) {
    if (!kept || (thrown as { code?: unknown }).code !== oauth.KEY_SELECTION) throw thrown
    known.keys = {}
    await verify()
  }
}

/**
 * Of Microsoft's keys each says for which issuer, or template of issuers, it signs; one for another is no key for this token
 * (learn.microsoft.com/entra/identity-platform/access-tokens, "Validate the signing key's issuer"). Others' keys say nothing.
 * @throws Error when it may not
 */
function mayKeySign({ jwks }: oauth.JWKSCacheInput, kid: unknown, issuer: string, tenant: unknown) {
  const key = jwks?.keys.find((each) => each.kid === kid) as { issuer?: unknown } | undefined
  if (typeof key?.issuer === 'string' && key.issuer.replace('{tenantid}', String(tenant)) !== issuer)
    throw new Error('The key that signed the token is for another issuer.')
}

function identityOf(provider: Provider, claims: Claims): Identity {
  const { iss, sub, email, given_name, family_name } = claims
  return identity(provider.name, `${iss} ${sub}`, {
    email,
    givenName: given_name,
    surname: family_name,
    emailVerified: provider.emailVerified(claims),
  })
}

/** Keeps what can be an address and what can be names; what else stands there is left out, as a provider may send none at all. */
export function identity(
  provider: IdentityProviderName,
  subject: string,
  said: { email?: unknown; emailVerified: boolean; givenName?: unknown; surname?: unknown },
): Identity {
  const email = textIn(said.email, 254)
  const isAddress = email !== undefined && /^[^\s@]+@[^\s@]+$/.test(email)
  const givenName = textIn(said.givenName, 100)
  const surname = textIn(said.surname, 100)
  return {
    provider,
    subject,
    ...(isAddress ? { email } : {}),
    emailVerified: isAddress && said.emailVerified,
    ...(givenName ? { givenName } : {}),
    ...(surname ? { surname } : {}),
  }
}

function textIn(value: unknown, longest: number): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text && text.length <= longest && !/\p{Cc}/u.test(text) ? text : undefined
}
