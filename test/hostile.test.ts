import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import { connect } from '../src/db/client.ts'
import { KeyRing } from '../src/db/keys.ts'
import { listSent } from '../src/db/messages.ts'
import { limits } from '../src/domain/limits.ts'
import {
  bindings,
  db,
  details,
  keys,
  newAddress,
  newNetwork,
  password,
  portal,
  register,
  registerUpToCode,
  resetPassword,
  signIn,
  signUp,
  withoutStandIns,
} from './visitor.ts'

const { perAddressAndNetwork, noticesPerAddress } = limits.send
const languages = { cy: 'Cymraeg: dangos y dudalen hon yn Gymraeg', en: 'English: show this page in English' }
const send = async () => ({ ok: true as const, reference: 'x' })

describe('A stranger who knows an address', () => {
  it("does not use up its owner's way back, however often they ask for codes", async () => {
    const world = portal()
    const [ada, stranger, email] = [world.visitor(), world.visitor(), newAddress()]
    await register(ada, email)
    for (let times = 0; times < limits.send.perAddress.most + 5; times++) {
      await stranger.open('/durham/reset-password')
      await stranger.fill({ Email: email }).press('Next')
      if (stranger.heading !== 'Reset password – step 1') await stranger.press('Cancel')
    }
    expect(stranger.status).toBe(429)
    expect(Number(stranger.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await world.visitor().open('/durham/reset-password')).status).toBe(200)
    await resetPassword(ada, email, 'Rescued-Horse-3-Battery')
    expect(ada.text).toContain('Your password has been changed')
  })

  it("does not fill its owner's mailbox with notices", async () => {
    const world = portal()
    const email = newAddress()
    await register(world.visitor(), email)
    for (let times = 0; times < noticesPerAddress.most + 3; times++) {
      const stranger = await registerUpToCode(world.visitor(), email)
      expect(stranger.heading).toBe('Register for a new account – step 3')
    }
    const notices = (await world.visitor().messages(email)).filter(({ subject }) => subject.includes('already have an account'))
    expect(notices.length).toBeLessThanOrEqual(noticesPerAddress.most)
    expect(notices.length).toBeGreaterThan(1)
  })

  it('cannot guess on for ever from ever new networks', async () => {
    const world = portal()
    const email = newAddress()
    await register(world.visitor(), email)
    let wrong = 0
    while (wrong < limits.code.wrongInADay) {
      const stranger = world.visitor()
      await stranger.open('/durham/reset-password')
      await stranger.fill({ Email: email }).press('Next')
      if (stranger.status === 429) {
        world.wait({ hours: 1 })
        continue
      }
      for (let tries = 0; tries < 4 && wrong < limits.code.wrongInADay; tries++, wrong++)
        await stranger.fill({ Code: '00000000' }).press('Next')
      world.wait({ minutes: 1 })
    }
    const last = world.visitor()
    await last.open('/durham/reset-password')
    await last.fill({ Email: email }).press('Next')
    await last.fill({ Code: await last.code(email) }).press('Next')
    expect(last.status).toBe(429)
    // The way in by password is not closed by it.
    expect((await signIn(world.visitor(), email)).heading).toBe('Welcome, Ada Bell.')
  })

  it('waits after wrong codes from wherever one person can be at once: an IPv6 /48', async () => {
    const world = portal()
    const [email, [first, second, third]] = [newAddress(), newNetwork().split(':') as [string, string, string]]
    await register(world.visitor(), email)
    const tryFrom = async (network: string, times: number) => {
      const stranger = world.visitor({ network })
      await stranger.open('/durham/reset-password')
      await stranger.fill({ Email: email }).press('Next')
      for (let tries = 0; tries < times; tries++) await stranger.fill({ Code: '00000000' }).press('Next')
      return stranger.status
    }
    expect(await tryFrom(`${first}:${second}:${third}:1::1`, 3)).toBe(422)
    expect(await tryFrom(`${first}:${second}:${third}:2::1`, 2)).toBe(429)
    expect(await tryFrom(newNetwork(), 2)).toBe(422)
  })

  it('is slowed by wrong codes on their own network only', async () => {
    const world = portal()
    const [ada, stranger, email] = [world.visitor(), world.visitor(), newAddress()]
    await register(ada, email)
    await stranger.open('/durham/reset-password')
    await stranger.fill({ Email: email }).press('Next')
    for (let tries = 0; tries < 5; tries++) await stranger.fill({ Code: '00000000' }).press('Next')
    expect(stranger.status).toBe(429)
    await resetPassword(ada, email, 'Rescued-Horse-3-Battery')
    expect(ada.text).toContain('Your password has been changed')
  })
})

