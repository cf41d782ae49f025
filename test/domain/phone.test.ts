import { describe, expect, it } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import type { Council } from '../../src/councils/council.ts'
import norfolk from '../../src/councils/norfolk.ts'
import { demoPeople } from '../../src/db/seed.ts'
import { channelOf, firstWay, isAbroad, kindOf, readPhone, refusalOf, takenBy } from '../../src/domain/phone.ts'

const all: readonly Council[] = councils
const asked = { country: 'GB', countries: ['GB', 'IE', 'FR', 'US'], local: false } as const
const read = (typed: string, more: Partial<Parameters<typeof readPhone>[1]> = {}) => readPhone(typed, { ...asked, ...more })
const numberOf = (...given: Parameters<typeof read>) => {
  const result = read(...given)
  return result.ok ? result.value.number : result.fault
}

describe('A phone number', () => {
  it.each([
    '07700 900147',
    '07700900147',
    ' (07700) 900-147 ',
    '07700.900.147',
    '7700 900147',
    '+447700900147',
    '+44 7700 900147',
    '+44 (0)7700 900147',
    '＋４４ ７７００ ９００１４７',
    '0044 7700 900147',
    '44 7700 900147',
    '07700\u00a0900\u2011147',
  ])('is the same however it is written: "%s"', (typed) => expect(numberOf(typed)).toBe('+447700900147'))

  it.each([
    ['087 123 4567', 'IE', '+353871234567'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['020 7946 0000', 'GB', '+442079460000'],
  ] as const)('belongs to the chosen country: %s in %s', (typed, country, number) =>
    expect(numberOf(typed, { country })).toBe(number),
  )

  it.each(['+353 87 123 4567', '00353 87 123 4567', '00 353 87 123 4567', '00-353-87-123-4567'])(
    'says its own country with + or 00, whatever is chosen: %s',
    (typed) => {
      expect(numberOf(typed)).toBe('+353871234567')
      // From the United States one dials 011.
      expect(numberOf(typed, { country: 'US' })).toBe('+353871234567')
    },
  )

  it.each(['+49 1512 3456789', '+1 876 123 4567', '+7 495 123 45 67'])(
    'is not taken of a country that is not in the list: %s',
    (typed) => expect(numberOf(typed)).toBe('phone.country-not-taken'),
  )

  it.each([
    ['0909 879 0123', 'phone.premium'],
    // Of a range of which no number is in use.
    ['0951 234 5678', 'phone.premium'],
    ['0845 123 4567', 'phone.premium'],
    ['0871 123 4567', 'phone.premium'],
    ['+1 900 555 0123', 'phone.premium'],
    ['070 0012 3456', 'phone.personal'],
    ['0300 123 4567', 'phone.organisation'],
    ['055 1234 5678', 'phone.organisation'],
    ['0800 123 4567', 'phone.organisation'],
    ['0500 123456', 'phone.organisation'],
    ['+1 800 555 0123', 'phone.organisation'],
    ['07600 123456', 'phone.pager'],
    ['+881 6 1234 5678', 'phone.satellite'],
    ['+870 773 123456', 'phone.satellite'],
    ['+882 13 123456', 'phone.satellite'],
    ['+808 1234 5678', 'phone.premium'],
  ])('is refused where it costs too much, or reaches nobody: %s', (typed, fault) => expect(numberOf(typed)).toBe(fault))

  it('is refused where it begins as the council says', () => {
    expect(numberOf('07400 123456', { refused: ['+447400'] })).toBe('phone.range-refused')
    expect(numberOf('07401 123456', { refused: ['+447400'] })).toBe('+447401123456')
  })

  it('is one of the United Kingdom unless the council says more: its islands are countries', () => {
    const home = takenBy({})
    expect(refusalOf('+447400123456', home)).toBe(undefined)
    expect(refusalOf('+447700900147', home)).toBe(undefined)
    for (const island of ['+447797712345', '+447781123456', '+447624123456', '+441534123456', '+353871234567'])
      expect(refusalOf(island, home)).toBe('phone.country-not-taken')
    expect(refusalOf('+447624123456', takenBy({ phone: { ...norfolk.phone, countries: ['GB', 'IM'] } }))).toBe(undefined)
  })

  it('is abroad or at home', () => {
    for (const home of ['+447400123456', '+447700900147', '+441603222222', '+445600123456']) expect(isAbroad(home)).toBe(false)
    for (const abroad of ['+447797712345', '+353871234567', '+12125550147']) expect(isAbroad(abroad)).toBe(true)
  })

  it('of every demo person is one that their council writes to', () => {
    for (const { council, phone } of demoPeople)
      if (phone) expect(refusalOf(phone, takenBy(all.find(({ slug }) => slug === council)!))).toBe(undefined)
  })

  it.each([
    '999',
    '07700',
    '07700 900147 900147',
    'penny@norfolk.example',
    '0800 FLOWERS',
    '+',
    '+44',
    '01603 222222 ext 4',
    '07700 90014',
    '0770090',
    '01603 12',
    '020 7946 095',
    '01603 22222',
    '-',
    '0',
  ])('is refused where it is impossible: "%s"', (typed) => expect(numberOf(typed)).toBe('phone.impossible'))

  it.each(['', '  '])('is asked for where there is none: "%s"', (typed) => expect(numberOf(typed)).toBe('phone.missing'))

  it('has nine digits in a few places of 01', () => expect(numberOf('016977 2345')).toBe('+44169772345'))

  it('is taken when it is possible, though nobody may have it', () => {
    expect(read('07700 900147')).toEqual({ ok: true, value: { number: '+447700900147', kind: 'unknown' } })
    expect(read('+1 555 012 3456').ok).toBe(true)
  })

  it('is a mobile or a landline by its range, or neither is known', () => {
    expect(kindOf('+447400123456', false)).toBe('mobile')
    expect(kindOf('+441603222222', false)).toBe('landline')
    expect(kindOf('+12125550123', false)).toBe('unknown')
    expect(kindOf('+445600123456', false)).toBe('unknown')
  })

  it("of Ofcom's drama range is a mobile locally, and only there", () => {
    expect(kindOf('+447700900000', true)).toBe('mobile')
    expect(kindOf('+447700900999', true)).toBe('mobile')
    expect(kindOf('+447700900147', false)).toBe('unknown')
    expect(kindOf('+447700901000', true)).not.toBe('mobile')
  })

  it('is called first when it is a landline, and sent a text otherwise', () => {
    expect(firstWay('landline')).toBe('call')
    expect(firstWay('mobile')).toBe('text')
    expect(firstWay('unknown')).toBe('text')
  })

  it('is called as the council calls: for a key, or to speak a code', () => {
    expect([channelOf('call', 'key'), channelOf('call', 'code')]).toEqual(['call', 'spoken'])
    expect([channelOf('text', 'key'), channelOf('text', 'code')]).toEqual(['text', 'text'])
  })
})
