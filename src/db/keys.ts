import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** A secret with the name by which what it made is recognised. */
type Key = { id: string; bytes: Buffer }

/** The current key, and those that are still read. */
export class KeyRing {
  readonly current: Key
  readonly all: readonly Key[]
  readonly #derived = new Map<string, Buffer>()

  constructor(keys: readonly Key[]) {
    this.current = keys[0]!
    this.all = keys
  }

  /**
   * Reads "id:base64,id:base64", the current key first.
   * @throws Error with a sentence when a key is missing, nameless, doubled or not of 32 bytes.
   */
  static parse(name: string, text: string) {
    const keys = text.split(',').map((part) => {
      const [id = '', secret = '', ...more] = part.trim().split(':')
      return { id, bytes: Buffer.from(more.length > 0 ? '' : secret, 'base64') }
    })
    if (keys.some(({ id, bytes }) => !/^[\w-]{1,32}$/.test(id) || bytes.length !== 32))
      throw new Error(`${name} must be "id:base64 of 32 bytes", several separated by commas, the current one first.`)
    if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error(`${name} names a key twice.`)
    return new KeyRing(keys)
  }

  /** A key for one use only (HKDF-SHA-256), so that what was made for one use means nothing in another. */
  derive(key: Key, use: string): Buffer {
    const name = `${key.id} ${use}`
    const known = this.#derived.get(name)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', key.bytes, '', `doorstep ${use}`, 32))
    this.#derived.set(name, made)
    return made
  }

  find(id: string) {
    return this.all.find((key) => key.id === id)
  }
}

/** The keys of a portal. They come from secrets, never from the code. */
export type Keys = {
  /** seals personal data */
  sealing: KeyRing
  /** finds sealed data again by its whole value */
  index: KeyRing
  /** signs what lives for minutes, and the head of the audit trail */
  signing: KeyRing
}

/** HMAC-SHA-256 under the current key, with the key's id in front: "id.base64url". */
export const sign = (ring: KeyRing, use: string, text: string) => signWith(ring, ring.current, use, text)

/** The same under every key of the ring, the current one first: for looking up what an older key made. */
export const signatures = (ring: KeyRing, use: string, text: string) => ring.all.map((key) => signWith(ring, key, use, text))

/** True when one of the ring's keys made the signature; compares in constant time (ASVS 11.2.4). */
export function isSignature(ring: KeyRing, use: string, text: string, signature: string) {
  const key = ring.find(signature.split('.')[0]!)
  if (!key) return false
  return sameText(signWith(ring, key, use, text), signature)
}

function signWith(ring: KeyRing, key: Key, use: string, text: string) {
  return `${key.id}.${createHmac('sha256', ring.derive(key, use)).update(text).digest('base64url')}`
}

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** A new token for a cookie or a form: 256 random bits (ASVS 7.2.3 asks for 128). */
export const newToken = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')

/** Two new tokens for less than one and a half: of 66 random bytes, which are 88 letters, 43 are one token and 43 the other. */
export function twoTokens(): [string, string] {
  const letters = Buffer.from(crypto.getRandomValues(new Uint8Array(66)).buffer).toString('base64url')
  return [letters.slice(0, 43), letters.slice(44, 87)]
}

/** A new id for a row: 128 random bits. */
export const newId = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')

/** What is kept of a token: enough to recognise it, not enough to use it. */
export const fingerprint = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url')

/** What is kept of a file, read piece by piece. */
export async function fingerprintOfFile(file: Blob): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of file.stream()) hash.update(piece)
  return hash.digest('base64url')
}
