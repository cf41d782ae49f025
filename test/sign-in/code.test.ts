import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { useCode } from '../../src/db/codes.ts'
import { journeyId } from '../../src/db/journeys.ts'
import { codes, events, journeys, sessions } from '../../src/db/schema.ts'
import { db, keys, newAddress, password, portal, register, registerUpToCode, signIn, type Visitor } from '../visitor.ts'

const session = '__Host-durham-session'
const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`
const idOf = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!.id
const allSessions = async (email: string) =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.accountId, await idOf(email)))
const liveSessions = async (email: string) => (await allSessions(email)).filter(({ endedAt }) => endedAt === null)
const countEvents = async (email: string, name: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.accountId, await idOf(email)), eq(events.name, name)))
  ).length

/** A person with an account, at the page that asks for the code. */
async function arrive(how: { htmx?: boolean } = {}) {
  const world = portal()
  const ada = world.visitor(how)
  const email = newAddress()
  await register(ada, email)
  world.wait({ seconds: 1 })
  await ada.open('/durham/sign-in')
  await ada.fill({ Email: email, Password: password }).press('Submit')
  return { world, ada, email, code: await ada.code(email) }
}

describe.each([{ htmx: false }, { htmx: true }])('Secure login, step 2 (htmx: $htmx)', (how) => {
  it('kills the code of the sign-in before it, when the password is given again', async () => {
    const { world, ada, email, code } = await arrive(how)
    const before = journeyId('durham', 'sign-in', ada.jar.get('__Host-durham-journey-sign-in')!)
    const live = () => db.select().from(codes).where(eq(codes.journeyId, before))
    expect(await live()).toHaveLength(1)
    world.wait({ seconds: 1 })
    await ada.open('/durham/sign-in/password')
    await ada.fill({ Email: email, Password: password }).press('Submit')
    expect(await ada.code(email)).not.toBe(code)
    expect(await live()).toEqual([])
  })

  it('welcomes a person by name, and leads home', async () => {
    const { ada, code } = await arrive(how)
    await ada.fill({ Code: `${code.slice(0, 4)} ${code.slice(4)}` }).press('Finish')
    expect(ada.path).toBe('/durham/sign-in/welcome')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
    expect(ada.text).toContain(
      "You have been successfully logged in. Please use the button below to return to the Children's Services Portal home page.",
    )
    await ada.press('Return to Home')
    expect(ada.path).toBe('/durham')
    await ada.open('/durham/account')
    expect(ada.text).toContain('Framwellgate School')
  })

  it('gives a session of its own, in place of one that the browser had, and forgets the journey', async () => {
    const { world, ada, email, code } = await arrive(how)
    const token = ada.jar.get('__Host-durham-journey-sign-in')!
    const id = journeyId('durham', 'sign-in', token)
    expect(await db.select().from(journeys).where(eq(journeys.id, id))).toHaveLength(1)
    await ada.fill({ Code: code }).press('Finish')
    const first = ada.jar.get(session)
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(first).not.toBe(token)
    expect(ada.jar.has('__Host-durham-journey-sign-in')).toBe(false)
    expect(await db.select().from(journeys).where(eq(journeys.id, id))).toEqual([])
    world.wait({ minutes: 1 })
    await signIn(ada, email)
    expect(ada.jar.get(session)).not.toBe(first)
    expect((await allSessions(email)).map(({ endedWhy }) => endedWhy).sort()).toEqual([null, 'replaced'])
  })

  it('begins again when it is cancelled: the code is worth nothing then', async () => {
    const { ada, email, code } = await arrive(how)
    const form = ada.fields()
    await ada.press('Cancel')
    expect(ada.path).toBe('/durham')
    await ada.open('/durham/sign-in/code')
    expect(ada.heading).toBe('Secure login – step 1')
    await ada.post('/durham/sign-in/code', { ...form, submit: 'c'.repeat(43), code })
    expect(ada.heading).toBe('Secure login – step 1')
    expect(await allSessions(email)).toEqual([])
  })

  it('sends a new code after a minute, and the old one is dead', async () => {
    const { world, ada, email, code } = await arrive(how)
    await ada.press('Please send me a new code')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 60 seconds']])
    world.wait({ minutes: 1 })
    await ada.press('Please send me a new code')
    expect(ada.text).toContain('We sent a new code at 09:01. Earlier codes no longer work.')
    await ada.fill({ Code: code }).press('Finish')
    expect(ada.beside('code')).toContain('That code is not right')
    await ada.fill({ Code: await ada.code(email) }).press('Finish')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('makes five wrong codes wait, over all sign-ins of the account, until a right one', async () => {
    const { world, ada, email, code } = await arrive(how)
    for (let time = 0; time < 3; time++) await ada.fill({ Code: not(code) }).press('Finish')
    world.wait({ seconds: 1 })
    const elsewhere = world.visitor(how)
    await elsewhere.open('/durham/sign-in')
    await elsewhere.fill({ Email: email, Password: password }).press('Submit')
    const second = await ada.code(email)
    for (let time = 0; time < 2; time++) await elsewhere.fill({ Code: not(second) }).press('Finish')
    expect(elsewhere.status).toBe(429)
    await ada.fill({ Code: code }).press('Finish')
    expect(ada.summary).toEqual([['code', 'There have been too many wrong codes. You can try again in 1 minute']])
    world.wait({ minutes: 1 })
    await ada.fill({ Code: code }).press('Finish')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('takes no code that was sent for anything else', async () => {
    const { world, ada, email } = await arrive(how)
    world.wait({ seconds: 1 })
    const other = world.visitor()
    await other.open('/durham/reset-password')
    await other.fill({ Email: email }).press('Next')
    await ada.fill({ Code: await ada.code(email) }).press('Finish')
    expect(ada.beside('code')).toContain('That code is not right')
    const fresh = newAddress()
    await registerUpToCode(other, fresh)
    await ada.fill({ Code: await ada.code(fresh) }).press('Finish')
    expect(ada.beside('code')).toContain('That code is not right')
    expect(await allSessions(email)).toEqual([])
  })
})

describe('The right code, sent many times at once', () => {
  it('is used up by exactly one of those who try, whatever else guards the journey', async () => {
    const { world, ada } = await arrive()
    const journey = journeyId('durham', 'sign-in', ada.fields().journey!)
    const [row] = await db.select().from(codes).where(eq(codes.journeyId, journey))
    const tries = await Promise.all(Array.from({ length: 5 }, () => commit(db, useCode(db, row!.id, world.clock.now))))
    expect(tries.filter(Boolean)).toHaveLength(1)
  })

  it('from twenty forms signs in once', async () => {
    const { ada, email, code } = await arrive()
    const forms: Record<string, string>[] = []
    for (let time = 0; time < 20; time++) forms.push({ ...(await ada.open('/durham/sign-in/code')).fields(), code })
    expect(new Set(forms.map(({ submit }) => submit)).size).toBe(20)
    await Promise.all(forms.map((form) => ada.post('/durham/sign-in/code', form)))
    expect(await allSessions(email)).toHaveLength(1)
    expect(await liveSessions(email)).toHaveLength(1)
    expect(await countEvents(email, 'sign-in.done')).toBe(1)
  })

  it('from one form, tapped twenty times, leaves one live session and is one sign-in', async () => {
    const { ada, email, code } = await arrive()
    const form = { ...ada.fields(), code }
    await Promise.all(Array.from({ length: 20 }, () => ada.post('/durham/sign-in/code', form)))
    expect(await liveSessions(email)).toHaveLength(1)
    expect(await countEvents(email, 'sign-in.done')).toBe(1)
  })
})

describe.each([{ htmx: false }, { htmx: true }])(
  'The finishing form once more, its answer having been lost (htmx: $htmx)',
  (how) => {
    /** Signs in, and loses the answer: the browser knows only what it knew before. */
    async function lose() {
      const { world, ada, email, code } = await arrive(how)
      const [before, form, page] = [new Map(ada.jar), { ...ada.fields(), code }, ada.page]
      await ada.post('/durham/sign-in/code', form)
      const lost = new Map(ada.jar)
      const forget = () => {
        ada.jar.clear()
        for (const [name, value] of before) ada.jar.set(name, value)
        ada.page = page
      }
      return { world, ada, email, lost, forget, repeat: () => ada.post('/durham/sign-in/code', form) }
    }
    const signedIn = async (person: Visitor) =>
      (await person.open('/durham/account')).text.includes('This is what you registered.')

    it('within 2 minutes gives a fresh session, and the lost one is dead', async () => {
      const { world, ada, email, lost, forget, repeat } = await lose()
      forget()
      world.wait({ minutes: 2 })
      await repeat()
      expect(ada.heading).toBe('Welcome, Ada Bell.')
      expect(ada.jar.get(session)).not.toBe(lost.get(session))
      expect(await liveSessions(email)).toHaveLength(1)
      expect(await countEvents(email, 'sign-in.done')).toBe(1)
      expect(await signedIn(ada)).toBe(true)
      for (const [name, value] of lost) ada.jar.set(name, value)
      expect(await signedIn(ada)).toBe(false)
    })

    it('after 2 minutes gives nothing', async () => {
      const { world, ada, email, forget, repeat } = await lose()
      forget()
      world.wait({ minutes: 2, seconds: 1 })
      await repeat()
      expect(ada.heading).toBe('Secure login – step 1')
      expect(ada.jar.has(session)).toBe(false)
      expect(await liveSessions(email)).toHaveLength(1)
    })

    it('gives nothing once the person has signed out', async () => {
      const { ada, email, forget, repeat } = await lose()
      await ada.press('Logout')
      forget()
      await repeat()
      expect(ada.jar.has(session)).toBe(false)
      expect(await liveSessions(email)).toEqual([])
    })

    it('gives nothing with another code in it', async () => {
      const { ada, email, forget } = await lose()
      const before = await liveSessions(email)
      forget()
      await ada.post('/durham/sign-in/code', { ...ada.fields(), code: '00000000' })
      expect(ada.jar.has(session)).toBe(false)
      expect(await liveSessions(email)).toEqual(before)
    })
  },
)
