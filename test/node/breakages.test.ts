import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { broken, readBreakages } from '../../commands/test-broken.ts'

// Whether the tests notice them is what `npm run test:broken` finds out, in its time. That they can be made is known at once.
describe('the breakages', () => {
  it.each(readBreakages())('%s can be made, and names tests that are there', (_, breakage) => {
    expect(() => broken(breakage)).not.toThrow()
    expect(breakage.tests.filter((path) => !existsSync(join(import.meta.dirname, '../..', path)))).toEqual([])
  })
})
