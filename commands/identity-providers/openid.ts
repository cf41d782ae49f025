// Microsoft and Google on this machine: real OpenID providers (oidc-provider), dressed as these two are known to be.
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider, {
  type Adapter,
  type AdapterPayload,
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { clientOf, councilOf } from './clients.ts'
import { answerBadly, isSpoilt, signAnew, unsign } from './faults.ts'
import { chosen, type Person, page, readForm, sendPage, signInPage, tenants } from './people.ts'

/** Where a portal may be come back to. */
export type Callbacks = (slug: string, provider: 'microsoft' | 'google' | 'facebook') => string[]

type Given = {
  /** the address of the stand-in: http://127.0.0.1:…/google */
  base: string
  callbacks: Callbacks
}

/** What is another with each of the two. */
type Manner = Given & {
  name: 'microsoft' | 'google'
  issuer: string
  /** where its discovery document is, below its base */
  discovery: string
  routes: { authorization: string; token: string; jwks: string }
  claims(person: Person): Record<string, unknown>
  /** changes its discovery document as it is published by the real one */
  publish?(document: Record<string, unknown>): void
  /** changes its keys likewise */
  publishKeys?(keys: Record<string, unknown>[]): void
  /** whether the address that people come back to tells the issuer (RFC 9207) */
  tellsIssuer: boolean
  /** the issuer of a person's tokens, and which of its keys signs them: 0 unless there are several */
  signing?(person: Person): { issuer: string; key: number }
}

/**
 * Google, after accounts.google.com/.well-known/openid-configuration and
 * developers.google.com/identity/openid-connect/reference (claims of the token).
 */
export const google = ({ base, callbacks }: Given) =>
  standIn({
    name: 'google',
    base,
    callbacks,
    issuer: base,
    discovery: '/.well-known/openid-configuration',
    routes: { authorization: '/o/oauth2/v2/auth', token: '/token', jwks: '/oauth2/v3/certs' },
    tellsIssuer: true,
    claims({ email, vouched }) {
      const domain = email.split('@')[1]
      if (!email) return {}
      return { email, email_verified: vouched !== 'no', ...(vouched === 'yes' && domain !== 'gmail.com' ? { hd: domain } : {}) }
    },
  })

/**
 * Microsoft, after login.microsoftonline.com/common/v2.0/.well-known/openid-configuration (a template as issuer, keys that name
 * theirs, no issuer in the address that people come back to) and learn.microsoft.com/entra/identity-platform/id-token-claims-reference.
 */
export const microsoft = ({ base, callbacks }: Given) => {
  const issuerOf = (tenant: string) => `${base}/${tenant}/v2.0`
  return standIn({
    name: 'microsoft',
    base,
    callbacks,
    issuer: issuerOf('common'),
    discovery: '/common/v2.0/.well-known/openid-configuration',
    routes: {
      authorization: '/common/oauth2/v2.0/authorize',
      token: '/common/oauth2/v2.0/token',
      jwks: '/common/discovery/v2.0/keys',
    },
    tellsIssuer: false,
    publish(document) {
      document.issuer = issuerOf('{tenantid}')
      delete document.authorization_response_iss_parameter_supported
    },
    // The first signs for organisations, the second for personal accounts.
    publishKeys(keys) {
      for (const [at, key] of keys.entries()) key.issuer = issuerOf(at % 2 === 0 ? '{tenantid}' : tenants.personal)
    },
    claims: ({ email, vouched, tenant }) => ({
      tid: tenant,
      oid: tenant,
      ver: '2.0',
      ...(email ? { email, preferred_username: email } : {}),
      ...(email && vouched === 'yes' ? { xms_edov: tenant === tenants.work ? true : '1' } : {}),
    }),
    signing: ({ tenant, subject }) => ({
      issuer: issuerOf(tenant),
      key: tenant === tenants.personal || subject.startsWith('personal-key-') ? 1 : 0,
    }),
  })
}

/** Keys are rotated two at a time, the newest first; the older ones stay published for a while, as they do at the real ones. */
const publishedKeys = 6
const newKeys = () =>
  [0, 1].map(() => ({ kid: randomBytes(8).toString('hex'), key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }))

function standIn(manner: Manner) {
  const { name, base, issuer, routes, discovery } = manner
  const mount = new URL(base).pathname
  const people = new Map<string, Person>()
  const cookieKeys = [randomBytes(32).toString('hex')]
  const adapter = inMemory(manner)
  let keys = newKeys()
  let provider = make()

  function make() {
    const made = new Provider(issuer, configuration(manner, { adapter, people, cookieKeys, keys }))
    made.use(dress)
    return made
  }

  /** What is another than what oidc-provider does by itself. */
  async function dress(ctx: KoaContextWithOIDC, next: () => Promise<unknown>) {
    await next()
    const body = ctx.body as Record<string, unknown>
    if (ctx.oidc?.route === 'discovery') manner.publish?.(body)
    if (ctx.oidc?.route === 'jwks') manner.publishKeys?.(body.keys as Record<string, unknown>[])
    if (!manner.tellsIssuer && /[?&](code|error)=/.test(ctx.response.get('location'))) {
      const back = new URL(ctx.response.get('location'))
      back.searchParams.delete('iss')
      ctx.set('location', back.href)
    }
    if (ctx.oidc?.route !== 'token' || typeof body?.id_token !== 'string') return
    const { header, claims } = unsign(body.id_token)
    const person = people.get(claims.sub!)!
    if (await answerBadly(person.subject, ctx.res)) {
      ctx.respond = false
      return
    }
    const own = manner.signing?.(person)
    if (!own && !isSpoilt(person.subject)) return
    const { kid, key } = keys[own?.key ?? 0]!
    const token = { header: { ...header, kid }, claims: own ? { ...claims, iss: own.issuer } : claims, key }
    const secret = clientOf(councilOf(ctx.oidc.client!.clientId)!, name).secret
    ctx.body = { ...body, id_token: await signAnew(token, person.subject, secret) }
  }

  return {
    /** Answers a request below its base. */
    async answer(req: IncomingMessage & { originalUrl?: string }, res: ServerResponse) {
      const { pathname } = new URL(req.url!, base)
      if (pathname === `${mount}/rotate-keys` && req.method === 'POST') {
        keys = [...newKeys(), ...keys].slice(0, publishedKeys)
        provider = make()
        res.writeHead(204).end()
        return
      }
      if (pathname.startsWith(`${mount}/sign-in/`)) return signIn(req, res)
      // Nobody stays signed in here: whoever comes is asked who they are, and follows nobody who was asked before in this browser.
      if (`${pathname}/`.startsWith(`${mount}${routes.authorization}/`))
        req.headers.cookie = (req.headers.cookie ?? '').replace(/_session[^;]*;?/g, '')
      const path = pathname === mount + discovery ? '/.well-known/openid-configuration' : req.url!.slice(mount.length)
      req.originalUrl = mount + path
      req.url = path
      await provider.callback()(req, res)
    },
  }

  async function signIn(req: IncomingMessage, res: ServerResponse) {
    const here = req.url!
    const details = await provider.interactionDetails(req, res).catch(() => undefined)
    if (!details)
      return sendPage(res, 400, page('This sign-in is over', '<p>Go back to the page you came from, and begin again.</p>'))
    if (req.method !== 'POST') return sendPage(res, 200, signInPage(name, here))
    const form = await readForm(req)
    if (form.has('cancel'))
      return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'They cancelled.' })
    const person = chosen(name, form)
    if (!person) return sendPage(res, 422, signInPage(name, here, 'Enter an identifier'))
    people.set(person.subject, person)
    await provider.interactionFinished(req, res, { login: { accountId: person.subject, remember: false }, select_account: {} })
  }
}

