// Bad days, for the tests: what begins somebody's subject asks for one, so that tests at the same time do not disturb each other.
import type { KeyObject } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { base64url, CompactSign, decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload } from 'jose'

/** Answers a request for a token as no provider should. @returns whether it was answered */
export async function answerBadly(subject: string, res: ServerResponse): Promise<boolean> {
  const json = { 'content-type': 'application/json' }
  if (subject.startsWith('slow-')) await wait(20_000, undefined, { ref: false })
  else if (subject.startsWith('down-')) res.writeHead(503, { 'content-type': 'text/plain' }).end('Out of order')
  else if (subject.startsWith('malformed-')) res.writeHead(200, json).end('{"access_token":')
  else if (subject.startsWith('page-')) res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Out of order</h1>')
  else if (subject.startsWith('huge-')) res.writeHead(200, json).end(JSON.stringify({ access_token: 'x'.repeat(1_000_000) }))
  else if (subject.startsWith('redirecting-')) res.writeHead(307, { location: '/elsewhere' }).end()
  else if (subject.startsWith('unending-')) {
    res.writeHead(200, json).write('{')
    wait(20_000, undefined, { ref: false }).then(() => res.destroy())
  } else return false
  return !subject.startsWith('slow-')
}

/** A token before it is signed. */
export type Unsigned = {
  header: Record<string, unknown> & { alg: string }
  claims: JWTPayload
  /** "nobody" leaves it unsigned */
  key: KeyObject | CryptoKey | Uint8Array | 'nobody'
}

const hour = 3_600
const changes: Record<
  string,
  (token: Unsigned, given: { secret: string; otherKey: KeyObject | CryptoKey }) => Partial<Unsigned>
> = {
  'alg-none-': () => ({ header: { alg: 'none' }, key: 'nobody' }),
  'unsigned-': () => ({ key: 'nobody' }),
  'secret-key-': ({ header }, { secret }) => ({ header: { ...header, alg: 'HS256' }, key: new TextEncoder().encode(secret) }),
  'wrong-key-': (_, { otherKey }) => ({ key: otherKey }),
  'unknown-key-': ({ header }, { otherKey }) => ({ header: { ...header, kid: 'nobody-knows-it' }, key: otherKey }),
  'wrong-audience-': ({ claims }) => ({ claims: { ...claims, aud: 'local-somebody-else' } }),
  'second-audience-': ({ claims }) => ({
    claims: { ...claims, aud: [String(claims.aud), 'local-somebody-else'], azp: undefined },
  }),
  'wrong-party-': ({ claims }) => ({ claims: { ...claims, azp: 'local-somebody-else' } }),
  'wrong-issuer-': ({ claims }) => ({ claims: { ...claims, iss: String(claims.iss).replace('127.0.0.1', 'localhost') } }),
  'wrong-nonce-': ({ claims }) => ({ claims: { ...claims, nonce: 'another' } }),
  'no-nonce-': ({ claims: { nonce: _, ...claims } }) => ({ claims }),
  'expired-': ({ claims }) => ({ claims: { ...claims, iat: claims.iat! - 2 * hour, exp: claims.iat! - hour } }),
  'no-expiry-': ({ claims: { exp: _, ...claims } }) => ({ claims }),
  'no-subject-': ({ claims: { sub: _, ...claims } }) => ({ claims }),
  'other-tenant-': ({ claims }) => ({ claims: { ...claims, tid: '00000000-1111-2222-3333-444444444444' } }),
  'no-tenant-': ({ claims: { tid: _, ...claims } }) => ({ claims }),
  'path-tenant-': ({ claims }) => ({ claims: { ...claims, tid: '../common' } }),
}

const otherKey = generateKeyPair('RS256')

/**
 * Signs a token anew, spoilt if its subject asks for that; otherwise as it should be.
 * @param secret the client's: some libraries could be talked into taking it for a key
 */
export async function signAnew(token: Unsigned, subject: string, secret: string): Promise<string> {
  const change = Object.entries(changes).find(([prefix]) => subject.startsWith(prefix))?.[1]
  const { header, claims, key } = { ...token, ...change?.(token, { secret, otherKey: (await otherKey).privateKey }) }
  const payload = new TextEncoder().encode(JSON.stringify(claims))
  if (key === 'nobody') return `${base64url.encode(JSON.stringify(header))}.${base64url.encode(payload)}.`
  return new CompactSign(payload).setProtectedHeader(header).sign(key)
}

/** Whether a subject asks for a token that is spoilt. */
export const isSpoilt = (subject: string) => Object.keys(changes).some((prefix) => subject.startsWith(prefix))

export const unsign = (token: string): Omit<Unsigned, 'key'> => ({
  header: decodeProtectedHeader(token) as Unsigned['header'],
  claims: decodeJwt(token),
})
