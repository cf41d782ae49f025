// Facebook on this machine: its login dialog, its exchange of a code for a token, and /me. What it refuses, and in which words, is
// after developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow (parameters, both answers of the dialog, the exchange),
// …/guides/advanced/oidc-token (PKCE), /docs/graph-api/guides/secure-requests (appsecret_proof, which is required here: the app's setting
// "Require App Secret"), /docs/graph-api/guides/error-handling (the form of errors) and /docs/graph-api/reference/user (fields of /me).
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientOf, councilOf } from './clients.ts'
import { answerBadly } from './faults.ts'
import type { Callbacks } from './openid.ts'
import { chosen, type Person, page, readForm, sendPage, signInPage } from './people.ts'

const version = '/v23.0'
/** How long a code can be exchanged, in ms: Facebook's own time is not published; "short-lived", its words are. */
const codeMs = 10 * 60_000
const tokenMs = 60 * 60_000

type Grant = {
  client: string
  redirectUri: string
  scope: string[]
  person: Person
  challenge?: { value: string; method: string }
  until: number
  used?: true
}

class Refused extends Error {
  readonly code: number
  readonly type: string
  constructor(message: string, code = 100, type = 'OAuthException') {
    super(message)
    this.code = code
    this.type = type
  }
}

/** @param base the dialog's, http://127.0.0.1:…/facebook; graph: the Graph API's, http://127.0.0.1:…/graph */
export function facebook({ base, graph, callbacks }: { base: string; graph: string; callbacks: Callbacks }) {
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, Grant>()
  const dialogPath = `${new URL(base).pathname}${version}/dialog/oauth`
  const tokenPath = `${new URL(graph).pathname}${version}/oauth/access_token`
  const mePath = `${new URL(graph).pathname}${version}/me`

  return {
    async answer(req: IncomingMessage, res: ServerResponse) {
      const url = new URL(req.url!, base)
      try {
        if (url.pathname === dialogPath) return await dialog(req, res, url)
        if (url.pathname === tokenPath) return await exchange(req, res, url)
        if (url.pathname === mePath) return me(req, res, url)
        throw new Refused('Unknown path components', 2500)
      } catch (error) {
        const { message, code, type } = error instanceof Refused ? error : new Refused('An unknown error occurred', 1)
        sendJson(res, 400, { error: { message, type, code, fbtrace_id: randomBytes(8).toString('hex') } })
      }
    },
  }

  async function dialog(req: IncomingMessage, res: ServerResponse, url: URL) {
    const asked = url.searchParams
    const [client = '', redirectUri = ''] = ['client_id', 'redirect_uri'].map((name) => asked.get(name) ?? '')
    const slug = councilOf(client)
    if (!slug) return sendPage(res, 400, page('Invalid App ID', '<p>The provided app ID does not look like a valid app ID.</p>'))
    if (!callbacks(slug, 'facebook').includes(redirectUri))
      return sendPage(
        res,
        400,
        page('URL Blocked', '<p>The redirect URI is not whitelisted in the app’s Client OAuth Settings.</p>'),
      )
    if (req.method !== 'POST') return sendPage(res, 200, signInPage('facebook', req.url!))

    const form = await readForm(req)
    const goBack = (parameters: Record<string, string>) => {
      const back = new URL(redirectUri)
      for (const [name, value] of Object.entries({ ...parameters, state: asked.get('state') ?? '' }))
        back.searchParams.set(name, value)
      res.writeHead(302, { location: `${back.href}#_=_` }).end()
    }
    if (form.has('cancel'))
      return goBack({
        error: 'access_denied',
        error_code: '200',
        error_description: 'Permissions error',
        error_reason: 'user_denied',
      })
    const person = chosen('facebook', form)
    if (!person) return sendPage(res, 422, signInPage('facebook', req.url!, 'Enter an identifier'))
    const code = randomBytes(48).toString('base64url')
    const [value, method] = [asked.get('code_challenge'), asked.get('code_challenge_method') ?? 'plain']
    codes.set(code, {
      client,
      redirectUri,
      person,
      scope: (asked.get('scope') ?? '').split(/[ ,]/),
      ...(value ? { challenge: { value, method } } : {}),
      // The test of a code that was kept too long cannot wait for it.
      until: Date.now() + (person.subject.startsWith('late-') ? -1 : codeMs),
    })
    goBack({ code })
  }

  async function exchange(req: IncomingMessage, res: ServerResponse, url: URL) {
    const sent = req.method === 'POST' ? await readForm(req) : url.searchParams
    const client = sent.get('client_id') ?? ''
    const slug = councilOf(client)
    if (!slug) throw new Refused('Error validating application. Cannot get application info due to a system error.', 101)
    if (sent.get('client_secret') !== clientOf(slug, 'facebook').secret) throw new Refused('Error validating client secret.', 1)
    const grant = codes.get(sent.get('code') ?? '')
    if (!grant || grant.client !== client) throw new Refused('Invalid verification code format.')
    if (grant.redirectUri !== sent.get('redirect_uri'))
      throw new Refused(
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      )
    if (grant.until < Date.now()) throw new Refused('This authorization code has expired.')
    if (grant.used) throw new Refused('This authorization code has been used.')
    const verifier = sent.get('code_verifier') ?? ''
    const { value, method } = grant.challenge ?? {}
    const challenge = method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier
    if (value && challenge !== value) throw new Refused('Invalid code_verifier parameter')
    grant.used = true
    if (await answerBadly(grant.person.subject, res)) return
    const token = `EAA${randomBytes(60).toString('base64url')}`
    tokens.set(token, { ...grant, until: Date.now() + tokenMs })
    sendJson(res, 200, { access_token: token, token_type: 'bearer', expires_in: tokenMs / 1000 })
  }

  function me(req: IncomingMessage, res: ServerResponse, url: URL) {
    const token =
      /^(?:Bearer|OAuth) (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? url.searchParams.get('access_token') ?? ''
    if (!token) throw new Refused('An active access token must be used to query information about the current user.', 2500)
    const grant = tokens.get(token)
    if (!grant || grant.until < Date.now()) throw new Refused('Invalid OAuth access token - Cannot parse access token', 190)
    const proof = url.searchParams.get('appsecret_proof')
    if (!proof) throw new Refused('API calls from the server require an appsecret_proof argument', 100, 'GraphMethodException')
    const secret = clientOf(councilOf(grant.client)!, 'facebook').secret
    if (proof !== createHmac('sha256', secret).update(token).digest('hex'))
      throw new Refused('Invalid appsecret_proof provided in the API argument', 100, 'GraphMethodException')
    const { subject, givenName, surname, email } = grant.person
    const person = {
      ...(subject.startsWith('no-subject-') ? {} : { id: subject }),
      first_name: givenName || undefined,
      last_name: surname || undefined,
      email: grant.scope.includes('email') && email ? email : undefined,
    }
    const fields = (url.searchParams.get('fields') ?? 'id').split(',')
    sendJson(res, 200, Object.fromEntries(Object.entries(person).filter(([name]) => name === 'id' || fields.includes(name))))
  }
}

function sendJson(res: ServerResponse, status: number, body: object) {
  res
    .writeHead(status, { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body))
}
