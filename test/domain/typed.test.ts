import { describe, expect, it } from 'vitest'
import { email, optionalEmail } from '../../src/routes/fields.ts'

const typed = [
  'ada@school.example',
  'Ada.Bell+portal@School.Example',
  "o'neill@school.example",
  'smith&sons@example.co.uk',
  'r/d@contoso.example',
  'a=b@school.example',
  'ada@school.xn--p1ai',
  'ada@xn--caf-dma.example',
  `${'a'.repeat(239)}@school.example`,
]
const others = [
  'ada',
  'ada@',
  '@school.example',
  'ada@school',
  'ada@@school.example',
  'ada@school..example',
  'ada@-school.example',
  '.ada@school.example',
  'ada.@school.example',
  'a..da@school.example',
  'ada bell@school.example',
  '"ada bell"@school.example',
  'ada@school.example,bob@school.example',
  'Ada <ada@school.example>',
  'ada\u2028@school.example',
  'ada\0@school.example',
  'ada@[192.0.2.1]',
  `${'a'.repeat(240)}@school.example`,
]

describe('An e-mail address', () => {
  it.each(typed)('is taken: %s', (address) => {
    expect(email.safeParse(` ${address} `).data).toBe(address)
    expect(optionalEmail.safeParse(address).data).toBe(address)
  })

  it.each(others)('is none: %s', (address) => {
    expect(email.safeParse(address).error?.issues[0]?.message).toBe('email.format')
    expect(optionalEmail.safeParse(address).success).toBe(false)
  })

  it('is looked at in no time, however it is made', () => {
    for (const evil of [`${'a.'.repeat(127)}@`, `a@${'a-'.repeat(126)}`, `a@${'a.'.repeat(126)}!`])
      expect(email.safeParse(evil).success).toBe(false)
  })
})
