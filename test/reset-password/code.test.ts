import { describe, expect, it } from 'vitest'
import { newAddress, password, portal, register, registerUpToCode } from '../visitor.ts'

const wrong = 'That code is not right. Check the email and try again'
const unusable = 'That code can no longer be used. Ask for a new one below'
const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`

describe.each([{ htmx: false }, { htmx: true }])('Reset password, step 2 (htmx: $htmx)', (how) => {
  async function arrive() {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    await register(ada, email)
    world.wait({ minutes: 11 })
    await ada.open('/durham/reset-password')
    await ada.fill({ Email: email }).press('Next')
    return { world, ada, email, code: await ada.code(email) }
  }

  it('opens the new password, and cannot be done twice', async () => {
    const { ada, code } = await arrive()
    await ada.fill({ Code: `${code.slice(0, 4)} ${code.slice(4)}` }).press('Next')
    expect(ada.path).toBe('/durham/reset-password/password')
    await ada.open('/durham/reset-password/code')
    expect(ada.heading).toBe('Reset password – step 3')
  })

  it('cannot be passed over', async () => {
    const { ada } = await arrive()
    const form = ada.fields()
    await ada.open('/durham/reset-password/password')
    expect(ada.heading).toBe('Reset password – step 2')
    const secret = 'Stolen-Horse-8-Saddle'
    await ada.post('/durham/reset-password/password', { ...form, password: secret, confirm: secret })
    expect(ada.heading).toBe('Reset password – step 2')
  })

  it('refuses wrong codes, and after five of them the right one', async () => {
    const { world, ada, code } = await arrive()
    for (let time = 0; time < 4; time++) await ada.fill({ Code: not(code) }).press('Next')
    expect(ada.summary).toEqual([['code', wrong]])
    await ada.fill({ Code: not(code) }).press('Next')
    expect(ada.status).toBe(429)
    world.wait({ minutes: 1 })
    await ada.fill({ Code: code }).press('Next')
    expect(ada.summary).toEqual([['code', unusable]])
  })

  it.each([
    { seconds: 599, heading: 'Reset password – step 3' },
    { seconds: 601, heading: 'Reset password – step 2' },
  ])('leads to "$heading" with a code that is $seconds s old', async ({ seconds, heading }) => {
    const { world, ada, code } = await arrive()
    world.wait({ seconds })
    await ada.fill({ Code: code }).press('Next')
    expect(ada.heading).toBe(heading)
  })

  it('sends a new code after a minute, and the old one is dead', async () => {
    const { world, ada, email, code } = await arrive()
    world.wait({ seconds: 59 })
    await ada.press('Please send me a new code')
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 1 second']])
    world.wait({ seconds: 1 })
    await ada.press('Please send me a new code')
    expect(ada.text).toContain('We sent a new code at 09:12. Earlier codes no longer work.')
    await ada.fill({ Code: code }).press('Next')
    expect(ada.summary).toEqual([['code', wrong]])
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Reset password – step 3')
  })

  it('takes no code that was sent for signing in or for registering', async () => {
    const { world, ada, email } = await arrive()
    world.wait({ seconds: 1 })
    const other = world.visitor()
    await other.open('/durham/sign-in')
    await other.fill({ Email: email, Password: password }).press('Submit')
    const fresh = newAddress()
    const registering = await registerUpToCode(world.visitor(), fresh)
    for (const code of [await other.code(email), await registering.code(fresh)]) {
      await ada.fill({ Code: code }).press('Next')
      expect(ada.summary).toEqual([['code', wrong]])
    }
  })

  it('goes back to the address, which is kept, and forgets all when it is cancelled', async () => {
    const { ada, email } = await arrive()
    await ada.press('Back')
    expect(ada.heading).toBe('Reset password – step 1')
    expect(ada.value('email')).toBe(email)
    await ada.press('Cancel')
    await ada.open('/durham/reset-password')
    expect(ada.value('email')).toBe('')
  })
})