type Inside = {
  adapter: (name: string) => Adapter
  people: Map<string, Person>
  cookieKeys: string[]
  keys: { kid: string; key: KeyObject }[]
}

function configuration({ name, base, routes, claims }: Manner, { adapter, people, cookieKeys, keys }: Inside): Configuration {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  const minutes = 60
  return {
    adapter,
    routes,
    jwks: { keys: keys.map(({ kid, key }) => ({ ...key.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }) as never) },
    cookies: { keys: cookieKeys },
    scopes: ['openid', 'email', 'profile'],
    claims: {
      openid: ['sub', 'tid', 'oid', 'ver'],
      email: ['email', 'email_verified', 'hd', 'xms_edov', 'preferred_username'],
      profile: ['name', 'given_name', 'family_name'],
    },
    // Both put everything into the token itself.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_post', 'client_secret_basic'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { policy, url: (_, { uid }) => `${new URL(base).pathname}/sign-in/${uid}` },
    ttl: {
      AccessToken: 10 * minutes,
      AuthorizationCode: 1 * minutes,
      Grant: 10 * minutes,
      IdToken: 60 * minutes,
      Interaction: 60 * minutes,
      Session: 60 * minutes,
    },
    findAccount(_, subject) {
      const person = people.get(subject)
      if (!person) return undefined
      const { givenName: given_name, surname: family_name } = person
      const names = { ...(given_name ? { given_name } : {}), ...(family_name ? { family_name } : {}) }
      return { accountId: subject, claims: () => ({ sub: subject, ...names, ...claims(person) }) }
    },
    // Who chooses a person has consented for them.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    renderError(ctx, { error, error_description }) {
      ctx.type = 'html'
      const text = `${error}: ${error_description ?? ''}`.replace(/[<>&"]/g, ' ')
      ctx.body = page(`${name} (stand-in) refuses this`, `<p>${text}</p>`)
    },
  }
}

/** What an OpenID provider remembers, until this process ends. Its clients are made as they are asked for, one for each council. */
function inMemory({ name, callbacks }: Manner): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload & { until: number }>()
  const alive = (key: string) => {
    const found = kept.get(key)
    return found && found.until > Date.now() ? found : undefined
  }
  return (model) => {
    const at = (id: string) => `${model} ${id}`
    return {
      async upsert(id, payload, expiresIn) {
        if (kept.size > 5_000) for (const [key, { until }] of kept) if (until < Date.now()) kept.delete(key)
        kept.set(at(id), { ...payload, until: Date.now() + (expiresIn ?? 3600) * 1000 })
      },
      async find(id) {
        return model === 'Client' ? clientMetadata(id) : alive(at(id))
      },
      async findByUid(uid) {
        return [...kept.values()].find((each) => each.uid === uid && each.until > Date.now())
      },
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const found = kept.get(at(id))
        if (found) found.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        kept.delete(at(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, each] of kept) if (each.grantId === grantId) kept.delete(key)
      },
    }
  }

  function clientMetadata(id: string): AdapterPayload | undefined {
    const slug = councilOf(id)
    if (!slug) return undefined
    return {
      client_id: id,
      client_secret: clientOf(slug, name).secret,
      redirect_uris: callbacks(slug, name),
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
    }
  }
}
