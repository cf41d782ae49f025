import { describe, expect, it } from 'vitest'
import { passwordCost } from '../../src/domain/password-cost.ts'
import { hashPassword, isOutdated, isPassword } from '../../src/domain/passwords.ts'

describe('The hash of a password', () => {
  it('is Argon2id with today’s cost, and a salt of its own each time', async () => {
    const [one, other] = [await hashPassword('Correct-Horse-7'), await hashPassword('Correct-Horse-7')]
    const { memoryCost, timeCost, parallelism } = passwordCost
    expect(one).toMatch(/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).toContain(`$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
    expect(one).not.toBe(other)
    expect(isOutdated(one)).toBe(false)
  })

  it.each([
    ['in letters of two bytes', 'ŵŵŵŵŵŵŵŵabcd', 'ŵŵŵŵŵŵŵŵwxyz'],
    ['in letters of three', 'ស្ត្រីស្ត្រី-1', 'ស្ត្រីស្ត្រី-2'],
    ['in signs of four', '🐑🐑🐑🐑🐑🐑🐑1', '🐑🐑🐑🐑🐑🐑🐑2'],
    ['up to a NUL', 'Correct-Horse-7', 'Correct-Horse-7\0more'],
    ['in its case', 'Correct-Horse-7', 'correct-Horse-7'],
  ])('is of all of it (%s)', async (_, chosen, other) => {
    const phc = await hashPassword(chosen)
    expect(await isPassword(phc, chosen)).toBe(true)
    expect(await isPassword(phc, other)).toBe(false)
    expect(await isPassword(await hashPassword(other), chosen)).toBe(false)
  })

  // Made by another implementation of Argon2, @node-rs/argon2 2.2.1.
  it.each([
    ['Gŵyl-y-Gwŷr-7-ŵŵŵŵ', '$argon2id$v=19$m=1024,t=1,p=1$EkLmmRXTBzk899VJm/JLgA$rHifyd/hvQkS6OQCe2q9i534aoFYw9fnNN0se8XYbMY'],
    ['🐑🐑🐑🐑 in a field', '$argon2id$v=19$m=1024,t=1,p=1$QH7jYC3h1SBQcHsJkRm0iw$PBVxBtwG2lO97Ye99G0woagGn9kF8APWzzVQAw3npsA'],
  ])('is what others make of it: %s', async (typed, phc) => {
    expect(await isPassword(phc, typed)).toBe(true)
    expect(await isPassword(phc, typed.normalize('NFD'))).toBe(true)
    expect(await isPassword(phc, `${typed}!`)).toBe(false)
    expect(isOutdated(phc)).toBe(true)
  })

  it('is nobody’s where there is none', async () => {
    expect(await isPassword(undefined, '')).toBe(false)
    expect(await isPassword(undefined, 'Correct-Horse-7')).toBe(false)
  })
})
