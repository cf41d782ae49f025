import { afterEach, describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../src/db/accounts.ts'
import { connect } from '../src/db/client.ts'
import { fingerprint } from '../src/db/keys.ts'
import { isPassword } from '../src/domain/passwords.ts'
import { words } from '../src/fragments/words/index.ts'
import { journeysOf, type Served } from '../src/routes/journeys.ts'
import { badKv } from './kv.ts'
import {
  added,
  addPerson,
  addressOf,
  endsHere,
  forgetMessages,
  messagesTo,
  own,
  placeOf,
  raw,
  reach,
  type Stand,
  send,
  stepsOf,
  wayOf,
  workOf,
} from './steps.ts'
import { db, keys, newAddress, type Portal, portal, type Visitor } from './visitor.ts'

const councils = own('outside')
const [durham, vale] = [councils[0]!, councils.at(-1)!]

afterEach(() => forgetMessages(councils))

/** A database that can be taken away: at once, after so many more requests, or with its answers lost after the work was done. */
function switchable() {
  const state = { left: Number.POSITIVE_INFINITY, answersLost: false, asked: 0 }
  const dead = connect('http://127.0.0.1:1').$client
  const connectTo: typeof connect = (url, token) => {
    const real = connect(url, token)
    const { $client: client } = real
    for (const name of ['execute', 'batch'] as const) {
      const original = client[name].bind(client) as (...given: unknown[]) => Promise<unknown>
      const failing = dead[name].bind(dead) as (...given: unknown[]) => Promise<unknown>
      Object.assign(client, {
        [name]: async (...given: unknown[]) => {
          state.asked++
          if (state.left-- > 0) return original(...given)
          if (state.answersLost) await original(...given)
          return failing(...given)
        },
      })
    }
    return real
  }
  return {
    connect: connectTo,
    state,
    dies: (after = 0) => {
      state.left = after
    },
    comesBack: () => {
      state.left = Number.POSITIVE_INFINITY
      state.answersLost = false
    },
  }
}

const asking = (council: (typeof councils)[number]) =>
  journeysOf(council).flatMap(({ name }) =>
    stepsOf(council, name)
      .filter(({ settles }) => settles)
      .map(({ path }) => ({ journey: name, step: path })),
  )

describe('the database is away', () => {
  const database = switchable()
  const here = portal({ councils, connect: database.connect })
  afterEach(() => database.comesBack())

  it.each(['/register', '/register/details', '/sign-in/password', '/reset-password/code', '/register/code'])(
    'says so in words, with when to come again: %s',
    async (path) => {
      const visitor = await here.visitor().open(`/${durham.slug}/register`)
      await send(visitor, await wayOf('register', 'details').right({} as never))
      for (const journey of ['sign-in', 'reset-password']) await visitor.open(`/${durham.slug}/${journey}`)
      database.dies()
      await visitor.open(`/${durham.slug}${path}`)
      expect(visitor.status).toBe(503)
      expect(visitor.heading).toBe('Sorry, this portal is not available at the moment')
      expect(visitor.headers.get('retry-after')).toBe('30')
      expect(visitor.page.querySelector('footer')?.textContent).toContain(durham.contacts[0].phone)
      await visitor.open(`/${durham.slug}${path}?lang=cy`)
      expect(visitor.heading).toBe(words.cy.failures.unavailable.title)
    },
  )

  it('says so to somebody signed in, and knows them afterwards', async () => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, durham, 'sign-in', 'code')
    await send(visitor, await wayOf('sign-in', 'code').right(stand))
    database.dies()
    for (const path of ['', '/account', '/sign-in/welcome', '/sign-out']) {
      await visitor.open(`/${durham.slug}${path}`)
      expect(visitor.status).toBe(503)
    }
    await visitor.post(`/${durham.slug}/sign-out`, {})
    expect(visitor.status).toBe(503)
    database.comesBack()
    expect((await visitor.open(`/${durham.slug}/sign-in/welcome`)).heading).toBe('Welcome, Ada Bell.')
  })

  it('does not keep anybody from the pages that need none', async () => {
    database.dies()
    for (const path of ['', '/contact', '/account', '/register/details', '/sign-in/password', '/reset-password/email'])
      expect((await here.visitor().open(`/${durham.slug}${path}`)).status, path).toBe(200)
  })

  describe.each([
    { how: 'plain', htmx: false, cookies: true },
    { how: 'htmx', htmx: true, cookies: true },
    { how: 'without cookies', htmx: false, cookies: false },
  ])('and a form is sent ($how)', (mode) => {
    it.each(asking(durham))('$journey/$step comes back as it was, and goes through once when it is sent again', async (place) => {
      const visitor = here.visitor(mode)
      const stand = await reach(here, visitor, durham, place.journey, place.step)
      const { journey, submit } = visitor.fields()
      const right = await wayOf(place.journey, place.step).right(stand)
      const before = await workOf(durham)
      database.dies()
      await send(visitor, right)
      isTheForm(visitor, stand, right, { journey: journey!, submit: submit! })

      database.comesBack()
      expect(added(before, await workOf(durham))).toEqual(added(before, before))
      await send(visitor, secretsOf(right))
      if (!endsHere(stand, mode.cookies)) expect(placeOf(visitor), `${visitor.status} ${visitor.text}`).not.toBe(addressOf(stand))
      await wasDoneOnce(stand, before, mode.cookies)
    })

    it.each(asking(durham))('$journey/$step comes back with its faults, its Back and its Cancel untouched', async (place) => {
      const visitor = here.visitor(mode)
      const stand = await reach(here, visitor, durham, place.journey, place.step)
      const { wrong = {} } = wayOf(place.journey, place.step)
      for (const go of ['', 'back', 'cancel', 'lang-cy', 'resend']) {
        const { journey, submit } = visitor.fields()
        database.dies()
        await send(visitor, { ...wrong, ...(go ? { go } : {}) })
        isTheForm(visitor, stand, wrong, { journey: journey!, submit: submit! })
        for (const [name, value] of Object.entries(secretsOf(wrong))) expect(visitor.html, name).not.toContain(value)
        database.comesBack()
      }
      await send(visitor, { go: 'cancel' })
      expect(visitor.path).toBe(`/${durham.slug}`)
    })
  })

  const secretsOf = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => ['password', 'confirm', 'code'].includes(name)))

  function isTheForm(visitor: Visitor, stand: Stand, typed: Record<string, string>, tokens: Record<string, string>) {
    expect(visitor.status).toBe(503)
    expect(visitor.headers.get('retry-after')).toBe('30')
    expect(placeOf(visitor)).toBe(addressOf(stand))
    expect(visitor.summary).toEqual([['', words.en.faults['form.unsaved']]])
    expect(visitor.title).toMatch(/^Error: /)
    expect(visitor.fields()).toMatchObject(tokens)
    for (const [name, value] of Object.entries(typed))
      if (!(name in secretsOf(typed))) expect(visitor.fields()[name], name).toBe(value)
      else expect(visitor.page.getElementById(name)?.getAttribute('value'), name).toBe(undefined)
  }
})

