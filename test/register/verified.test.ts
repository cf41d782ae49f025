import { describe, expect, it } from 'vitest'
import { newAddress, portal, signUpToVerify } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('Register: the address is verified (htmx: $htmx)', (how) => {
  it('says so in the words of the guide, and goes on by Continue', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await signUpToVerify(ada, email)
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Verify code')
    expect(ada.path).toBe('/norfolk/register/verified')
    expect(ada.heading).toBe('Register')
    expect(ada.text).toContain('E-mail address verified. You can now continue.')
    expect(ada.text).toContain(`Email Address: ${email}`)
    await ada.press('Continue')
    expect(ada.path).toBe('/norfolk/register/names')
  })

  it('is not come to without the code', async () => {
    const ada = portal().visitor(how)
    await signUpToVerify(ada, newAddress())
    await ada.open('/norfolk/register/verified')
    expect(ada.path).toBe('/norfolk/register/verify')
  })

  it('is left by Cancel, and nothing is known any more', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await signUpToVerify(ada, email)
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Verify code')
    await ada.press('Cancel')
    expect(ada.path).toBe('/norfolk')
    await ada.open('/norfolk/register')
    expect(ada.html).not.toContain(email)
  })
})
