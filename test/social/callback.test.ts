import { LibsqlError } from '@libsql/client/web'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { suspendAccount } from '../../src/db/account-care.ts'
import { commit } from '../../src/db/client.ts'
import { accounts, identities, sessions } from '../../src/db/schema.ts'
import { joinMark } from '../../src/domain/account-routes.ts'
import { meddling } from '../casework.ts'
import { goThere, rotateKeys } from '../identity-providers.ts'
import { eventsOf, isSignedIn, leicestershire, sessionsOf } from '../phones.ts'
import {
  accountOf,
  base,
  by,
  identitiesOf,
  newPerson,
  provePhone,
  registered,
  routesOf,
  signInByPassword,
  signUpBy,
} from '../social.ts'
import { db, keys, newAddress, password, portal } from '../visitor.ts'

const providers = ['microsoft', 'google', 'facebook'] as const
const at = (visitor: { path: string }, page: string) => expect(visitor.path).toBe(`${base}${page}`)
const title = (name: string) => name[0]!.toUpperCase() + name.slice(1)

describe.each(providers)('Somebody new who comes by way of %s', (provider) => {
  it.each([{ htmx: false }, { htmx: true }])(
    'confirms their mailbox and phone, and has an account without a password (htmx: $htmx)',
    async (how) => {
      const world = portal()
      const [jenny, who] = [world.visitor(how), newPerson()]
      await by(jenny, provider, who)
      at(jenny, '/register/email')
      expect(jenny.text).toContain(`You have signed in with ${title(provider)}.`)
      expect(jenny.value('email')).toBe(who.email)
      await jenny.press('Send verification code')
      await jenny.fill({ 'Verification code': await jenny.code(who.email) }).press('Verify code')
      at(jenny, '/register/person')
      expect(jenny.value('forename')).toBe('Jenny')
      expect(jenny.value('surname')).toBe('Hinsen')
      expect(jenny.page.querySelectorAll('input[type=password]')).toEqual([])
      await jenny.fill({ Surname: '' }).press('Create')
      expect(jenny.status).toBe(422)
      expect(jenny.value('forename')).toBe('Jenny')
      await jenny.fill({ Surname: 'Hinsen-Bell' }).press('Create')
      at(jenny, '/sign-in/phone')
      await provePhone(jenny, '+447700900166')
      expect(await isSignedIn(jenny, leicestershire)).toBe(true)

      const account = (await accountOf(who.email))!
      expect(account.password).toBe(undefined)
      expect(account.person.surname).toBe('Hinsen-Bell')
      expect(await routesOf(account.id)).toEqual([provider])
      const [session] = await sessionsOf(account.id)
      expect(JSON.parse(session!.factors)).toEqual([provider, 'phone'])
      expect(JSON.stringify(world.log)).not.toContain(who.subject)
      expect(JSON.stringify(world.log)).not.toContain(who.email)
    },
  )

  it('comes in by it again, behind the phone and nothing else', async () => {
    const world = portal()
    const [jenny, who] = [world.visitor(), newPerson()]
    const { phone } = await signUpBy(jenny, provider, who)
    const again = world.visitor()
    // What they are called, and where their mailbox is, says nothing about who they are.
    await by(again, provider, { ...who, email: newAddress('other'), surname: 'Married' })
    at(again, '/sign-in/confirm')
    expect(await isSignedIn(again, leicestershire)).toBe(false)
    await again.open(`${base}/sign-in/confirm`)
    await provePhone(again, phone)
    expect(await isSignedIn(again, leicestershire)).toBe(true)
    expect(await eventsOf((await accountOf(who.email))!.id)).toContain('sign-in.identified')
  })

  it('may have no address there at all', async () => {
    const [jenny, { email: _, ...who }] = [portal().visitor(), newPerson()]
    await by(jenny, provider, who)
    at(jenny, '/register/email')
    expect(jenny.value('email')).toBe('')
  })

  it('may come back without having signed in', async () => {
    const jenny = portal().visitor()
    await by(jenny, provider, 'cancel')
    at(jenny, `/social/${provider}/stopped/cancelled`)
    expect(jenny.status).toBe(200)
    expect(jenny.heading).toBe(`You did not sign in with ${title(provider)}`)
    await jenny.press(`Try ${title(provider)} again`)
    expect(jenny.away).toBeDefined()
  })

  it('is not taken for somebody with the same name at another provider', async () => {
    const world = portal()
    const who = newPerson()
    await signUpBy(world.visitor(), provider, who)
    for (const other of providers.filter((each) => each !== provider)) {
      const stranger = await by(world.visitor(), other, { ...who, email: newAddress('stranger') })
      at(stranger, '/register/email')
    }
  })
})

