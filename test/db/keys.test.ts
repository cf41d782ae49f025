import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fingerprint, isSignature, KeyRing, newId, newToken, sameText, sign, signatures } from '../../src/db/keys.ts'

const secret = (bytes = 32) => randomBytes(bytes).toString('base64')

describe('a key ring', () => {
  it('is read with the current key first', () => {
    const [first, second] = [secret(), secret()]
    const ring = KeyRing.parse('SEALING_KEYS', `2026-11:${first}, 2026-05:${second}`)
    expect(ring.current.id).toBe('2026-11')
    expect(ring.all.map(({ id, bytes }) => [id, bytes.toString('base64')])).toEqual([
      ['2026-11', first],
      ['2026-05', second],
    ])
    expect(ring.find('2026-05')).toBe(ring.all[1])
    expect(ring.find('2026')).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['blanks', '  '],
    ['no name', secret()],
    ['an empty name', `:${secret()}`],
    ['a name with a dot, which ends it in sealed values', `a.b:${secret()}`],
    ['a name with a blank', `a b:${secret()}`],
    ['a name too long', `${'a'.repeat(33)}:${secret()}`],
    ['no secret', 'a:'],
    ['31 bytes', `a:${secret(31)}`],
    ['33 bytes', `a:${secret(33)}`],
    ['something after the secret', `a:${secret()}:more`],
    ['something that is not base64', `a:${'*'.repeat(44)}`],
    ['a comma too many', `a:${secret()},`],
    ['a second key that is wrong', `a:${secret()},b:${secret(16)}`],
  ])('is refused, always in the same words: %s', (_, text) => {
    expect(() => KeyRing.parse('INDEX_KEYS', text)).toThrow(
      new Error('INDEX_KEYS must be "id:base64 of 32 bytes", several separated by commas, the current one first.'),
    )
  })

  it('is refused when two keys have one name', () => {
    expect(() => KeyRing.parse('INDEX_KEYS', `a:${secret()},a:${secret()}`)).toThrow(new Error('INDEX_KEYS names a key twice.'))
  })

  it('derives another key for every use and of every key, the same each time', () => {
    const bytes = randomBytes(32)
    const ring = new KeyRing([
      { id: 'a', bytes },
      { id: 'b', bytes: randomBytes(32) },
    ])
    const [a, b] = ring.all
    const derived = [a, b].flatMap((key) => ['seal accounts', 'seal messages', 'code'].map((use) => ring.derive(key!, use)))
    expect(new Set(derived.map((key) => key.toString('hex'))).size).toBe(6)
    expect(derived.every((key) => key.length === 32 && !key.equals(bytes))).toBe(true)
    expect(new KeyRing([a!]).derive(a!, 'code')).toEqual(ring.derive(a!, 'code'))
  })
})

describe('a signature', () => {
  const [older, newer] = [
    { id: 'older', bytes: randomBytes(32) },
    { id: 'newer', bytes: randomBytes(32) },
  ]
  const ring = new KeyRing([newer, older])

  it('is known by every key of the ring, and by no other', () => {
    for (const made of signatures(ring, 'code', 'text')) expect(isSignature(ring, 'code', 'text', made)).toBe(true)
    expect(signatures(ring, 'code', 'text')[0]).toBe(sign(ring, 'code', 'text'))
    expect(isSignature(new KeyRing([newer]), 'code', 'text', sign(new KeyRing([older]), 'code', 'text'))).toBe(false)
    expect(isSignature(new KeyRing([{ id: 'newer', bytes: randomBytes(32) }]), 'code', 'text', sign(ring, 'code', 'text'))).toBe(
      false,
    )
  })

  it('means nothing for another use, another text, or under another key’s name', () => {
    const made = sign(ring, 'code', 'text')
    expect(isSignature(ring, 'activity', 'text', made)).toBe(false)
    expect(isSignature(ring, 'code', 'texts', made)).toBe(false)
    expect(isSignature(ring, 'code', 'text', made.replace('newer', 'older'))).toBe(false)
    for (const other of ['', 'newer', 'newer.', `${made}x`, made.slice(0, -1)])
      expect(isSignature(ring, 'code', 'text', other)).toBe(false)
  })
})

describe('tokens', () => {
  it('are long and never the same', () => {
    const tokens = Array.from({ length: 2000 }, newToken)
    expect(new Set(tokens).size).toBe(2000)
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true)
    expect(newId()).toMatch(/^[\w-]{22}$/)
  })

  it('have fingerprints that tell their parts apart', () => {
    expect(fingerprint('durham', 'register', 'x')).not.toBe(fingerprint('durham', 'registerx', ''))
    expect(fingerprint('a', 'b')).toMatch(/^[\w-]{43}$/)
  })

  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'ab', false],
    ['', '', true],
    ['é', 'e', false],
  ])('"%s" and "%s" are compared: %s', (a, b, same) => expect(sameText(a, b)).toBe(same))
})
