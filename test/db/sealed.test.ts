import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KeyRing } from '../../src/db/keys.ts'
import { isCurrent, open, seal } from '../../src/db/sealed.ts'

const older = { id: 'older', bytes: randomBytes(32) }
const newer = { id: 'newer', bytes: randomBytes(32) }
const ring = new KeyRing([newer, older])
const place = { table: 'accounts', column: 'email', row: 'row-1' }
const text = 'Ada Bell, ada@school.example, Pant-y-gwŷdd 🏠'

/** The sealed value with one bit of one byte of one part changed. */
function withBitChanged(sealed: string, part: number, byte: number) {
  const parts = sealed.split('.')
  const bytes = Buffer.from(parts[part]!, 'base64url')
  bytes[byte]! ^= 1
  return parts.with(part, bytes.toString('base64url')).join('.')
}

describe('a sealed value', () => {
  it.each(['', 'a', text, 'x'.repeat(100_000)])('opens where it was sealed', (each) => {
    expect(open(ring, place, seal(ring, place, each))).toBe(each)
  })

  it.each([
    { table: 'messages' },
    { column: 'person' },
    { row: 'row-2' },
    // the parts are told apart, not only strung together
    { table: 'accountsemail', column: '' },
    { column: 'emai', row: 'lrow-1' },
  ])('does not open elsewhere: %o', (other) => {
    const sealed = seal(ring, place, text)
    expect(() => open(ring, { ...place, ...other }, sealed)).toThrow()
  })

  it('does not open when any byte of it was changed', () => {
    const sealed = seal(ring, place, 'Ada')
    const lengths = sealed.split('.').map((part) => Buffer.from(part, 'base64url').length)
    for (const part of [1, 2])
      for (let byte = 0; byte < lengths[part]!; byte++)
        expect(() => open(ring, place, withBitChanged(sealed, part, byte))).toThrow()
  })

  it.each(['', '.', 'newer', 'newer..', 'newer.AAAA', 'newer.AAAA.AAAA', 'newer.AAAAAAAAAAAAAAAA.AAAA'])(
    'is not anything else: "%s"',
    (each) => expect(() => open(ring, place, each)).toThrow(),
  )

  it('does not open when it was cut short, tag and all', () => {
    const [id, nonce, rest] = seal(ring, place, text).split('.')
    for (const length of [0, 4, 8, 12, 15, 16, 20])
      expect(() =>
        open(ring, place, [id, nonce, Buffer.from(rest!, 'base64url').subarray(0, length).toString('base64url')].join('.')),
      ).toThrow()
  })

  it('does not open with less of the tag, which could be guessed', () => {
    const [id, nonce, tag] = seal(ring, place, '').split('.')
    for (const length of [4, 8, 12, 13, 14, 15])
      expect(() =>
        open(ring, place, [id, nonce, Buffer.from(tag!, 'base64url').subarray(0, length).toString('base64url')].join('.')),
      ).toThrow()
  })

  it('says which key is missing, and not what was sealed', () => {
    const sealed = seal(new KeyRing([older]), place, text)
    expect(() => open(new KeyRing([newer]), place, sealed)).toThrow('No key "older" to open accounts.email with.')
  })

  it('does not open with another key of the same name', () => {
    const sealed = seal(ring, place, text)
    expect(() => open(new KeyRing([{ id: 'newer', bytes: randomBytes(32) }]), place, sealed)).toThrow()
  })

  it('opens with an older key of the ring, and is made with the current one', () => {
    const sealed = seal(new KeyRing([older]), place, text)
    expect(open(ring, place, sealed)).toBe(text)
    expect(isCurrent(ring, sealed)).toBe(false)
    expect(isCurrent(ring, seal(ring, place, text))).toBe(true)
    expect(isCurrent(new KeyRing([{ id: 'new', bytes: newer.bytes }]), seal(ring, place, text))).toBe(false)
  })

  it('is another one each time, with a nonce of 96 bits', () => {
    const nonces = Array.from({ length: 5000 }, () => seal(ring, place, text).split('.')[1]!)
    expect(new Set(nonces).size).toBe(5000)
    expect(new Set(nonces.map((nonce) => Buffer.from(nonce, 'base64url').length))).toEqual(new Set([12]))
  })

  it('tells nothing of the text but its length', () => {
    const sealed = seal(ring, place, text)
    const bytes = Buffer.from(sealed.split('.')[2]!, 'base64url')
    expect(bytes.length).toBe(Buffer.from(text).length + 16)
    for (let at = 0; at + 8 <= text.length; at++) {
      const piece = text.slice(at, at + 8)
      expect(sealed).not.toContain(piece)
      expect(bytes.includes(piece)).toBe(false)
      expect(sealed).not.toContain(Buffer.from(piece).toString('base64url').slice(0, 10))
    }
  })
})