describe('A page that was left open on a shared computer', () => {
  it('does not let whoever noted its token follow the next person', async () => {
    const world = portal()
    const [victim, thief, email] = [world.visitor(), world.visitor(), newAddress()]
    await register(world.visitor(), email)
    await victim.open('/durham/reset-password')
    const noted = victim.fields().journey!
    await victim.fill({ Email: email }).press('Next')
    const seenLater = victim.fields().journey!
    expect(seenLater).not.toBe(noted)
    await victim.fill({ Code: await victim.code(email) }).press('Next')
    expect(victim.heading).toBe('Reset password – step 3')

    for (const journey of [noted, seenLater]) {
      await thief.open('/durham/reset-password/email')
      thief.jar.clear()
      const secret = 'Stolen-Horse-4-Battery'
      await thief.post('/durham/reset-password/password', { ...thief.fields(), journey, password: secret, confirm: secret })
      expect(thief.heading).toBe('Reset password – step 1')
    }
    expect((await signIn(world.visitor(), email)).heading).toBe('Welcome, Ada Bell.')
  })

  it('shows nobody what the person before them typed, once their journey has begun', async () => {
    const world = portal()
    const [ada, thief] = [world.visitor(), world.visitor()]
    await ada.open('/durham/register')
    const noted = ada.fields().journey!
    await ada.fill(details).press('Next')
    thief.jar.set('__Host-durham-journey-register', noted)
    await thief.open('/durham/register/details')
    expect(thief.html).not.toContain('North Road')
  })

  it('shows it to nobody who had read the empty form in another language, and noted its token', async () => {
    const world = portal()
    const [here, thief] = [world.visitor(), world.visitor()]
    const read = (language: 'cy' | 'en') => here.press(languages[language])
    await here.open('/durham/register')
    await read('cy')
    const noted = here.fields().journey!
    await read('en')
    const meanwhile = here.fields().journey!
    await here.open('/durham/register')
    await here.fill(details)
    await read('cy')
    await read('en')
    expect(here.value('street')).toBe('1 North Road')
    const follow = async () => {
      for (const token of [noted, meanwhile]) {
        thief.jar.set('__Host-durham-journey-register', token)
        await thief.open('/durham/register/details')
        expect(thief.html).not.toContain('North Road')
      }
    }
    await follow()
    await here.press('Next')
    await follow()
  })

  it('shows nobody what was put in the place of what they had told, and takes nothing from them for it', async () => {
    const world = portal()
    const [here, thief] = [world.visitor(), world.visitor()]
    const cookie = '__Host-durham-journey-register'
    await here.open('/durham/register')
    await here.fill({ ...details, Street: '9 Thieves’ Lane' }).press('Next')
    const noted = [here.jar.get(cookie)!]
    // Who comes next goes on from there, and back first, to put their own address.
    await here.open('/durham/register')
    await here.press('Back')
    await here.fill(details).press('Next')
    noted.push(here.jar.get(cookie)!)
    const email = newAddress()
    await here.fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
    for (const [at, token] of noted.entries()) {
      thief.jar.set(cookie, token)
      for (const page of ['details', 'email-and-password', 'code']) {
        await thief.open(`/durham/register/${page}`)
        expect(thief.html).not.toContain(email)
        if (at === 0) expect(thief.html).not.toContain('North Road')
      }
    }
    await here.fill({ Code: await here.code(email) }).press('Next')
    expect(here.heading).toBe('Your account is ready')
  })

  it.each([
    { at: '/durham/reset-password', label: 'Email', button: 'Next' },
    { at: '/norfolk/register', label: 'Email Address', button: 'Send verification code' },
  ])('does not show the address of who came after them: $at', async ({ at, label, button }) => {
    const world = portal()
    const [here, thief] = [world.visitor(), world.visitor()]
    const cookie = `__Host-${at.slice(1).replace('/', '-journey-')}`
    const [theirs, mine] = [newAddress(), newAddress()]
    await here.open(at)
    await here.fill({ [label]: theirs }).press(button)
    const noted = here.jar.get(cookie)!
    await here.open(`${at}/email`)
    await here.fill({ [label]: mine }).press(button)
    thief.jar.set(cookie, noted)
    for (const page of ['email', 'code', 'verify']) {
      await thief.open(`${at}/${page}`)
      expect(thief.html).not.toContain(mine)
    }
  })

  it.each([
    { at: '/durham/sign-in', join: register, label: 'Email', button: 'Submit' },
    { at: '/norfolk/sign-in', join: signUp, label: 'Email Address', button: 'Sign in' },
  ])('lets nobody follow whose token was there before the password: $at', async ({ at, join, label, button }) => {
    const world = portal()
    const [here, thief] = [world.visitor(), world.visitor()]
    const council = at.split('/')[1]!
    const [theirs, mine] = [newAddress(), newAddress()]
    for (const email of [theirs, mine]) await join(world.visitor(), email)
    // The thief signs in half-way as themselves, and goes away. Who comes next goes back, and signs in.
    await here.open(at)
    await here.fill({ [label]: theirs, Password: password }).press(button)
    const noted = here.jar.get(`__Host-${council}-journey-sign-in`)!
    await here.open(`${at}/password`)
    await here.fill({ [label]: mine, Password: password }).press(button)
    expect(here.path).not.toBe(`${at}/password`)
    thief.jar.set(`__Host-${council}-journey-sign-in`, noted)
    await thief.open(here.path)
    expect(thief.path).toBe(`${at}/password`)
  })

  it('keeps its journey only until the browser is closed', async () => {
    const ada = await portal().visitor().open('/durham/register/details')
    const cookie = ada.headers.getSetCookie().find((each) => each.includes('journey-register'))
    expect(cookie).not.toMatch(/Max-Age|Expires/i)
  })
})