/** What a step's work leaves behind, and no more of it than once. */
async function wasDoneOnce({ council, journey, step, email }: Stand, before: Record<string, number>, cookies = true) {
  const work = added(before, await workOf(council))
  const all: Record<string, Record<string, number>> = {
    'register/details': {},
    'register/email-and-password': { messages: 1, events: 1 },
    'register/code': { accounts: 1, events: 1 },
    'sign-in/password': { messages: 1, events: 1 },
    'sign-in/code': cookies ? { sessions: 1, events: 1 } : {},
    'reset-password/email': { messages: 1, events: 1 },
    'reset-password/code': {},
    'reset-password/password': { passwords: 1, messages: 1, events: 1 },
  }
  expect(work).toEqual({ events: 0, messages: 0, accounts: 0, sessions: 0, passwords: 0, ...all[`${journey}/${step}`] })
  if (step !== 'password' || journey !== 'reset-password') return
  const account = await findAccountByEmail(db, keys, council.slug, email)
  expect(await isPassword(account!.password, 'Another-Horse-8-Battery')).toBe(true)
}

describe.each([
  { how: 'with nothing done', answersLost: false },
  { how: 'with the work done and its answer lost', answersLost: true },
])('the database goes half-way through a form, $how', ({ answersLost }) => {
  const database = switchable()
  const here = portal({ councils, connect: database.connect })
  afterEach(() => database.comesBack())

  /** Sends a form in a world of its own, in which the database goes after so many requests, and sends it again. */
  async function attempt(place: { journey: string; step: string }, after: number) {
    const [council] = own(`half-${after}`) as [Served]
    const gone = switchable()
    const world = portal({ councils: [council], connect: gone.connect })
    const visitor = world.visitor()
    const stand = await reach(world, visitor, council, place.journey, place.step)
    const form = { ...visitor.fields(), ...(await wayOf(place.journey, place.step).right(stand)) }
    const before = await workOf(council)
    gone.state.answersLost = answersLost
    gone.state.asked = 0
    gone.dies(after)
    const answer = await raw(world, visitor, addressOf(stand), form)
    const { asked } = gone.state
    gone.comesBack()
    if (answer.status === 503) {
      const again = await raw(world, visitor, addressOf(stand), form)
      expect(again.status, `after ${after}: ${again.html}`).toBe(303)
      expect(again.to).not.toBe(addressOf(stand))
      expect((await raw(world, visitor, addressOf(stand), form)).to).toBe(again.to)
    } else expect(answer.status).toBe(303)
    await wasDoneOnce(stand, before)
    await forgetMessages([council])
    return { status: answer.status, asked }
  }

  it.each(asking(durham))('$journey/$step does its work once when the same form is sent again', async (place) => {
    const { asked } = await attempt(place, 1000)
    const answers = await Promise.all(Array.from({ length: asked }, (_, after) => attempt(place, after)))
    // The claim and the commit, at the least.
    expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThanOrEqual(2)
  })

  it('keeps the work of a form that is sent again twice at once to one of them', async () => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, vale, 'register', 'code')
    const form = { ...visitor.fields(), ...(await wayOf('register', 'code').right(stand)) }
    const before = await workOf(vale)
    database.state.answersLost = answersLost
    database.dies(1)
    expect((await raw(here, visitor, addressOf(stand), form)).status).toBe(503)
    database.comesBack()
    const answers = await Promise.all([1, 2, 3].map(() => raw(here, visitor, addressOf(stand), form)))
    expect(added(before, await workOf(vale)).accounts).toBe(1)
    for (const { status } of answers) expect([303, 422]).toContain(status)
    expect(answers.some(({ to }) => to === `/${vale.slug}/register/ready`)).toBe(true)
  })

  it('sends the form anew when it comes back much later', async () => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, vale, 'reset-password', 'email')
    const right = await wayOf('reset-password', 'email').right(stand)
    database.state.answersLost = answersLost
    // The form is claimed, and its work is not done.
    database.dies(answersLost ? 0 : 1)
    await send(visitor, right)
    expect(visitor.status).toBe(503)
    database.comesBack()
    here.wait({ minutes: 5 })
    await send(visitor)
    expect(visitor.status).toBe(422)
    expect(visitor.summary).toEqual([['', words.en.faults['form.used']]])
    expect(visitor.fields().email).toBe(stand.email)
    await send(visitor)
    expect(placeOf(visitor)).toBe(`/${vale.slug}/reset-password/code`)
    expect(await messagesTo(vale, stand.email)).toHaveLength(1)
  })
})

