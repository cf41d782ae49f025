import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { KeyRing } from './keys.ts'

/** Where a sealed value stands. It opens nowhere else: values cannot be swapped between columns or people. */
export type Place = { table: string; column: string; row: string }

const TAG_BYTES = 16

/**
 * Seals text or bytes with AES-256-GCM under the current key: "key id.nonce.ciphertext and tag".
 * The nonce is 96 random bits under a key per table: good for 2^32 values before a repeat becomes likelier than 2^-32 (ASVS 11.3.4).
 */
export function seal(ring: KeyRing, place: Place, text: string | Uint8Array): string {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const cipher = createCipheriv('aes-256-gcm', ring.derive(ring.current, `seal ${place.table}`), nonce)
  cipher.setAAD(additional(place))
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  return [ring.current.id, Buffer.from(nonce).toString('base64url'), sealed.toString('base64url')].join('.')
}

/**
 * Opens what seal() made for the same place.
 * @throws Error when the key is gone, or when the value was changed or comes from another place.
 */
export const open = (ring: KeyRing, place: Place, sealed: string): string => openBytes(ring, place, sealed).toString('utf8')

/** The same for what was sealed as bytes. */
export function openBytes(ring: KeyRing, place: Place, sealed: string): Buffer {
  const [id = '', nonce = '', rest = ''] = sealed.split('.')
  const key = ring.find(id)
  if (!key) throw new Error(`No key "${id}" to open ${place.table}.${place.column} with.`)
  const bytes = Buffer.from(rest, 'base64url')
  // A shorter tag would do for the cipher, and can be guessed.
  if (bytes.length < TAG_BYTES) throw new Error(`What stands in ${place.table}.${place.column} is not sealed.`)
  const decipher = createDecipheriv('aes-256-gcm', ring.derive(key, `seal ${place.table}`), Buffer.from(nonce, 'base64url'))
  decipher.setAAD(additional(place))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
}

/** True when the value was sealed with the ring's current key. */
export const isCurrent = (ring: KeyRing, sealed: string) => sealed.startsWith(`${ring.current.id}.`)

const additional = ({ table, column, row }: Place) => Buffer.from(JSON.stringify([table, column, row]))
