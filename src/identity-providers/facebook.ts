import * as oauth from 'oauth4webapi'
import { asking, deadline, isFault, notIdentified, Unreachable } from './ask.ts'
import type { Client, IdentityProvider, Trip } from './identity-provider.ts'
import { identity } from './openid.ts'

const version = 'v23.0'

/**
 * Facebook, which speaks OAuth 2.0 and says in its Graph API who somebody is
 * (developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow). It takes PKCE (…/guides/advanced/oidc-token).
 *
 * Its debug_token is for tokens that came by way of a browser. This one comes from Facebook itself, for a code that it gave to this app
 * alone and that our secret was needed for; and /me refuses it when it is another app's, since the proof would not fit.
 * (The "#_=_" at the end of where people come back to stays in their browser.)
 * @param base where the dialog is, without a slash at its end: https://www.facebook.com
 * @param graph where the Graph API is: https://graph.facebook.com
 */
export function facebook(base: string, graph: string): IdentityProvider {
  const server: oauth.AuthorizationServer = {
    issuer: base,
    authorization_endpoint: `${base}/${version}/dialog/oauth`,
    token_endpoint: `${graph}/${version}/oauth/access_token`,
  }
  return {
    name: 'facebook',

    async authorizationUrl(client, trip) {
      const url = new URL(server.authorization_endpoint!)
      const parameters = {
        client_id: client.id,
        response_type: 'code',
        redirect_uri: trip.redirectUri,
        scope: 'email,public_profile',
        state: trip.state,
        code_challenge: await oauth.calculatePKCECodeChallenge(trip.codeVerifier),
        code_challenge_method: 'S256',
        // On a shared computer, whoever is logged in there must not be taken for whoever sits there now. Facebook lets nobody choose an
        // account here; it asks for the password again (developers.facebook.com/docs/facebook-login/guides/advanced/re-authentication).
        auth_type: 'reauthenticate',
      }
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
      return url
    },

    async identify(client, trip, cameBackTo) {
      try {
        const { id, email, first_name, last_name } = await profile(server, graph, client, trip, cameBackTo)
        // An id means a person within one app only. Facebook does not say whether, or when, an address was proved.
        return {
          ok: true,
          value: identity('facebook', `${client.id} ${id}`, {
            email,
            emailVerified: false,
            givenName: first_name,
            surname: last_name,
          }),
        }
      } catch (thrown) {
        return notIdentified(thrown)
      }
    },
  }
}

async function profile(
  server: oauth.AuthorizationServer,
  graph: string,
  { id, secret }: Client,
  trip: Trip,
  cameBackTo: URL,
): Promise<Record<string, unknown> & { id: string }> {
  const client = { client_id: id }
  const until = deadline()
  const parameters = oauth.validateAuthResponse(server, client, cameBackTo, trip.state)
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.ClientSecretPost(secret),
    parameters,
    trip.redirectUri,
    trip.codeVerifier,
    asking(new URL(graph), until),
  )
  await noticeFault(answer)
  const { access_token: token } = await oauth.processAuthorizationCodeResponse(server, client, answer)
  const me = new URL(`${graph}/${version}/me`)
  me.searchParams.set('fields', 'id,email,first_name,last_name')
  me.searchParams.set('appsecret_proof', await proofOf(token, secret))
  const said = await oauth.protectedResourceRequest(token, 'GET', me, undefined, null, asking(me, until))
  await noticeFault(said)
  const person: unknown = said.ok ? await said.json() : undefined
  if (typeof person !== 'object' || person === null || !('id' in person) || typeof person.id !== 'string' || !person.id)
    throw new Error('Facebook did not say who it is.')
  return { ...person, id: person.id }
}

/** Its faults and full hours, and a client that it does not know (developers.facebook.com/docs/graph-api/guides/error-handling). */
const faults: Record<string, string> = {
  1: 'server_error',
  2: 'temporarily_unavailable',
  4: 'too_many_calls',
  17: 'too_many_calls',
  101: 'invalid_client',
}

/** Facebook tells what is the matter in the body, whatever the status. @throws Unreachable when it is its own */
async function noticeFault(answer: Response): Promise<void> {
  if (answer.ok) return
  if (isFault(answer.status)) throw new Unreachable('server_error')
  const { error } = ((await answer
    .clone()
    .json()
    .catch(() => null)) ?? {}) as { error?: { code?: unknown } }
  const fault = faults[String(error?.code)]
  if (fault) throw new Unreachable(fault)
}

/** That who holds the token knows the app's secret, too (developers.facebook.com/docs/graph-api/guides/secure-requests). */
async function proofOf(token: string, secret: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return Buffer.from(await crypto.subtle.sign('HMAC', key, bytes(token))).toString('hex')
}
