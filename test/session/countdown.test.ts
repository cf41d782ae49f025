import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { newAddress, portal, register, signIn, type Visitor } from '../visitor.ts'

const at = '/durham/account/details'

async function arrive(how: { htmx?: boolean } = {}, options: Parameters<typeof portal>[0] = {}) {
  const world = portal(options)
  const ada = world.visitor(how)
  const email = newAddress()
  await register(ada, email)
  world.wait({ seconds: 1 })
  await signIn(ada, email)
  await ada.open(at)
  return { world, ada, email }
}
const markOf = (person: Visitor) => person.page.getElementById('countdown')!.getAttribute('data-who')!
const signedIn = async (person: Visitor) => (await person.open(at)).heading === 'Change your name'
/** ms until the end, as the server tells a script. */
async function left(person: Visitor) {
  const { status, page } = await person.ask('/durham/session/countdown')
  expect(status).toBe(200)
  return Number(page.querySelector('[data-left-ms]')?.getAttribute('data-left-ms'))
}

describe('The countdown', () => {
  it('tells how long the session lasts, by the last activity', async () => {
    const { world, ada } = await arrive()
    world.wait({ minutes: 10 })
    expect(await left(ada)).toBe(5 * 60_000)
    world.wait({ minutes: 4, seconds: 30 })
    expect(await left(ada)).toBe(30_000)
  })

  it('is no activity: neither asking for it, nor keeping a draft', async () => {
    const { world, ada } = await arrive()
    const activity = ada.jar.get('__Host-durham-activity')
    for (let minute = 0; minute < 14; minute++) {
      world.wait({ minutes: 1 })
      await left(ada)
      const { headers } = await ada.ask('/durham/session/draft', { ':who': markOf(ada) })
      expect(headers.getSetCookie().filter((cookie) => cookie.includes('activity'))).toEqual([])
    }
    expect(ada.jar.get('__Host-durham-activity')).toBe(activity)
    world.wait({ minutes: 1, seconds: 1 })
    expect(await signedIn(ada)).toBe(false)
  })

  it('ends nothing that is not over', async () => {
    const { world, ada } = await arrive()
    world.wait({ minutes: 14, seconds: 59 })
    await left(ada)
    expect(await signedIn(ada)).toBe(true)
  })

  it.each(['countdown', 'draft', 'active'])('says that it is over, once it is: %s', async (path) => {
    const { world, ada } = await arrive()
    const fields = path === 'countdown' ? undefined : { ':who': markOf(ada) }
    world.wait({ minutes: 15 })
    expect((await ada.ask(`/durham/session/${path}`, fields)).to).toBe('/durham/session/ended?why=idle')
    expect(ada.jar.has('__Host-durham-session')).toBe(false)
    expect((await ada.ask(`/durham/session/${path}`, fields)).to).toBe('/durham/session/ended?why=elsewhere')
  })

  it('counts from the key that was pressed, not from when the script tells of it', async () => {
    const { world, ada } = await arrive()
    world.wait({ minutes: 5 })
    const active = (ago: string) => ada.ask('/durham/session/active', { ':ago': ago })
    await active(String(40_000))
    expect(await left(ada)).toBe(15 * 60_000 - 40_000)
    // Nothing brings it nearer than what is known already, and nothing farther than now.
    for (const ago of ['360000', '1e99', 'Infinity']) {
      await active(ago)
      expect(await left(ada)).toBe(15 * 60_000 - 40_000)
    }
    for (const ago of ['-60000', 'nonsense', '', '0']) {
      await active(ago)
      expect(await left(ada)).toBe(15 * 60_000)
    }
  })

  it('is a page for whoever opens it, which says the time, and takes a press to stay', async () => {
    const { world, ada } = await arrive()
    world.wait({ minutes: 10 })
    await ada.open('/durham/session/countdown')
    expect(ada.heading).toBe('You are signed in')
    expect(ada.text).toContain('If you do nothing, you will be signed out at 09:15.')
    await ada.press('Stay signed in')
    expect(ada.text).toContain('If you do nothing, you will be signed out at 09:25.')
    await ada.press('Log out now')
    expect(ada.heading).toBe('You have been logged out')
  })

  it('stands ready in every page of somebody signed in, and in no other', async () => {
    const { ada } = await arrive()
    for (const path of ['', '/account', '/contact', '/sign-out', '/nowhere']) {
      await ada.open(`/durham${path}`)
      const countdown = ada.page.getElementById('countdown')!
      expect(countdown.hasAttribute('hidden')).toBe(true)
      expect(countdown.getAttribute('data-window-ms')).toBe('300000')
      expect(countdown.getAttribute('data-script')).toMatch(/^\/assets\/idle\.\w+\.js$/)
      expect(ada.page.querySelector('.sign-out-time')?.textContent).toMatch(
        /If you do nothing, you will be signed out at \d\d:\d\d\./,
      )
    }
    await ada.press('Logout')
    for (const path of ['', '/account', '/contact', '/sign-in/password']) {
      await ada.open(`/durham${path}`)
      expect(ada.html).not.toMatch(/countdown|idle\.|sign-out-time/)
    }
  })

  it('holds every sentence that may be true at the end, and says how to stay apart from the time', async () => {
    const { ada } = await arrive()
    const { text } = ada.answers.at(-1)!
    const template = parse(text).getElementById('signed-out')!
    const whys = template.querySelectorAll('[data-why]').map((sentence) => sentence.getAttribute('data-why'))
    expect(whys).toEqual(['idle', 'too-old', 'by-council', 'elsewhere'])
    const { attributes } = ada.page.getElementById('countdown-spoken')!
    expect(attributes['data-spoken']).not.toContain('type')
    expect(attributes['data-stay']).toBe('To stay signed in, type anything.')
  })

  it('knows the shorter clocks of a trial', async () => {
    const { ada } = await arrive({}, { bindings: { IDLE_WARN_SECONDS: '5', IDLE_END_SECONDS: '12' } })
    const { attributes } = ada.page.getElementById('countdown')!
    expect(attributes).toMatchObject({ 'data-left-ms': '12000', 'data-idle-ms': '12000', 'data-window-ms': '7000' })
  })
})

