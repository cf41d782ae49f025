import { describe, expect, it } from 'vitest'
import { comparable, newAddress, portal, signUp, signUpToVerify, type Visitor } from '../visitor.ts'

const wrong = 'That code is not right. Check the email and try again'
/** A code that is certainly not this one. */
const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`
const enter = (person: Visitor, code: string) => person.fill({ 'Verification code': code }).press('Verify code')

describe.each([{ htmx: false }, { htmx: true }])('Register: the code that proves the address (htmx: $htmx)', (how) => {
  async function arrive(world = portal(), email = newAddress()) {
    const ada = world.visitor(how)
    await signUpToVerify(ada, email)
    return { world, ada, email, code: await ada.code(email) }
  }

  it('has the words of the guide', async () => {
    const { ada, email } = await arrive()
    expect(ada.heading).toBe('Register')
    expect(ada.text).toContain('Verification code has been sent to your inbox. Please copy it to the input box below.')
    expect(ada.text).toContain(`Email Address: ${email}`)
    expect(ada.page.querySelectorAll('main label').map((label) => label.textContent.trim())).toEqual(['Verification code'])
    expect(ada.page.querySelectorAll('#step button').map((button) => button.textContent.trim())).toEqual([
      'Send new code',
      'Verify code',
      'Back',
      'Cancel',
    ])
  })

  it('takes six digits, with a gap or without, once', async () => {
    const { world, ada, code } = await arrive()
    expect(code).toMatch(/^\d{6}$/)
    const token = ada.fields().journey!
    await enter(ada, `${code.slice(0, 3)} ${code.slice(3)}`)
    expect(ada.path).toBe('/norfolk/register/verified')
    // Whoever knew the journey before it was proved knows nothing now.
    const thief = await world.visitor().open('/norfolk/register')
    await thief.post('/norfolk/register/verify', { ...thief.fields(), journey: token, code })
    expect(thief.path).toBe('/norfolk/register/email')
  })

  it('says of a wrong code that it is wrong, and after five that it is of no use', async () => {
    const { world, ada, email, code } = await arrive()
    for (let tries = 0; tries < 4; tries++) await enter(ada, not(code))
    expect(ada.summary).toEqual([['code', wrong]])
    expect(ada.html).not.toContain(not(code))
    await enter(ada, not(code))
    expect(ada.status).toBe(429)
    world.wait({ minutes: 1, seconds: 1 })
    await enter(ada, code)
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Ask for a new one below']])
    await ada.press('Send new code')
    await enter(ada, await ada.code(email))
    expect(ada.path).toBe('/norfolk/register/verified')
  })

  it('does not take a code after ten minutes', async () => {
    const { world, ada, code } = await arrive()
    world.wait({ minutes: 10, seconds: 1 })
    await enter(ada, code)
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Ask for a new one below']])
  })

  it('sends another after a minute: the first is dead', async () => {
    const { world, ada, email, code } = await arrive()
    await ada.press('Send new code')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 60 seconds']])
    world.wait({ minutes: 1 })
    await ada.press('Send new code')
    expect(ada.text).toContain('We sent a new code at 09:01. Earlier codes no longer work.')
    const second = await ada.code(email)
    if (second !== code) {
      await enter(ada, code)
      expect(ada.summary).toEqual([['code', wrong]])
    }
    await enter(ada, second)
    expect(ada.path).toBe('/norfolk/register/verified')
  })

  it('shows the owner of an account which one they have, once the code has shown that they are, and nobody before', async () => {
    const world = portal()
    const known = newAddress()
    await signUp(world.visitor(), known)
    world.wait({ minutes: 15 })
    const [owner, other] = [world.visitor(how), world.visitor(how)]
    await signUpToVerify(owner, known)
    await signUpToVerify(other, newAddress())
    expect(owner.text.replace(known, 'X')).toBe(other.text.replace(/\S+@school\.example/, 'X'))
    const [message] = await owner.messages(known)
    expect(message?.subject).toBe('Norfolk County Council account verification code')
    await enter(owner, '000000')
    expect(owner.summary).toEqual([['code', wrong]])
    await enter(owner, await owner.code(known))
    expect(owner.path).toBe('/norfolk/sign-in/password')
    expect(owner.text).toContain(`You already have an account with ${known}. It opens with: email address and password.`)
    expect(owner.value('email')).toBe(known)
  })

  it('answers the same to whoever names an address, with an account or without', async () => {
    const known = newAddress()
    await signUp(portal().visitor(), known)
    const seen = []
    for (const email of [known, newAddress()]) {
      const world = portal()
      const stranger = world.visitor(how)
      await signUpToVerify(stranger, email)
      world.wait({ minutes: 1 })
      await stranger.press('Send new code')
      await enter(stranger, '000000')
      expect(stranger.answers.map(({ status }) => status)).not.toContain(500)
      seen.push(comparable(stranger.answers, email))
    }
    expect(seen[0]).toEqual(seen[1])
  })
})
