import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { commit } from '../src/db/client.ts'
import type { App, Ctx } from '../src/middleware/app.ts'
import { goTo } from '../src/middleware/page.tsx'
import { keepJourney, planJourney } from '../src/routes/begin.ts'
import { journeyOf } from '../src/routes/journeys.ts'
import { norfolk, sessionsOf } from './phones.ts'
import { addPerson } from './steps.ts'
import { newAddress, newPhone, password, portal, signUp, type Visitor } from './visitor.ts'

/* A route that is no step begins a journey with something known, as an invitation's link does when it is pressed. */

const here = portal({
  mount(app) {
    const link = new Hono<App>()
    link.post('/:journey', async (c_) => {
      const c = c_ as unknown as Ctx
      const invited = { email: c.req.query('email')!, given: 'Jane', surname: 'Beanstalk' }
      const name = c.req.param('journey') as 'register' | 'sign-in'
      const begun = planJourney(c, journeyOf(c.var.council, name), { invited })
      await commit(c.var.visit.db, begun.writes)
      return goTo(c, keepJourney(c, begun))
    })
    app.route('/norfolk/link', link)
  },
})

const follow = async (person: Visitor, journey: string, email: string) => {
  await person.open('/norfolk')
  return person.post(`/norfolk/link/${journey}?email=${encodeURIComponent(email)}`, {}, false)
}
const said = (email: string) => [
  [
    'email',
    `Your invitation was sent to ${email}. Enter that address, or ask your worker to send the invitation to the other one`,
  ],
]

describe.each([{ htmx: false }, { htmx: true }])('Who was invited (htmx: $htmx)', (how) => {
  it('registers with the address that is filled in already; another one is explained', async () => {
    const ada = here.visitor(how)
    const email = newAddress()
    await follow(ada, 'register', email)
    expect(ada.path).toBe('/norfolk/register/email')
    expect(ada.value('email')).toBe(email)
    const other = newAddress('other')
    await ada.fill({ 'Email Address': other }).press('Send verification code')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual(said(email))
    expect(ada.value('email')).toBe(other)
    expect(await ada.messages(other)).toEqual([])
    await ada.fill({ 'Email Address': email.toUpperCase() }).press('Send verification code')
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Verify code')
    await ada.press('Continue')
    await ada
      .fill({ 'Given Name': 'Ada', Surname: 'Bell', 'New Password': password, 'Confirm New Password': password })
      .press('Create')
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
    // Back to the password: still the invited one.
    await ada.open('/norfolk/sign-in/password')
    expect(ada.value('email').toLowerCase()).toBe(email)
  })

  it('signs in with that address; the password of another account signs that one in, and shows the address no more', async () => {
    const [email, other] = [newAddress(), newAddress('other')]
    await signUp(here.visitor(), email)
    await signUp(here.visitor(), other)
    const ada = here.visitor(how)
    await follow(ada, 'sign-in', email)
    expect(ada.path).toBe('/norfolk/sign-in/password')
    expect(ada.value('email')).toBe(email)
    await ada.fill({ 'Email Address': newAddress('nobody'), Password: password }).press('Sign in')
    expect(ada.summary).toEqual([['', expect.stringContaining('The email or password is not right')]])
    await ada.fill({ 'Email Address': other, Password: password }).press('Sign in')
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
    expect(ada.html).not.toContain(email)
    await ada.open('/norfolk/sign-in/password')
    expect(ada.html).not.toContain(email)

    await follow(ada, 'sign-in', email)
    await ada.fill({ 'Email Address': email, Password: password }).press('Sign in')
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
  })

  it('begins anew with each link, and is free of it after Cancel', async () => {
    const [first, second] = [newAddress('first'), newAddress('second')]
    const ada = here.visitor(how)
    await follow(ada, 'register', first)
    const token = ada.fields().journey
    await follow(ada, 'register', second)
    expect(ada.value('email')).toBe(second)
    expect(ada.fields().journey).not.toBe(token)
    await ada.post('/norfolk/register/email', { ...ada.fields(), journey: token!, email: first })
    expect(ada.summary).toEqual(said(second))
    await ada.press('Cancel')
    await ada.open('/norfolk/register')
    expect(ada.value('email')).toBe('')
  })

  it('leaves nothing for who comes next on the device: neither after signing in, nor after logging out', async () => {
    const [email, phone] = [newAddress(), newPhone()]
    const { id } = await addPerson(norfolk, email, here.clock.now, phone)
    const ada = here.visitor(how)
    const kept = () => Object.keys(norfolk.journeys).filter((name) => ada.jar.has(`__Host-norfolk-journey-${name}`))
    const shows = async () => {
      const shown = []
      for (const path of ['register', 'sign-in']) shown.push((await ada.open(`/norfolk/${path}`)).value('email'))
      return shown
    }
    await follow(ada, 'register', email)
    const token = ada.fields().journey!
    await follow(ada, 'sign-in', email)
    await ada.fill({ 'Email Address': email, Password: password }).press('Sign in')
    await ada.press('Send Code')
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await sessionsOf(id)).toHaveLength(1)
    expect(kept()).toEqual([])
    // Nor does the row stand that the cookie led to.
    ada.jar.set('__Host-norfolk-journey-register', token)
    expect((await ada.open('/norfolk/register/email')).value('email')).toBe('')

    await follow(ada, 'register', email)
    await follow(ada, 'sign-in', email)
    await ada.open('/norfolk/sign-out')
    await ada.press('Logout')
    expect(kept()).toEqual([])
    expect(await shows()).toEqual(['', ''])
  })
})