describe('Somebody whose mailbox Google vouches for', () => {
  it('is not asked for a code by e-mail', async () => {
    const [jenny, who] = [portal().visitor(), { ...newPerson(), verified: true }]
    await by(jenny, 'google', who)
    at(jenny, '/register/person')
    expect(await jenny.messages(who.email)).toEqual([])
  })

  it('is when Google has seen it once, but it is another host’s', async () => {
    const jenny = await by(portal().visitor(), 'google', { ...newPerson(), verified: 'once' })
    at(jenny, '/register/email')
  })
})

describe('One account, whichever way one comes', () => {
  it('password, then Google: the account is proved, and opens with both', async () => {
    const world = portal()
    const known = await registered(world)
    const jenny = world.visitor()
    await by(jenny, 'google', newPerson(known.email))
    await jenny.press('Send verification code')
    await jenny.fill({ 'Verification code': await jenny.code(known.email) }).press('Verify code')
    at(jenny, '/sign-in/password')
    expect(jenny.text).toContain(`You already have an account with ${known.email}. It opens with: email address and password.`)
    expect(jenny.text).toContain('From then on Google opens it as well')
    expect(jenny.value('email')).toBe(known.email)
    expect(await routesOf(known.id)).toEqual([])
    await jenny.fill({ Password: password }).press('Sign in')
    expect(await routesOf(known.id)).toEqual([])
    await provePhone(jenny, known.phone)
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
    expect(await routesOf(known.id)).toEqual(['google'])
    expect(await eventsOf(known.id)).toContain('route.joined')
    const [notice] = await jenny.messages(known.email)
    expect(notice?.subject).toBe('Parent Portal: a way to sign in was added to your account')
    expect(notice?.text).toContain('can now also be opened with an account at Google')
  })

  it('the same at once where Google vouches for the mailbox', async () => {
    const world = portal()
    const known = await registered(world)
    const jenny = await by(world.visitor(), 'google', { ...newPerson(known.email), verified: true })
    at(jenny, '/sign-in/password')
    await jenny.fill({ Password: password }).press('Sign in')
    await provePhone(jenny, known.phone)
    expect(await routesOf(known.id)).toEqual(['google'])
  })

  it('Google, then password: the mailbox is proved, and one is told that Google opens the account', async () => {
    const world = portal()
    const who = newPerson()
    const { phone } = await signUpBy(world.visitor(), 'google', who)
    const jenny = world.visitor()
    await jenny.open(`${base}/register`)
    await jenny.fill({ 'Email Address': who.email }).press('Send verification code')
    await jenny.fill({ 'Verification code': await jenny.code(who.email) }).press('Verify code')
    at(jenny, '/sign-in/password')
    expect(jenny.text).toContain('It opens with: Google.')
    expect(jenny.page.querySelectorAll('input[type=password]')).toEqual([])
    expect(jenny.text).not.toContain('Sign in with Microsoft')
    await by(jenny, 'google', who)
    await provePhone(jenny, phone)
    at(jenny, '/account/review')
    await jenny.fill({ Title: 'Mrs' }).press('Confirm Details')
    at(jenny, '/account/routes/password')
  })

  it('Google, then Facebook: the one is proved, and both open the account', async () => {
    const world = portal()
    const who = newPerson()
    const { phone } = await signUpBy(world.visitor(), 'google', who)
    const jenny = world.visitor()
    const there = { ...newPerson(who.email) }
    await by(jenny, 'facebook', there)
    await jenny.press('Send verification code')
    await jenny.fill({ 'Verification code': await jenny.code(who.email) }).press('Verify code')
    expect(jenny.text).toContain('It opens with: Google.')
    await by(jenny, 'google', who)
    at(jenny, '/sign-in/confirm')
    await provePhone(jenny, phone)
    const account = (await accountOf(who.email))!
    expect((await routesOf(account.id)).sort()).toEqual(['facebook', 'google'])
    const again = await by(world.visitor(), 'facebook', there)
    at(again, '/sign-in/confirm')
  })

  it('is joined once by two tabs at once, and both come in', async () => {
    const world = portal()
    const known = await registered(world)
    const who = { ...newPerson(known.email), verified: true }
    const tabs = [world.visitor(), world.visitor()]
    for (const tab of tabs) {
      await by(tab, 'google', who)
      await tab.fill({ Password: password }).press('Sign in')
    }
    for (const tab of tabs) {
      await provePhone(tab, known.phone)
      expect(await isSignedIn(tab, leicestershire)).toBe(true)
    }
    expect(await routesOf(known.id)).toEqual(['google'])
    expect((await eventsOf(known.id)).filter((name) => name === 'route.joined')).toHaveLength(1)
  })

  it('says so when what one came with opens another account by then', async () => {
    const world = portal()
    const [known, other] = [await registered(world), newAddress('other')]
    const who = newPerson(known.email)
    const jenny = await by(world.visitor(), 'google', { ...who, verified: true })
    await signUpBy(world.visitor(), 'google', { ...who, email: other })
    // Nothing is to be looked over first.
    await db.update(accounts).set({ reviewedAt: world.clock.now }).where(eq(accounts.id, known.id))
    await jenny.fill({ Password: password }).press('Sign in')
    await provePhone(jenny, known.phone)
    at(jenny, '/account/routes')
    expect(jenny.text).toContain('opens another account here, so it was not added to this one')
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
    expect(await routesOf(known.id)).toEqual([])
    expect(await routesOf((await accountOf(other))!.id)).toEqual(['google'])
  })

  it('is joined to nothing else that is signed in to meanwhile, at a shared computer, say', async () => {
    const world = portal()
    const [mine, victim] = [await registered(world), await registered(world)]
    const shared = world.visitor()
    await by(shared, 'google', { ...newPerson(mine.email), verified: true })
    at(shared, '/sign-in/password')
    await shared.fill({ 'Email Address': victim.email, Password: password }).press('Sign in')
    await provePhone(shared, victim.phone)
    expect(await isSignedIn(shared, leicestershire)).toBe(true)
    expect(await routesOf(victim.id)).toEqual([])
    expect(await routesOf(mine.id)).toEqual([])
  })

  it('is not opened by whoever has the address at a provider', async () => {
    const world = portal()
    const victim = await registered(world)
    for (const provider of providers) {
      const attacker = await by(world.visitor(), provider, newPerson(victim.email))
      at(attacker, '/register/email')
      await attacker.press('Send verification code')
      await attacker.fill({ 'Verification code': '000000' }).press('Verify code')
      expect(attacker.status).toBe(422)
      for (const page of ['/register/person', '/sign-in/phone', '/sign-in/confirm']) {
        await attacker.open(base + page)
        expect(attacker.path).not.toBe(base + page)
      }
    }
    // Not even where the provider vouches for it: the account's own factors are asked for.
    const attacker = await by(world.visitor(), 'google', { ...newPerson(victim.email), verified: true })
    at(attacker, '/sign-in/password')
    expect(await routesOf(victim.id)).toEqual([])
    expect(await isSignedIn(attacker, leicestershire)).toBe(false)
  })

  it('of one identity at two people is one: the second of two at the same time is told', async () => {
    const world = portal()
    const who = newPerson()
    const both = [world.visitor(), world.visitor()]
    const emails = [newAddress('one'), newAddress('two')]
    for (const [n, visitor] of both.entries()) {
      await by(visitor, 'google', who)
      await visitor.fill({ 'Email Address': emails[n]! }).press('Send verification code')
      await visitor.fill({ 'Verification code': await visitor.code(emails[n]!) }).press('Verify code')
    }
    await Promise.all(both.map((visitor) => visitor.press('Create')))
    const accounts = await Promise.all(emails.map((email) => accountOf(email)))
    expect(accounts.filter(Boolean)).toHaveLength(1)
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  })
})

