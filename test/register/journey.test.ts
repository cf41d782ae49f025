import { describe, expect, it } from 'vitest'
import { newAddress, portal, register, signIn } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('Durham, from registering to signing out (htmx: $htmx)', (how) => {
  it('takes a person through both guides', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await register(ada, email)
    expect(ada.path).toBe('/durham/register/ready')
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
    await ada.open('/durham/account')
    expect(ada.text).toContain('DH1 5UL')
    await ada.press('Logout')
    expect(ada.heading).toBe('You have been logged out')
  })
})
