import type { AddressLookup, FoundAddress } from './address-lookup.ts'

/* For trials on one's own machine: addresses that nobody lives at. Outside local development nobody is offered them. */

const streets = ['Mill Lane', 'Station Road', 'Orchard Close', 'Green Bank']

/** For a post code that ends in 9ZZ there are none, and with one that ends in 0ZZ the look-up is down. */
export const invented = (): AddressLookup => ({
  name: 'invented',
  local: true,
  async find(postCode) {
    if (postCode.endsWith('0ZZ')) return { ok: false, why: 'unreachable' }
    return { ok: true, addresses: postCode.endsWith('9ZZ') ? [] : addressesOf(postCode) }
  },
})

/** The same few for the same post code. */
function addressesOf(postCode: string): FoundAddress[] {
  const sum = [...postCode].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const street = streets[sum % streets.length]!
  const houses = [0, 2, 4, 6].map((more) => ({ lines: [`${(sum % 40) + 1 + more} ${street}`, 'Inventon'], postCode }))
  return [...houses, { lines: ['Flat 1', `The Old School, ${street}`, 'Inventon'], postCode }]
}