describe('A sign of life', () => {
  it('keeps somebody signed in more than ten times (WCAG 2.2.1), up to a day', async () => {
    const { world, ada } = await arrive()
    const mark = markOf(ada)
    let renewals = 0
    for (let over = false; !over; renewals++) {
      world.wait({ minutes: 14 })
      const { status, to } = await ada.ask('/durham/session/active', { ':who': mark })
      over = to !== null
      expect(status).toBe(over ? 200 : 204)
    }
    expect(renewals * 14).toBeGreaterThan(24 * 60 - 14)
  })

  it('tells at the end of the day that there is no more to come', async () => {
    const { world, ada } = await arrive()
    const mark = markOf(ada)
    for (let passed = 0; passed < 24 * 60 - 14; passed += 14) {
      world.wait({ minutes: 14 })
      await ada.ask('/durham/session/active', { ':who': mark })
    }
    expect(await left(ada)).toBeLessThan(14 * 60_000)
    world.wait({ minutes: 14 })
    expect((await ada.ask('/durham/session/active', { ':who': mark })).to).toBe('/durham/session/ended?why=too-old')
  })

  it('of a page that was made for somebody else is none of theirs', async () => {
    const { world, ada } = await arrive()
    const mark = markOf(ada)
    await ada.open('/durham/sign-out')
    await ada.press('Logout')
    const email = newAddress('bea')
    await register(ada, email)
    world.wait({ seconds: 1 })
    await signIn(ada, email)
    for (const path of ['active', 'draft'])
      expect((await ada.ask(`/durham/session/${path}`, { ':who': mark })).to).toBe('/durham/session/ended?why=elsewhere')
    await ada.open(at)
    expect(ada.heading).toBe('Change your name')
    expect(markOf(ada)).not.toBe(mark)
  })
})

describe.each([{ htmx: false }, { htmx: true }])('The name at the top (htmx: $htmx)', (how) => {
  it('leads to Logout, by its own words alone', async () => {
    const { ada } = await arrive(how)
    await ada.press('Ada Bell')
    expect(ada.heading).toBe('Log out')
    await ada.press('Logout')
    expect(ada.heading).toBe('You have been logged out')
    expect(ada.page.querySelector('.header__name')).toBe(null)
  })
})
