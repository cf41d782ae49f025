import { describe, expect, it } from 'vitest'
import { randomDigits } from '../../src/domain/codes.ts'

declare global {
  interface ImportMeta {
    /** of Vite's: the text of files */
    glob(paths: string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>
  }
}

const SAMPLES = 100_000

/** How far the counts of ten equally likely outcomes are from even: beyond 60 by chance once in a thousand million times (9 degrees of freedom). */
function chiSquare(counts: number[]) {
  const expected = counts.reduce((sum, count) => sum + count) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
const BOUND = 60

describe('the digits of a code', () => {
  const codes = Array.from({ length: SAMPLES }, () => randomDigits(8))

  it('are eight, and leading zeros stay', () => {
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true)
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(SAMPLES / 10 - 600)
    expect(codes.filter((code) => code.startsWith('00')).length).toBeGreaterThan(SAMPLES / 100 - 200)
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('are equally likely at place %i', (place) => {
    const counts = Array<number>(10).fill(0)
    for (const code of codes) counts[Number(code[place])]!++
    expect(chiSquare(counts)).toBeLessThan(BOUND)
  })

  // What hardly shows at one place shows at all of them together: so would the remainder of a byte, of which 0 to 5 are likelier.
  it('are equally likely over all places', () => {
    const counts = Array<number>(10).fill(0)
    for (const code of codes) for (const digit of code) counts[Number(digit)]!++
    expect(chiSquare(counts)).toBeLessThan(BOUND)
  })

  it('do not follow from the digit before', () => {
    const counts = Array<number>(10).fill(0)
    for (const code of codes) counts[(Number(code[3]) - Number(code[2]) + 10) % 10]!++
    expect(chiSquare(counts)).toBeLessThan(BOUND)
  })

  it('are as many as a council asks for, and hardly ever the same', () => {
    expect(randomDigits(6)).toMatch(/^\d{6}$/)
    // Of 10^5 codes of 8 digits 50 pairs are the same by chance.
    expect(new Set(codes).size).toBeGreaterThan(SAMPLES - 120)
  })
})

describe('the code', () => {
  const sources = import.meta.glob(['../../src/**/*.{ts,tsx,js}'], { query: '?raw', import: 'default', eager: true })

  it('takes nothing from Math.random', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(50)
    expect(Object.values(sources).every((source) => typeof source === 'string' && source.length > 0)).toBe(true)
    const using = Object.entries(sources).filter(([, source]) => /Math\s*(\.|\?\.)\s*random|Math\s*\[/.test(source))
    expect(using.map(([path]) => path)).toEqual([])
  })
})
