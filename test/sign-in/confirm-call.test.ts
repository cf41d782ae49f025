import { describe, expect, it } from 'vitest'
import { arriveWithPhone, ask, at, eventsOf, givePassword, isSignedIn, sessionsOf } from '../phones.ts'
import { portal } from '../visitor.ts'

async function called(how: { htmx?: boolean } = {}) {
  const world = portal()
  const here = await arriveWithPhone(world, how)
  await here.ada.press('Call Me')
  return { world, ...here }
}

describe.each([{ htmx: false }, { htmx: true }])('Signing in with a call (htmx: $htmx)', (how) => {
  it('lets in who pressed #, and nobody before', async () => {
    const { world, ada, id, phone } = await called(how)
    expect(ada.text).toContain(`Phone Number XXX-XXX-XXX${phone.slice(-2)}`)
    expect(ada.html).not.toContain(phone.slice(-6))
    await ada.press('I have pressed #')
    expect(ada.status).toBe(422)
    expect((await ask(world, ada)).response.status).toBe(204)
    expect(await sessionsOf(id)).toEqual([])
    await ada.answer(phone)
    expect((await ask(world, ada)).response.status).toBe(200)
    await ada.press('I have pressed #')
    expect(ada.redirects).toContain('/norfolk/records')
    expect(await isSignedIn(ada)).toBe(true)
    expect((await sessionsOf(id)).map(({ factors }) => factors)).toEqual(['["password","phone"]'])
    expect(await eventsOf(id)).toEqual(['phone.called', 'sign-in.done'])
  })

  it('lets in only the journey that was called', async () => {
    const { world, ada, email, id, phone } = await called(how)
    world.wait({ seconds: 1 })
    const thief = world.visitor(how)
    await givePassword(thief, email)
    // The thief has the password, and waits for the owner to press # for their own sign-in.
    const [mine] = await ada.messages(phone)
    await thief.press('Send Code')
    expect(mine?.channel).toBe('voice')
    await ada.answer(phone)
    await thief.post(at('confirm-call'), thief.fields())
    expect(await sessionsOf(id)).toEqual([])
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('is dead once a text was asked for', async () => {
    const { ada, id, phone } = await called(how)
    const form = ada.fields()
    await ada.press('Send Code')
    expect(ada.path).toBe(at('confirm-code'))
    await ada.answer(phone)
    await ada.post(at('confirm-call'), form)
    expect(await sessionsOf(id)).toEqual([])
  })
})

describe('A call that was answered', () => {
  it('signs in once, from ten forms at once', async () => {
    const { ada, id, phone } = await called()
    await ada.answer(phone)
    const forms: Record<string, string>[] = []
    for (let time = 0; time < 10; time++) forms.push((await ada.open(at('confirm-call'))).fields())
    await Promise.all(forms.map((form) => ada.post(at('confirm-call'), form)))
    expect(await sessionsOf(id)).toHaveLength(1)
    expect((await eventsOf(id)).filter((name) => name === 'sign-in.done')).toHaveLength(1)
  })
})
