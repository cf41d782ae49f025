import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { fingerprint } from '../../src/db/keys.ts'
import { accounts, sessions } from '../../src/db/schema.ts'
import { bindings, db, keys, newAddress, portal, register, signIn, type Visitor } from '../visitor.ts'

const session = '__Host-durham-session'
const activity = '__Host-durham-activity'
const idle = 'You were signed out because nothing happened for 15 minutes. Sign in again to go on.'
const idOf = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!.id
const endings = async (email: string) =>
  (
    await db
      .select()
      .from(sessions)
      .where(eq(sessions.accountId, await idOf(email)))
  ).map(({ endedWhy }) => endedWhy)
const signedIn = async (person: Visitor) => (await person.open('/durham/account')).text.includes('This is what you registered.')

async function arrive(how: { htmx?: boolean } = {}, world = portal()) {
  const ada = world.visitor(how)
  const email = newAddress()
  await register(ada, email)
  world.wait({ seconds: 1 })
  await signIn(ada, email)
  return { world, ada, email }
}

describe('A session', () => {
  it('lasts 14 minutes 59 seconds without a sign of life', async () => {
    const { world, ada } = await arrive()
    world.wait({ minutes: 14, seconds: 59 })
    expect(await signedIn(ada)).toBe(true)
  })

  it('is over after 15 minutes 1 second, and the page says why', async () => {
    const { world, ada, email } = await arrive()
    world.wait({ minutes: 15, seconds: 1 })
    await ada.open('/durham/sign-in/welcome')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(ada.text).toContain(idle)
    expect(ada.jar.has(session)).toBe(false)
    expect(ada.jar.has(activity)).toBe(false)
    expect(await endings(email)).toEqual(['idle'])
  })

  it('goes on while something happens, but no longer than 24 hours in all', async () => {
    const { world, ada, email } = await arrive()
    for (let passed = 14; passed < 24 * 60; passed += 14) {
      world.wait({ minutes: 14 })
      await ada.open('/durham')
      expect(ada.text).toContain('Welcome to')
    }
    expect(await signedIn(ada)).toBe(true)
    world.wait({ minutes: 14 })
    await ada.open('/durham/sign-in/welcome')
    expect(ada.text).toContain('You were signed out because you had been signed in for a day. Sign in again to go on.')
    expect(await endings(email)).toEqual(['too-old'])
  })

  it('is worth nothing without its signed time of activity, or with a forged one', async () => {
    const forge: ((value: string) => string | undefined)[] = [
      () => undefined,
      () => '',
      (value) => value.replace(/^\d+/, (at) => String(Number(at) + 60_000)),
      (value) => `${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
      (value) => value.slice(0, value.indexOf('.')),
    ]
    for (const change of forge) {
      const { ada, email } = await arrive()
      const changed = change(ada.jar.get(activity)!)
      if (changed === undefined) ada.jar.delete(activity)
      else ada.jar.set(activity, changed)
      expect(await signedIn(ada)).toBe(false)
      // Nobody came in, and its owner, whose browser has the right time, is not thrown out.
      expect(await endings(email)).toEqual([null])
    }
  })

  it("is worth nothing with the time of somebody else's activity", async () => {
    const { world, ada } = await arrive()
    const [bea, theirs] = [world.visitor(), newAddress('bea')]
    await register(bea, theirs)
    world.wait({ seconds: 1 })
    await signIn(bea, theirs)
    ada.jar.set(activity, bea.jar.get(activity)!)
    expect(await signedIn(ada)).toBe(false)
    expect(await signedIn(bea)).toBe(true)
  })

  it('is worth nothing with a token that nobody was given', async () => {
    const { ada } = await arrive()
    ada.jar.set(session, 'x'.repeat(43))
    expect(await signedIn(ada)).toBe(false)
    expect(ada.status).toBe(200)
  })

  it('of one council is nothing in another', async () => {
    const { ada, email } = await arrive()
    const cookies = new Map(ada.jar)
    for (const [name, value] of cookies) ada.jar.set(name.replace('durham', 'east-vale'), value)
    await ada.open('/east-vale/account')
    expect(ada.text).toContain('New to East Vale Families?')
    expect(ada.text).not.toContain('Ada')
    await ada.open('/east-vale/sign-in/welcome')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(await signedIn(ada)).toBe(true)
    expect(await endings(email)).toEqual([null])
  })

  it('is over at the next page once the account is suspended', async () => {
    const { ada, email } = await arrive()
    await db
      .update(accounts)
      .set({ status: 'suspended' })
      .where(eq(accounts.id, await idOf(email)))
    await ada.open('/durham/account')
    expect(ada.heading).toBe('My account')
    expect(ada.html).not.toContain('Ada Bell')
    expect(ada.jar.has(session)).toBe(false)
  })
})

describe('A session that staff ended', () => {
  it.each([
    ['ended-by-staff', 'Your session has been ended.'],
    ['access-ended', 'Your session has been ended.'],
    ['signed-out', 'Sign in to see this page.'],
    ['password-reset', 'Sign in to see this page.'],
  ])('says so in a sentence that tells nothing more, whether KV knows it still or not: %s', async (endedWhy, said) => {
    for (const knows of [true, false]) {
      const { ada, email } = await arrive()
      const accountId = await idOf(email)
      await db
        .update(sessions)
        .set({ endedWhy, endedAt: Date.UTC(2026, 10, 21) })
        .where(eq(sessions.accountId, accountId))
      if (!knows) await bindings.SESSIONS.delete(`session:${fingerprint('session', ada.jar.get(session)!)}`)
      await ada.open('/durham/account/details')
      expect(ada.heading).toBe('Secure login – step 1')
      expect(ada.text).toContain(said)
    }
  })
})

describe.each([{ htmx: false }, { htmx: true }])('Signing out (htmx: $htmx)', (how) => {
  it('takes a press: opening its address only shows the button', async () => {
    const { ada, email } = await arrive(how)
    await ada.open('/durham/sign-out')
    expect(ada.heading).toBe('Log out')
    expect(await signedIn(ada)).toBe(true)
    await ada.open('/durham/sign-out')
    await ada.press('Logout')
    expect(ada.heading).toBe('You have been logged out')
    expect(await endings(email)).toEqual(['signed-out'])
    expect([...ada.jar.keys()].filter((name) => /session|activity/.test(name))).toEqual([])
  })

  it('is for good: the cookies of before are worth nothing', async () => {
    const { world, ada } = await arrive(how)
    const before = new Map(ada.jar)
    await ada.press('Logout')
    const thief = world.visitor(how)
    for (const [name, value] of before) thief.jar.set(name, value)
    expect(await signedIn(thief)).toBe(false)
    for (const [name, value] of before) thief.jar.set(name, value)
    await thief.open('/durham/sign-in/welcome')
    expect(thief.heading).toBe('Secure login – step 1')
    // Not within a token, by chance.
    expect(thief.html).not.toMatch(/(?<![\w-])Ada(?![\w-])/)
  })

  it('is for good even while KV still knows the session', async () => {
    const kv = bindings.SESSIONS
    const stale = { get: kv.get.bind(kv), put: kv.put.bind(kv), delete: async () => undefined }
    const { ada } = await arrive(how, portal({ bindings: { SESSIONS: stale } }))
    const before = new Map(ada.jar)
    const copy = `session:${fingerprint('session', before.get(session)!)}`
    await ada.press('Logout')
    expect(await kv.get(copy, 'json')).toMatchObject({ council: 'durham' })
    for (const [name, value] of before) ada.jar.set(name, value)
    expect(await signedIn(ada)).toBe(false)
  })

  it('does no harm twice, or to somebody who is not signed in', async () => {
    const { world, ada } = await arrive(how)
    await ada.press('Logout')
    await ada.post('/durham/sign-out', {}, false)
    expect(ada.heading).toBe('You have been logged out')
    const bea = world.visitor(how)
    await bea.post('/durham/sign-out', {}, false)
    expect(bea.heading).toBe('You have been logged out')
  })
})

describe('What the browser is told about somebody signed in', () => {
  it('is kept by nobody', async () => {
    const { ada } = await arrive()
    for (const path of ['/durham/account', '/durham/sign-in/welcome', '/durham', '/durham/sign-out', '/durham/contact']) {
      await ada.open(path)
      expect([path, ada.headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
    for (const { headers } of ada.answers) expect(headers.get('cache-control')).toBe('no-store')
  })

  it('comes in cookies that no script reads, no other site sends and no other host sets', async () => {
    const { ada } = await arrive()
    const cookies = ada.answers.flatMap(({ headers }) => headers.getSetCookie())
    const names = new Set(cookies.map((cookie) => cookie.split('=')[0]))
    for (const name of [session, activity, '__Host-durham-journey-register', '__Host-durham-journey-sign-in'])
      expect(names).toContain(name)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-durham-[a-z-]+=/)
      for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']) expect(cookie.split('; ')).toContain(attribute)
      expect(cookie).not.toMatch(/Domain=/i)
    }
    for (const cookie of cookies.filter((each) => each.startsWith(`${session}=`) && !each.includes('Max-Age=0')))
      expect(cookie).not.toMatch(/Max-Age|Expires/)
  })
})
