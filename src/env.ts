import { councils } from './councils/all.ts'
import type { Council } from './councils/council.ts'
import { KeyRing, type Keys } from './db/keys.ts'
import type { SessionKv } from './db/session-copies.ts'
import { limits } from './domain/limits.ts'
import type { Clocks } from './domain/visit.ts'

/** What the platform gives the Worker. */
export type Bindings = {
  SESSIONS: SessionKv
  DATABASE_URL?: string
  DATABASE_TOKEN?: string
  SEALING_KEYS?: string
  INDEX_KEYS?: string
  SIGNING_KEYS?: string
  /** "local" or unset, which means production */
  ENVIRONMENT?: string
  IDLE_WARN_SECONDS?: string
  IDLE_END_SECONDS?: string
  RESEND_WAIT_SECONDS?: string
}

/** The same, read once and found to be right. */
export type Env = { local: boolean; database: { url: string; token?: string }; keys: Keys; kv: SessionKv; clocks: Clocks }

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
  if (!local) refuseLocalThings(bindings, keys, url, served)
  return {
    local,
    keys,
    kv: SESSIONS,
    database: DATABASE_TOKEN ? { url, token: DATABASE_TOKEN } : { url },
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

/** Who is asked for a phone must be reached by it, in both ways; who can change a mobile number, by text. */
function refuseMutePhones(served: readonly Council[]) {
  for (const { slug, phone, review, senders } of served) {
    for (const channel of ['sms', 'voice'] as const)
      if (phone && !senders[channel]) throw new Error(`The council ${slug} confirms phones and has no provider for ${channel}.`)
    if (review && !senders.sms) throw new Error(`The council ${slug} confirms mobile numbers and has no provider for sms.`)
  }
}

function refuseLocalThings(bindings: Bindings, keys: Keys, url: string, served: readonly Council[]) {
  for (const name of ['IDLE_WARN_SECONDS', 'IDLE_END_SECONDS', 'RESEND_WAIT_SECONDS'] as const)
    if (bindings[name]) throw new Error(`${name} is for local trials only.`)
  for (const [name, ring] of Object.entries(keys))
    if (ring.all.some(({ id }) => id.startsWith('local'))) throw new Error(`The ${name} key is one that local development made.`)
  if (!/^(https|libsql|wss):/.test(url) || /[?&]tls=0/.test(url))
    throw new Error('DATABASE_URL must be https: or libsql: outside local development.')
  for (const { slug, addresses } of served)
    if (addresses?.local) throw new Error(`The council ${slug} has no provider of addresses but the local one.`)
  for (const { slug, senders } of served)
    for (const [channel, providers] of Object.entries(senders))
      if (providers.every(({ local }) => local))
        throw new Error(
          `The council ${slug} has no provider for ${channel === 'email' ? 'e-mail' : channel} but the local outbox.`,
        )
}

function needed(name: string, value: string | undefined): string {
  if (!value) throw new Error(`The secret ${name} is missing.`)
  return value
}

function seconds(name: string, value: string | undefined): number | undefined {
  if (!value) return undefined
  const ms = Number(value) * 1000
  if (!(ms > 0)) throw new Error(`${name} must be a number of seconds.`)
  return ms
}
