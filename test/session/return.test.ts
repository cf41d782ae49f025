import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { confirmPhone } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { accounts } from '../../src/db/schema.ts'
import { seal } from '../../src/db/sealed.ts'
import { hashPassword } from '../../src/domain/passwords.ts'
import { isReturnable } from '../../src/domain/returns.ts'
import { atSetup, arrive as invite } from '../invitations.ts'
import { db, keys, newAddress, newPhone, type Portal, password, portal, register, signIn, type Visitor } from '../visitor.ts'

const at = '/durham/account/details'
const cookie = '__Host-durham-return'

async function registered(how: { htmx?: boolean } = {}, world: Portal = portal()) {
  const ada = world.visitor(how)
  const email = newAddress()
  await register(ada, email)
  world.wait({ seconds: 2 })
  return { world, ada, email }
}
async function idledOut(how: { htmx?: boolean } = {}) {
  const { world, ada, email } = await registered(how)
  await signIn(ada, email)
  await ada.open(at)
  world.wait({ minutes: 16 })
  return { world, ada, email }
}
const arrived = async (world: Portal, person: Visitor, email: string) => {
  world.wait({ seconds: 2 })
  await signIn(person, email)
  return person.path
}

describe.each([{ htmx: false }, { htmx: true }])('Signing in again (htmx: $htmx)', (how) => {
  it('leads back to the page one was on, once', async () => {
    const { world, ada, email } = await idledOut(how)
    await ada.open(`${at}?lang=en`)
    expect(ada.heading).toBe('Secure login – step 1')
    expect(await arrived(world, ada, email)).toBe(at)
    expect(ada.url).toBe(at)
    expect(ada.jar.has(cookie)).toBe(false)
    await ada.press('Logout')
    expect(await arrived(world, ada, email)).toBe('/durham/sign-in/welcome')
  })

  it('leads back from a page whose script found out that it is over', async () => {
    const { world, ada, email } = await idledOut(how)
    await ada.ask('/durham/session/countdown')
    expect(await arrived(world, ada, email)).toBe(at)
  })

  it('leads somebody else where everybody comes to', async () => {
    const { world, ada } = await idledOut(how)
    const theirs = newAddress('bea')
    await register(world.visitor(), theirs)
    await ada.open(at)
    expect(await arrived(world, ada, theirs)).toBe('/durham/sign-in/welcome')
    expect(ada.jar.has(cookie)).toBe(false)
  })

  it('leads who was not signed in yet to the page they had asked for', async () => {
    const { world, ada, email } = await registered(how)
    await ada.open(at)
    expect(ada.text).toContain('Sign in to see this page.')
    expect(await arrived(world, ada, email)).toBe(at)
  })

  it('leads nowhere else after an hour, or after logging out', async () => {
    const { world, ada, email } = await idledOut(how)
    await ada.open(at)
    world.wait({ hours: 1 })
    expect(await arrived(world, ada, email)).toBe('/durham/sign-in/welcome')
    await ada.open('/durham/sign-out')
    await ada.press('Logout')
    await ada.open(at)
    await ada.open('/durham/sign-out')
    await ada.post('/durham/sign-out', {}, false)
    expect(ada.jar.has(cookie)).toBe(false)
  })
})

describe('The way back', () => {
  const good = ['/account', '/account/details', '/records/Xy7_q2Lp', '/records?page=2&q=%C3%A9', '/staff/records', '/registered']
  const bad = [
    ...[
      '',
      '/',
      'account',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
    ],
    ...[
      '/../../evil',
      '/a/../b',
      '/%2e%2e/b',
      '/./a',
      '/a#b',
      '/a b',
      '/a\nb',
      '/a\r\nSet-Cookie: x=y',
      '/é',
      `/${'a'.repeat(1001)}`,
    ],
    ...['/sign-in/password', '/sign-out', '/sign-in', '/session/ended', '/register', '/register/code', '/reset-password/email'],
  ]
  it.each(good)('may be %j', (address) => expect(isReturnable(address)).toBe(true))
  it.each(bad)('may not be %j', (address) => expect(isReturnable(address)).toBe(false))

  const kept = (council: string, what: object) =>
    seal(keys.sealing, { table: 'cookies', column: 'return', row: council }, JSON.stringify(what))
  const until = Date.UTC(2030, 0, 1)
  it.each([
    ['of another council', kept('norfolk', { to: '/account/details', until })],
    ['to another host, even sealed', kept('durham', { to: '//evil.example', until })],
    ["bound to somebody else's account", kept('durham', { to: '/account/details', accountId: 'x', until })],
    ['not sealed', JSON.stringify({ to: '/account/details', until })],
    ['empty', ''],
    ['of nothing that can be read', 'local-test.AAAA.BBBB'],
  ])('is not followed: %s', async (_, value) => {
    const { world, ada, email } = await registered()
    ada.jar.set(cookie, value)
    expect(await arrived(world, ada, email)).toBe('/durham/sign-in/welcome')
  })

  it('is sealed, kept from scripts and other sites, for an hour', async () => {
    const { ada } = await idledOut()
    await ada.open(at)
    const set = ada.answers.flatMap(({ headers }) => headers.getSetCookie()).find((each) => each.startsWith(cookie))!
    expect(set).not.toContain('account')
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=3600'])
      expect(set.split('; ')).toContain(attribute)
  })

  it('is not the page of another site that leads here', async () => {
    const { world, ada } = await idledOut()
    const cookies = [...ada.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const { response } = await world.fetch(
      new Request('https://doorstep.example/durham/session/countdown', {
        headers: { cookie, referer: 'https://evil.example/durham/account/details' },
        redirect: 'manual',
      }),
    )
    expect(cookies).not.toBe('')
    expect(response.headers.getSetCookie().filter((each) => each.startsWith(cookie))).toEqual([])
  })
})

describe.each([{ htmx: false }, { htmx: true }])('Who has an invitation to answer (htmx: $htmx)', (how) => {
  it('comes back first to the page they were on, then to the invitation', async () => {
    const arrived = await invite('return-invited', how)
    const { council, here } = arrived
    const { person, browser } = await atSetup(arrived)
    const at_ = (path: string) => `/${council.slug}${path}`
    const phone = newPhone()
    await commit(db, confirmPhone(db, keys, { account: person, phone, now: here.clock.now }).writes)
    const place = { table: 'accounts', column: 'password', row: person.id }
    const sealed = seal(keys.sealing, place, await hashPassword(password))
    await db.update(accounts).set({ password: sealed }).where(eq(accounts.id, person.id))
    const come = async () => {
      here.wait({ minutes: 2 })
      await browser.open(at_('/sign-in'))
      await browser.fill({ 'Email Address': person.email, Password: password }).press('Sign in')
      await browser.press('Send Code')
      await browser.fill({ 'Verification code': await browser.code(phone) }).press('Verify Code')
      return browser.path
    }
    await browser.open(at_('/account/details'))
    here.wait({ minutes: 16 })
    await browser.fill({ Surname: 'Typed' }).press('Save changes')
    expect(await come()).toBe(at_('/account/details'))
    expect(browser.value('surname')).toBe('Typed')
    await browser.open(at_('/sign-out'))
    await browser.press('Logout')
    expect(await come()).toBe(at_('/invitation/setup'))
  })
})