describe('A trip to a provider', () => {
  async function setOut(world = portal()) {
    const jenny = world.visitor()
    await jenny.open(`${base}/social/google`)
    return { world, jenny, away: jenny.away! }
  }

  it('is bound to the browser that set out', async () => {
    const { world, away } = await setOut()
    const back = await goThere(away, newPerson())
    const other = world.visitor()
    await other.open(`${base}/social/google`)
    await other.open(back.pathname + back.search)
    at(other, '/social/google/stopped/late')
    expect(other.status).toBe(422)
  })

  it('is come back from once, in time, with its own state', async () => {
    const { world, jenny, away } = await setOut()
    const back = await goThere(away, newPerson())
    const forged = new URL(back)
    forged.searchParams.set('state', 'x'.repeat(43))
    await jenny.open(forged.pathname + forged.search)
    at(jenny, '/social/google/stopped/late')
    await jenny.open(back.pathname + back.search)
    at(jenny, '/register/email')
    // Loaded again it leads to where they stand, and does nothing.
    await jenny.open(back.pathname + back.search)
    at(jenny, '/register/email')
    expect(jenny.text).toContain('You have signed in with Google.')

    const late = await setOut(world)
    const lateBack = await goThere(late.away, newPerson())
    world.wait({ minutes: 10, seconds: 1 })
    await late.jenny.open(lateBack.pathname + lateBack.search)
    at(late.jenny, '/social/google/stopped/late')
  })

  it('ends at its own provider and council', async () => {
    const { jenny, away } = await setOut()
    const back = await goThere(away, newPerson())
    await jenny.open(`${base}/social/microsoft/callback${back.search}`)
    at(jenny, '/social/microsoft/stopped/late')
    await jenny.open(`/durham/social/google/callback${back.search}`)
    expect(jenny.status).toBe(404)
  })

  it('may be two at once, in two tabs', async () => {
    const { jenny, away } = await setOut()
    await jenny.open(`${base}/social/facebook`)
    const second = await goThere(jenny.away!, newPerson())
    const first = await goThere(away, newPerson())
    await jenny.open(second.pathname + second.search)
    at(jenny, '/register/email')
    await jenny.open(first.pathname + first.search)
    at(jenny, '/register/email')
    expect(jenny.text).toContain('You have signed in with Google.')
  })

  it.each(['alg-none-', 'wrong-key-', 'wrong-audience-', 'wrong-issuer-', 'wrong-nonce-', 'expired-', 'no-subject-'])(
    'ends with a clear page and no account after a token of the kind %s',
    async (kind) => {
      const who = newPerson()
      const jenny = await by(portal().visitor(), 'google', { ...who, subject: kind + who.subject })
      at(jenny, '/social/google/stopped/refused')
      expect(jenny.status).toBe(422)
      expect(jenny.heading).toBe('Google could not confirm who you are')
      expect(await accountOf(who.email)).toBe(undefined)
    },
  )

  it.each(['down-', 'malformed-'])('says so when the provider is out of order (%s)', async (kind) => {
    const who = newPerson()
    const jenny = await by(portal().visitor(), 'microsoft', { ...who, subject: kind + who.subject })
    at(jenny, '/social/microsoft/stopped/unreachable')
    expect(jenny.status).toBe(503)
    expect(jenny.text).toContain('Nothing has changed.')
  })

  it('does not begin when the provider cannot be reached', async () => {
    const world = portal({ bindings: { GOOGLE_URL: 'http://127.0.0.1:9' } })
    const jenny = await world.visitor().open(`${base}/social/google`)
    at(jenny, '/social/google/stopped/unreachable')
  })

  it('says what to do when nothing can be saved on its way back', async () => {
    let isAway = true
    const world = portal({
      connect: meddling(/insert into "journeys"/, async () => {
        if (isAway) throw new LibsqlError('away', 'HRANA_PROTO_ERROR')
      }),
    })
    const who = newPerson()
    const jenny = await by(world.visitor(), 'google', who)
    at(jenny, '/social/google/stopped/unsaved')
    expect(jenny.status).toBe(503)
    isAway = false
    await jenny.press('Try Google again')
    const back = await goThere(jenny.away!, who)
    await jenny.open(back.pathname + back.search)
    at(jenny, '/register/email')
  })

  it('goes well after the provider has changed its keys', async () => {
    const world = portal()
    await by(world.visitor(), 'google', newPerson())
    await rotateKeys('google')
    const jenny = await by(world.visitor(), 'google', newPerson())
    at(jenny, '/register/email')
  })

  it('leads nowhere for a suspended account', async () => {
    const world = portal()
    const who = newPerson()
    await signUpBy(world.visitor(), 'google', who)
    const { id } = (await accountOf(who.email))!
    await commit(db, suspendAccount(db, 'leicestershire', id))
    const jenny = await by(world.visitor(), 'google', who)
    at(jenny, '/social/google/stopped/closed')
    expect(jenny.status).toBe(422)
  })
})