describe('the monitor', () => {
  const ask = async (from: Portal) => {
    const { response, text } = await from.fetch(new Request('https://doorstep.example/healthz'))
    return { status: response.status, body: JSON.parse(text) }
  }

  it('is told that all is well', async () => expect(await ask(portal())).toEqual({ status: 200, body: { ok: true } }))

  it('is told that the database is away', async () => {
    const away = { connect: () => connect('http://127.0.0.1:1') }
    expect(await ask(portal(away))).toEqual({ status: 503, body: { ok: false } })
  })

  it('is told that KV is away', async () => {
    const kv = badKv(() => 0)
    kv.gone = true
    expect(await ask(portal({ bindings: { SESSIONS: kv.kv } }))).toEqual({ status: 503, body: { ok: false } })
    kv.gone = false
    expect(await ask(portal({ bindings: { SESSIONS: kv.kv } }))).toEqual({ status: 200, body: { ok: true } })
  })

  it('does not wait for ever', async () => {
    const silent = { ...badKv(() => 0).kv, get: () => new Promise(() => {}) }
    expect(await ask(portal({ bindings: { SESSIONS: silent as never } }))).toEqual({ status: 503, body: { ok: false } })
  })
})

describe('KV on a bad day', () => {
  const signIn = async (here: Portal, visitor: Visitor, email: string, secret = 'Correct-Horse-7-Battery') => {
    await visitor.open(`/${durham.slug}/sign-in`)
    await send(visitor, { email, password: secret })
    await send(visitor, await wayOf('sign-in', 'code').right({ council: durham, email } as Stand))
    expect(visitor.heading).toBe('Welcome, Ada Bell.')
    return here
  }
  const setting = async () => {
    const clock = { now: () => 0 }
    const kv = badKv(() => clock.now())
    const here = portal({ councils, bindings: { SESSIONS: kv.kv } })
    clock.now = () => here.clock.now
    const email = newAddress('kv')
    await addPerson(durham, email, here.clock.now)
    const visitor = here.visitor()
    await signIn(here, visitor, email)
    const token = visitor.jar.get(`__Host-${durham.slug}-session`)!
    const activity = visitor.jar.get(`__Host-${durham.slug}-activity`)!
    return { here, kv, email, visitor, key: `session:${fingerprint('session', token)}`, cookies: { token, activity } }
  }
  const isIn = async (visitor: Visitor) =>
    (await visitor.open(`/${durham.slug}/sign-in/welcome`)).heading === 'Welcome, Ada Bell.'
  /** somebody with the cookies of a session that is over */
  const thief = (here: Portal, { token, activity }: { token: string; activity: string }) => {
    const visitor = here.visitor()
    visitor.jar.set(`__Host-${durham.slug}-session`, token)
    visitor.jar.set(`__Host-${durham.slug}-activity`, activity)
    return visitor
  }

  it('is what the double plays', async () => {
    let now = 0
    const { kv, plant } = badKv(() => now)
    expect(await kv.get('a', 'json')).toBe(null)
    await kv.put('a', '1', { expirationTtl: 60 })
    expect(await kv.get('a', 'json')).toBe(null)
    await expect(kv.put('a', '2', { expirationTtl: 60 })).rejects.toThrow('429')
    await expect(kv.delete('a')).rejects.toThrow('429')
    await expect(kv.put('b', '2', { expirationTtl: 59 })).rejects.toThrow('400')
    now = 59_999
    expect(await kv.get('a', 'json')).toBe(null)
    await kv.put('a', '3', { expirationTtl: 120 })
    now = 60_000
    expect(await kv.get('a', 'json')).toBe(3)
    await kv.delete('a').catch(() => {})
    now = 119_999
    expect(await kv.get('a', 'json')).toBe(3)
    now = 180_000
    expect(await kv.get('a', 'json')).toBe(null)
    plant('a', '4')
    expect(await kv.get('a', 'json')).toBe(4)
  })

  it('holds of a session who somebody is, for a day, under a hash of the token', async () => {
    const { kv, key, email, cookies } = await setting()
    expect(kv.keys()).toEqual([key])
    const copy = JSON.parse(kv.truth(key)!)
    expect(Object.keys(copy).sort()).toEqual(['accountId', 'council', 'createdAt', 'factors'])
    expect(JSON.stringify([copy, kv.keys()])).not.toContain(email)
    expect(JSON.stringify([copy, kv.keys()])).not.toContain(cookies.token)
  })

  it('throws nobody out who is signed in: a miss that stays for a minute', async () => {
    const { here, kv, key, visitor } = await setting()
    kv.plant(key, 'null')
    for (let minute = 0; minute < 5; minute++) {
      expect(await isIn(visitor)).toBe(true)
      here.wait({ seconds: 30 })
    }
  })

  it('throws nobody out who is signed in: a place that has not heard of the session yet', async () => {
    const { here, kv, email } = await setting()
    // The whole sign-in happens while this place remembers that the key is missing.
    const visitor = here.visitor()
    const get = kv.kv.get
    kv.kv.get = async () => null
    await signIn(here, visitor, email)
    expect(await isIn(visitor)).toBe(true)
    kv.kv.get = get
    expect(await isIn(visitor)).toBe(true)
  })

  it('throws nobody out who is signed in: KV away, and writing refused', async () => {
    const { here, kv, visitor, email } = await setting()
    kv.gone = true
    expect(await isIn(visitor)).toBe(true)
    const other = here.visitor()
    await signIn(here, other, email)
    expect(await isIn(other)).toBe(true)
    await other.press('Logout')
    expect(await isIn(other)).toBe(false)
    kv.gone = false
    expect(await isIn(other)).toBe(false)
    expect(await isIn(visitor)).toBe(true)
    expect(here.log.filter(({ event }) => event === 'session-copy.failed').length).toBeGreaterThan(0)
  })

  it.each(['{}', '[]', '"text"', '1', 'true', '{"accountId":1}'])(
    'throws nobody out who is signed in: %s in the place of the copy',
    async (nonsense) => {
      const { kv, key, visitor } = await setting()
      kv.plant(key, nonsense)
      expect(await isIn(visitor)).toBe(true)
    },
  )

  it('lets nobody back in who signed out, while KV still holds the copy', async () => {
    const { here, kv, key, visitor, cookies } = await setting()
    expect(await isIn(visitor)).toBe(true)
    const copy = kv.truth(key)!
    // The removal is refused as well: it comes within a second of the writing.
    await visitor.press('Logout')
    expect(kv.refused).toEqual([key])
    for (const seconds of [0, 10, 49, 1, 30, 600]) {
      here.wait({ seconds })
      kv.plant(key, copy)
      const person = thief(here, cookies)
      for (const path of ['/sign-in/welcome', '/account', '']) {
        await person.open(`/${durham.slug}${path}`)
        expect(person.text).not.toContain('Ada Bell')
        expect(person.page.querySelector('.header__name')).toBe(null)
        person.jar.set(`__Host-${durham.slug}-session`, cookies.token)
        person.jar.set(`__Host-${durham.slug}-activity`, cookies.activity)
      }
    }
  })

  it('lets nobody in by a copy that KV made up, or by one of another council or account', async () => {
    const { here, kv, key, visitor, cookies } = await setting()
    const copy = JSON.parse(kv.truth(key)!)
    const forged = [
      { ...copy, council: vale.slug },
      { ...copy, accountId: 'somebody-else' },
    ]
    for (const each of forged) {
      kv.plant(key, JSON.stringify(each))
      expect(await isIn(thief(here, cookies))).toBe(false)
    }
    const invented = { token: 'x'.repeat(43), activity: cookies.activity }
    kv.plant(`session:${fingerprint('session', invented.token)}`, JSON.stringify(copy))
    expect(await isIn(thief(here, invented))).toBe(false)
    kv.plant(key, JSON.stringify(copy))
    expect(await isIn(visitor)).toBe(true)
  })

  it('keeps nobody in whose time is over, whatever it says of the beginning', async () => {
    const { here, kv, key, visitor, cookies } = await setting()
    const copy = JSON.parse(kv.truth(key)!)
    here.wait({ minutes: 16 })
    kv.plant(key, JSON.stringify({ ...copy, createdAt: here.clock.now }))
    expect(await isIn(visitor)).toBe(false)
    expect(await isIn(thief(here, cookies))).toBe(false)
  })

  it('ends every session when a password is reset, although it still holds the copies', async () => {
    const { here, kv, key, email, visitor, cookies } = await setting()
    const elsewhere = here.visitor()
    await signIn(here, elsewhere, email)
    const copies = kv.keys().map((each) => [each, kv.truth(each)!] as const)
    expect(await isIn(visitor)).toBe(true)
    expect(await isIn(elsewhere)).toBe(true)

    const owner = here.visitor()
    await owner.open(`/${durham.slug}/reset-password`)
    await send(owner, { email })
    await send(owner, await wayOf('reset-password', 'code').right({ council: durham, email } as Stand))
    await send(owner, await wayOf('reset-password', 'password').right({ council: durham, email } as Stand))
    expect(owner.path).toBe(`/${durham.slug}/sign-in/password`)

    for (const [each, copy] of copies) kv.plant(each, copy)
    expect(kv.truth(key)).not.toBe(null)
    expect(await isIn(visitor)).toBe(false)
    expect(await isIn(elsewhere)).toBe(false)
    expect(await isIn(thief(here, cookies))).toBe(false)
    await signIn(here, owner, email, 'Another-Horse-8-Battery')
    expect(await isIn(owner)).toBe(true)
  })
})
