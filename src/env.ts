import { councils } from './councils/all.ts'
import type { Council } from './councils/council.ts'
import { KeyRing, type Keys } from './db/keys.ts'
import type { SessionKv } from './db/session-copies.ts'
import { limits } from './domain/limits.ts'
import type { Clocks } from './domain/visit.ts'
import { facebook } from './identity-providers/facebook.ts'
import { google } from './identity-providers/google.ts'
import type { Client, IdentityProvider, IdentityProviderName } from './identity-providers/identity-provider.ts'
import { microsoft } from './identity-providers/microsoft.ts'
import { addresses, clientSecrets, type secrets, trialSettings } from './secrets.ts'
import { type Connected, connectSenders } from './senders/connect.ts'
import type { Channel } from './senders/sender.ts'

/** What the platform gives the Worker. */
export type Bindings = {
  SESSIONS: SessionKv
  /** "local" or unset, which means production */
  ENVIRONMENT?: string
  /** how a council's portal is known to a provider */
  [client: `${string}_CLIENT_ID` | `${string}_CLIENT_SECRET`]: string | undefined
} & { [name in keyof typeof secrets | keyof typeof addresses | (typeof trialSettings)[number]]?: string }

/** What the providers of messages are told stands in bindings whose names they say themselves: src/senders. */
const readFrom = (bindings: Bindings) => (name: string) => {
  const value = (bindings as unknown as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}

const addressNames = Object.keys(addresses) as (keyof typeof addresses)[]

/** The same, read once and found to be right. */
export type Env = {
  local: boolean
  database: { url: string; token?: string }
  keys: Keys
  kv: SessionKv
  clocks: Clocks
  /** by a council's slug: whose accounts open one there, in the order of the buttons, and as whom the portal asks for them */
  social: Readonly<Record<string, readonly SocialRoute[]>>
  /** by a council's slug: who sends its messages */
  senders: Readonly<Record<string, Connected>>
  /** by a council's slug: the origins whose pages may embed its journeys */
  embedders: Readonly<Record<string, readonly string[]>>
}

/** A provider whose accounts open one at a council. */
type SocialRoute = { provider: IdentityProvider; client: Client }

/**
 * Reads the bindings.
 * @throws Error with a sentence that says what is missing or must not be there. A portal that is set up wrongly serves nothing.
 */
export function readEnv(bindings: Bindings, served: readonly Council[] = councils): Env {
  const { ENVIRONMENT, DATABASE_URL, DATABASE_TOKEN, SEALING_KEYS, INDEX_KEYS, SIGNING_KEYS, SESSIONS } = bindings
  if (ENVIRONMENT !== undefined && ENVIRONMENT !== 'local' && ENVIRONMENT !== 'production')
    throw new Error('ENVIRONMENT must be "local", "production" or unset, which means production.')
  const local = ENVIRONMENT === 'local'
  const keys = {
    sealing: KeyRing.parse('SEALING_KEYS', needed('SEALING_KEYS', SEALING_KEYS)),
    index: KeyRing.parse('INDEX_KEYS', needed('INDEX_KEYS', INDEX_KEYS)),
    signing: KeyRing.parse('SIGNING_KEYS', needed('SIGNING_KEYS', SIGNING_KEYS)),
  }
  if (!SESSIONS) throw new Error('The KV namespace SESSIONS is not bound.')
  const url = needed('DATABASE_URL', DATABASE_URL)
  refuseMutePhones(served)
  const social = socialRoutes(bindings, served)
  const senders = connectAll(bindings, served, local)
  const embedders = readEmbedders(bindings, served)
  if (!local) refuseLocalThings(bindings, keys, url, social)
  return {
    local,
    keys,
    kv: SESSIONS,
    database: DATABASE_TOKEN ? { url, token: DATABASE_TOKEN } : { url },
    social,
    senders,
    embedders,
    clocks: {
      ...idleClocks(bindings),
      resendWait: seconds('RESEND_WAIT_SECONDS', bindings.RESEND_WAIT_SECONDS) ?? limits.send.resendWaitMs,
    },
  }
}

/** When an idle session is warned and ended. Where only the end is set, the warning comes after the same share of it. */
function idleClocks({ IDLE_WARN_SECONDS, IDLE_END_SECONDS }: Bindings): Pick<Clocks, 'idleWarn' | 'idleEnd'> {
  const { idleWarnMs, idleEndMs } = limits.session
  const idleEnd = seconds('IDLE_END_SECONDS', IDLE_END_SECONDS) ?? idleEndMs
  const idleWarn = seconds('IDLE_WARN_SECONDS', IDLE_WARN_SECONDS) ?? idleEnd * (idleWarnMs / idleEndMs)
  if (idleWarn >= idleEnd) throw new Error('IDLE_WARN_SECONDS must be less than IDLE_END_SECONDS.')
  return { idleWarn, idleEnd }
}

/** The routes that a council wants and that are set up. Half a set-up is an error: nobody would notice the button that is missing. */
function socialRoutes(bindings: Bindings, served: readonly Council[]): Env['social'] {
  const [atMicrosoft, atGoogle, atFacebook, atGraph] = addressNames.map((name) => addressIn(name, bindings[name]))
  const providers: Record<IdentityProviderName, IdentityProvider> = {
    microsoft: microsoft(atMicrosoft!),
    google: google(atGoogle!),
    facebook: facebook(atFacebook!, atGraph!),
  }
  const routes = served.map(({ slug, social = [] }) => {
    const own = social.flatMap((name) => {
      const names = clientSecrets(slug, name)
      const [id, secret] = [bindings[names.id], bindings[names.secret]]
      if (Boolean(id) !== Boolean(secret))
        throw new Error(`Of ${names.id} and ${names.secret} one is missing: set both, or none.`)
      return id && secret ? [{ provider: providers[name], client: { id, secret } }] : []
    })
    return [slug, own] as const
  })
  return Object.fromEntries(routes)
}

function addressIn(name: (typeof addressNames)[number], value: string | undefined): string {
  const address = (value || addresses[name]).replace(/\/+$/, '')
  if (!URL.canParse(address) || !/^https?:/.test(address) || /[?#]/.test(address))
    throw new Error(`${name} must be an address: ${addresses[name]} unless it is set.`)
  return address
}

/** Whose pages may embed what: origins alone, since a wildcard would let anybody's. The page of npm start may, of all councils. */
function readEmbedders(bindings: Bindings, served: readonly Council[]): Env['embedders'] {
  const demo = bindings.DEMO_HOST_ORIGIN
  if (demo && !isOrigin(demo)) throw new Error('DEMO_HOST_ORIGIN must be an origin: http://localhost:8790, say.')
  const all = served.map(({ slug, embedding }) => {
    const origins: readonly string[] = embedding?.origins ?? []
    for (const origin of origins)
      if (!isOrigin(origin) || !origin.startsWith('https:'))
        throw new Error(
          `The council ${slug} is to be embedded by ${origin}, which is no origin: https://host, without a wildcard.`,
        )
    return [slug, demo ? [...origins, demo] : origins] as const
  })
  return Object.fromEntries(all)
}

const isOrigin = (text: string) => /^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(text) && new URL(text).origin === text

/** Who is asked for a phone must be reached by it, in both ways; who can change a mobile number, by text. */
function refuseMutePhones(served: readonly Council[]) {
  for (const { slug, phone, review, senders } of served) {
    for (const channel of ['sms', 'voice'] as const)
      if (phone && !senders[channel]) throw new Error(`The council ${slug} confirms phones and has no provider for ${channel}.`)
    if (review && !senders.sms) throw new Error(`The council ${slug} confirms mobile numbers and has no provider for sms.`)
  }
}

/** Connects the providers of messages that are set up. A council without one for what it sends would be a closed door. */
function connectAll(bindings: Bindings, served: readonly Council[], local: boolean): Env['senders'] {
  const surroundings = { read: readFrom(bindings), local, patienceMs: limits.message.patienceMs }
  const all = served.map((council) => {
    const connected = connectSenders(council, surroundings)
    for (const channel of Object.keys(council.senders) as Channel[])
      if (!connected[channel]?.length)
        throw new Error(
          `The council ${council.slug} has no provider for ${channel === 'email' ? 'e-mail' : channel} that is set up.`,
        )
    return [council.slug, connected] as const
  })
  return Object.fromEntries(all)
}

function refuseLocalThings(bindings: Bindings, keys: Keys, url: string, social: Env['social']) {
  for (const name of trialSettings) if (bindings[name]) throw new Error(`${name} is for local trials only.`)
  for (const name of addressNames)
    if (!/^https:/.test(bindings[name] || addresses[name])) throw new Error(`${name} must be https: outside local development.`)
  for (const [slug, routes] of Object.entries(social))
    for (const { provider, client } of routes)
      if (client.id.startsWith('local-'))
        throw new Error(`The council ${slug} is known to ${provider.name} by a client that is for local development.`)
  for (const [name, ring] of Object.entries(keys))
    if (ring.all.some(({ id }) => id.startsWith('local'))) throw new Error(`The ${name} key is one that local development made.`)
  if (!/^(https|libsql|wss):/.test(url) || /[?&]tls=0/.test(url))
    throw new Error('DATABASE_URL must be https: or libsql: outside local development.')
}

function needed(name: keyof typeof secrets, value: string | undefined): string {
  if (!value) throw new Error(`The secret ${name} is missing.`)
  return value
}

function seconds(name: string, value: string | undefined): number | undefined {
  if (!value) return undefined
  const ms = Number(value) * 1000
  if (!(ms > 0)) throw new Error(`${name} must be a number of seconds.`)
  return ms
}
