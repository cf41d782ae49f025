import { describe, expect, it } from 'vitest'
import { invented } from '../../src/address-lookups/invented.ts'
import type { Account } from '../../src/db/accounts.ts'
import { lookupOf } from '../../src/domain/addresses.ts'
import { bornFrom } from '../../src/domain/records.ts'
import { addressLines, isAsSeen, isReviewDue, mobileOf, seenOf } from '../../src/domain/review.ts'
import { written } from '../../src/fragments/phone-number.tsx'
import { mobileIn } from '../../src/routes/review-fields.ts'
import { eastVale } from '../east-vale.ts'
import { keys } from '../visitor.ts'
import { westVale } from '../west-vale.ts'

const now = Date.UTC(2026, 10, 21, 9, 0)
const DAY = 24 * 60 * 60_000
const local = { local: true }

describe('when somebody is to look over their details', () => {
  it('is when they never have, or not for as long as the council says', () => {
    const due = (reviewedAt: number | null | undefined) => isReviewDue(westVale, { reviewedAt: reviewedAt as null }, now)
    expect([due(null), due(undefined)]).toEqual([true, true])
    expect([due(now), due(now - 365 * DAY + 1), due(now - 365 * DAY)]).toEqual([false, false, true])
  })

  it('is never where the council has no such page', () => {
    expect(isReviewDue(eastVale, { reviewedAt: null }, now)).toBe(false)
  })
})

describe('the mobile number of an account', () => {
  const person = { forename: 'A', surname: 'B', mobile: '+447400111222' }

  it('is the phone that signs in, unless that is a landline', () => {
    expect(mobileOf({ phone: '+447400333444', person }, local)).toEqual({ number: '+447400333444', signsIn: true })
    expect(mobileOf({ phone: '+441164960000', person }, local)).toEqual({ number: '+447400111222', signsIn: false })
    expect(mobileOf({ phone: undefined, person }, local)).toEqual({ number: '+447400111222', signsIn: false })
    expect(mobileOf({ phone: '+447700900166', person }, local).signsIn).toBe(true)
  })

  it('is read as a British one, or with its country', () => {
    const read = (typed: string) => mobileIn({ council: westVale, local: true }, typed)
    for (const typed of ['07700 900166', '+44 7700 900166', '0044 (0)7700-900166'])
      expect(read(typed)).toEqual({ ok: true, value: '+447700900166' })
    expect(read('+353 85 123 4567')).toEqual({ ok: true, value: '+353851234567' })
    expect(read('0116 496 0000')).toEqual({ ok: false, fault: 'mobile.landline' })
    expect(read('+1 876 912 3456')).toEqual({ ok: false, fault: 'mobile.country-not-taken' })
    expect(read('12')).toEqual({ ok: false, fault: 'mobile.impossible' })
  })

  it('is written as the guide writes it', () => {
    expect(['+447759140004', '+441164960123', '+35312345678', 'none'].map(written)).toEqual([
      '07759 140004',
      '0116 496 0123',
      '+353 1 234 5678',
      'none',
    ])
  })
})

describe('a date of birth in one field', () => {
  it.each([
    '10 Jan 1983',
    '10 January 1983',
    '10/1/1983',
    '10/01/1983',
    '10 1 1983',
    '1983-01-10',
    '10 Ion 1983',
    '10 Ionawr 1983',
    ' 10  jan 1983 ',
  ])('is read: %s', (typed) => expect(bornFrom(typed.trim().replace(/ +/g, ' '), now)).toEqual({ ok: true, value: '1983-01-10' }))

  it.each([
    ['31 Feb 1983', 'born.impossible'],
    ['10 Jan 83', 'born.impossible'],
    ['10 Foo 1983', 'born.impossible'],
    ['1983', 'born.impossible'],
    ['22/11/2026', 'born.future'],
    ['1 Jan 1896', 'born.too-long-ago'],
  ])('is refused: %s', (typed, fault) => expect(bornFrom(typed, now)).toEqual({ ok: false, fault }))
})

describe('an address', () => {
  const name = { forename: 'A', surname: 'B' }

  it('is shown by its lines, or by the street and town that it was registered by', () => {
    expect(addressLines({ ...name, address: '105\nPetworth Drive' })).toEqual(['105', 'Petworth Drive'])
    expect(addressLines({ ...name, street: '1 North Road', town: 'Durham' })).toEqual(['1 North Road', 'Durham'])
    expect(addressLines(name)).toEqual([])
  })

  it('is looked up by what is for trials only where the portal is local', () => {
    expect(lookupOf({ council: westVale, local: true })?.name).toBe('invented')
    expect(lookupOf({ council: westVale, local: false })).toBe(undefined)
    expect(lookupOf({ council: eastVale, local: true })).toBe(undefined)
  })

  it('is invented in the same way for the same post code, in at most four lines', async () => {
    const [one, two] = [await invented().find('LE3 9RE'), await invented().find('LE3 9RE')]
    expect(one).toEqual(two)
    expect(one.ok && one.addresses.every(({ lines, postCode }) => lines.length <= 4 && postCode === 'LE3 9RE')).toBe(true)
    expect(await invented().find('LE3 9ZZ')).toEqual({ ok: true, addresses: [] })
    expect(await invented().find('LE3 0ZZ')).toEqual({ ok: false, why: 'unreachable' })
  })
})

it('knows whether an account is still what a page showed of it', () => {
  const account = { id: 'a', email: 'a@b.example', person: { forename: 'A', surname: 'B' }, phone: '+447400111222' } as Account
  const seen = seenOf({ keys }, account)
  expect(isAsSeen({ keys }, { ...account, person: { surname: 'B', forename: 'A' } }, seen)).toBe(true)
  for (const changed of [
    { id: 'b' },
    { email: 'c@b.example' },
    { phone: '+447400111223' },
    { person: { forename: 'A', surname: 'C' } },
  ])
    expect(isAsSeen({ keys }, { ...account, ...changed }, seen)).toBe(false)
  for (const forged of ['', 'seen', `${seen}x`]) expect(isAsSeen({ keys }, account, forged)).toBe(false)
})