describe('What was left half done in a browser', () => {
  it('is not gone on with by whoever signs up there next', async () => {
    const world = portal()
    const shared = await by(world.visitor(), 'facebook', newPerson())
    expect(shared.text).toContain('It says that you are Jenny Hinsen')
    await shared.open(`${base}/sign-in`)
    await shared.press('Sign up now')
    at(shared, '/register/email')
    expect(shared.text).not.toContain('Facebook. We still need')
    expect(shared.value('email')).toBe('')
  })

  it('is not joined by whoever signs in there next by the ordinary way', async () => {
    const world = portal()
    const known = await registered(world)
    const shared = await by(world.visitor(), 'google', { ...newPerson(known.email), verified: true })
    at(shared, '/sign-in/password')
    await shared.open(`${base}/sign-in`)
    expect(shared.text).not.toContain('You already have an account')
    await shared.fill({ 'Email Address': known.email, Password: password }).press('Sign in')
    await provePhone(shared, known.phone)
    expect(await routesOf(known.id)).toEqual([])
  })

  it('does not keep somebody new from signing up', async () => {
    const world = portal()
    const known = await registered(world)
    const shared = await by(world.visitor(), 'google', { ...newPerson(known.email), verified: true })
    at(shared, '/sign-in/password')
    const who = newPerson()
    await by(shared, 'microsoft', who)
    at(shared, '/social/microsoft/stopped/unknown')
    await shared.press('I have no account here yet: create one')
    const back = await goThere(shared.away!, who)
    await shared.open(back.pathname + back.search)
    at(shared, '/register/email')
  })
})