describe('Links in messages', () => {
  it("lead to the council's own host, whatever host a request named", async () => {
    const secret = (name: 'SEALING_KEYS' | 'INDEX_KEYS' | 'SIGNING_KEYS') => bindings[name]!.split(',')[1]!
    const deployed = portal({
      councils: councils.map((council) => ({
        ...council,
        senders: {
          email: [{ name: 'real', channel: 'email', send }],
          sms: [{ name: 'real', channel: 'sms', send }],
          voice: [{ name: 'real', channel: 'voice', send }],
        },
      })),
      bindings: {
        ...withoutStandIns,
        ENVIRONMENT: 'production',
        DATABASE_URL: 'https://database.example',
        SEALING_KEYS: secret('SEALING_KEYS'),
        INDEX_KEYS: secret('INDEX_KEYS'),
        SIGNING_KEYS: secret('SIGNING_KEYS'),
      },
      connect: () => connect(bindings.DATABASE_URL!),
    })
    const email = newAddress()
    const sealing = KeyRing.parse('SEALING_KEYS', secret('SEALING_KEYS'))
    const messages = async () =>
      (await listSent(db, { ...keys, sealing }, { provider: 'real', most: 9, now: deployed.clock.now })).filter(
        ({ to }) => to === email,
      )

    const ada = await registerUpToCode(deployed.visitor(), email)
    const code = /\d{4} \d{4}/.exec((await messages())[0]!.text)![0]
    await ada.fill({ Code: code }).press('Next')
    await registerUpToCode(deployed.visitor({ origin: 'https://evil.example' }), email)
    const notice = (await messages()).find(({ subject }) => subject.includes('already have an account'))!
    expect(notice.text).toContain('https://childrensportal.durham.example/sign-in')
    expect(notice.text).not.toContain('evil')
  })
})

describe('An owner who asked for too many codes themselves', () => {
  it('waits as long as the page says, and not longer', async () => {
    const world = portal()
    const ada = world.visitor()
    const email = newAddress()
    await register(ada, email)
    for (let times = 0; times <= perAddressAndNetwork.most; times++) {
      await ada.open('/durham/reset-password')
      await ada.fill({ Email: email }).press('Next')
      if (ada.status !== 429) await ada.press('Cancel')
    }
    expect(ada.status).toBe(429)
    world.wait({ hours: 1, seconds: 1 })
    await resetPassword(ada, email, 'Rescued-Horse-3-Battery')
    expect(ada.text).toContain('Your password has been changed')
  })
})
