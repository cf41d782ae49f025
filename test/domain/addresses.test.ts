import { expect, it } from 'vitest'
import { invented } from '../../src/address-lookups/invented.ts'
import { lookupOf } from '../../src/domain/addresses.ts'
import { eastVale } from '../east-vale.ts'

const real = { name: 'register', find: invented().find }

it('invented addresses are offered in local development only, real ones everywhere', () => {
  for (const local of [true, false]) {
    expect(lookupOf({ council: { ...eastVale, addresses: real }, local })).toBe(real)
    expect(lookupOf({ council: eastVale, local })).toBe(undefined)
  }
  expect(lookupOf({ council: { ...eastVale, addresses: invented() }, local: true })?.name).toBe('invented')
  expect(lookupOf({ council: { ...eastVale, addresses: invented() }, local: false })).toBe(undefined)
})