describe('A half-done sign-in by a provider', () => {
  it('ends when the route is taken off the account meanwhile', async () => {
    const world = portal()
    const who = newPerson()
    const { phone } = await signUpBy(world.visitor(), 'google', who)
    const { id } = (await accountOf(who.email))!
    const jenny = await by(world.visitor(), 'google', who)
    await jenny.press('Send Code')
    const [identity] = await identitiesOf(id)
    await db.delete(identities).where(eq(identities.id, identity!.id))
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(await isSignedIn(jenny, leicestershire)).toBe(false)
  })
})

describe('From within an account', () => {
  /** Signed in, at the link that adds a route. */
  async function inside(world = portal()) {
    const known = await registered(world)
    const jenny = world.visitor()
    await signInByPassword(jenny, known)
    return { world, jenny, known }
  }
  const mark = (sessionId: string) => `?for=account&mark=${encodeURIComponent(joinMark({ keys }, { id: sessionId }))}`
  const sessionOf = async (id: string) => (await sessionsOf(id)).find(({ endedAt }) => endedAt === null)!.id

  it('a provider’s account is joined to it', async () => {
    const { jenny, known } = await inside()
    await by(jenny, 'facebook', newPerson(), mark(await sessionOf(known.id)))
    at(jenny, '/account/routes')
    expect(await routesOf(known.id)).toEqual(['facebook'])
    expect((await jenny.messages(known.email))[0]?.subject).toBe('Parent Portal: a way to sign in was added to your account')
  })

  it('not by a link of another site', async () => {
    const { jenny, known } = await inside()
    await jenny.open(`${base}/social/facebook?for=account`)
    expect(jenny.away).toBe(undefined)
    await jenny.open(`${base}/social/facebook${mark('another session')}`)
    expect(jenny.away).toBe(undefined)
    expect(await routesOf(known.id)).toEqual([])
  })

  it('one that opens another account leads to proving that one, too, and to both', async () => {
    const { world, jenny, known } = await inside()
    const who = newPerson()
    const { phone } = await signUpBy(world.visitor(), 'google', who)
    await by(jenny, 'google', who, mark(await sessionOf(known.id)))
    at(jenny, '/sign-in/confirm')
    await provePhone(jenny, phone)
    expect(jenny.path).toMatch(/^\/leicestershire\/account\/merge\/[\w-]+$/)
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
    expect(await routesOf(known.id)).toEqual([])
    expect(await accountOf(who.email)).toBeDefined()
  })

  it('does not become one with a second account that is proved after it ended: that one is signed in to', async () => {
    const { world, jenny, known } = await inside()
    const second = await registered(world)
    await jenny.open(`${base}/account/routes`)
    await jenny.press('I have another account here')
    at(jenny, '/sign-in/password')
    await jenny.fill({ 'Email Address': known.email, Password: password }).press('Sign in')
    expect(jenny.summary).toEqual([
      ['email', 'This is the account that you are signed in to. Enter the email address of your other account'],
    ])
    await jenny.fill({ 'Email Address': second.email, Password: password }).press('Sign in')
    expect(jenny.text).toContain('This opens another account of yours here.')
    await jenny.press('Send Code')
    await db.update(sessions).set({ endedAt: world.clock.now, endedWhy: 'signed-out' }).where(eq(sessions.accountId, known.id))
    await jenny.fill({ 'Verification code': await jenny.code(second.phone) }).press('Verify Code')
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
    expect((await sessionsOf(second.id)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  })

  it('a second account that was not proved keeps nobody from signing in to the first', async () => {
    const { world, jenny, known } = await inside()
    await jenny.open(`${base}/account/routes`)
    await jenny.press('I have another account here')
    expect(jenny.text).toContain('You are signed in as Ada Bell.')
    world.wait({ minutes: 20 })
    await jenny.open(`${base}/account/routes`)
    at(jenny, '/sign-in/password')
    expect(jenny.text).not.toContain('other account')
    await jenny.fill({ 'Email Address': known.email, Password: password }).press('Sign in')
    await provePhone(jenny, known.phone)
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
  })

  it('nor from proving themselves once more', async () => {
    const { world, jenny, known } = await inside()
    await jenny.open(`${base}/account/routes`)
    await jenny.press('I have another account here')
    for (let active = 0; active < 2; active++) {
      world.wait({ minutes: 8 })
      await jenny.open(`${base}/account`)
    }
    await jenny.open(`${base}/account/routes`)
    at(jenny, '/sign-in/password')
    await jenny.fill({ 'Email Address': known.email, Password: password }).press('Sign in')
    expect(jenny.summary).toEqual([])
    await provePhone(jenny, known.phone)
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
  })

  it('nothing is added when one was away longer than the proof is recent', async () => {
    const { world, jenny, known } = await inside()
    world.wait({ minutes: 8 })
    await jenny.open(`${base}/social/google${mark(await sessionOf(known.id))}`)
    const back = await goThere(jenny.away!, newPerson())
    world.wait({ minutes: 8 })
    await jenny.open(back.pathname + back.search)
    at(jenny, '/social/google/stopped/signed-out')
    expect(await routesOf(known.id)).toEqual([])
  })

  it('is not joined when its owner has signed out meanwhile', async () => {
    const { jenny, known } = await inside()
    await jenny.open(`${base}/social/google${mark(await sessionOf(known.id))}`)
    const back = await goThere(jenny.away!, newPerson())
    await jenny.open(`${base}/sign-out`)
    await jenny.press('Logout')
    await jenny.open(back.pathname + back.search)
    at(jenny, '/social/google/stopped/signed-out')
    expect(await routesOf(known.id)).toEqual([])
  })
})
