import { afterEach, describe, expect, it } from 'vitest'
import { journeyId } from '../src/db/journeys.ts'
import { words } from '../src/fragments/words/index.ts'
import { journeysOf } from '../src/routes/journeys.ts'
import type { AnyStep } from '../src/routes/step.ts'
import {
  added,
  addPerson,
  addressOf,
  endsHere,
  forgetMessages,
  hasFields,
  messagesTo,
  own,
  placeOf,
  raw,
  reach,
  type Stand,
  send,
  stepsOf,
  wayOf,
  ways,
  workOf,
} from './steps.ts'
import { db, newAddress, portal, type Visitor } from './visitor.ts'

const councils = own('every-step')
const here = portal({ councils })

const secrets = ['password', 'confirm', 'code']
const modes = [
  { how: 'plain', htmx: false, cookies: true },
  { how: 'htmx', htmx: true, cookies: true },
  { how: 'plain, without cookies', htmx: false, cookies: false },
  { how: 'htmx, without cookies', htmx: true, cookies: false },
]

type Case = { name: string; council: (typeof councils)[number]; journey: string; steps: readonly AnyStep<object>[] }

const journeys: Case[] = councils.flatMap((council) =>
  journeysOf(council).map(({ name, steps }) => ({
    name: `${council.slug}/${name}`,
    council,
    journey: name,
    steps: steps as readonly AnyStep<object>[],
  })),
)

afterEach(() => forgetMessages(councils))

/** What is true of every page of a journey. */
function isSound(visitor: Visitor, language = 'en') {
  expect(visitor.headers.get('cache-control')).toBe('no-store')
  expect(visitor.page.querySelector('html')?.getAttribute('lang')).toBe(language)
  expect(visitor.page.querySelectorAll('h1')).toHaveLength(1)
  expect(visitor.page.querySelectorAll('[id]').map(({ id }) => id)).toEqual([
    ...new Set(visitor.page.querySelectorAll('[id]').map(({ id }) => id)),
  ])
  const forms = visitor.page.querySelectorAll('main form')
  const tokens = forms.flatMap((form) => [tokenIn(form, 'journey'), tokenIn(form, 'submit')])
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  const addresses = [
    visitor.url,
    ...visitor.redirects,
    visitor.headers.get('hx-push-url') ?? '',
    ...visitor.page.querySelectorAll('a').map((link) => link.getAttribute('href')),
    ...visitor.page.querySelectorAll('form').map((form) => form.getAttribute('action')),
  ]
  for (const token of tokens) expect(addresses.filter((address) => address?.includes(token!))).toEqual([])
}

const tokenIn = (form: Visitor['page'] | null, name: string) =>
  form?.querySelector(`input[type=hidden][name=${name}]`)?.getAttribute('value')

const rowOf = async ({ council, journey }: Stand, token: string) =>
  (await db.$client.execute({ sql: 'select * from journeys where id = ?', args: [journeyId(council.slug, journey, token)] })).rows

describe.each(journeys)('$name', ({ council, journey, steps }) => {
  it('has a first step that needs nothing', () => expect(steps[0]!.needs({})).toBe(true))

  it('has steps with their own paths and their own facts', () => {
    const facts = steps.map(({ settles }) => settles)
    expect(new Set(steps.map(({ path }) => path)).size).toBe(steps.length)
    expect(new Set(facts).size).toBe(steps.length)
    expect(facts.slice(0, -1)).not.toContain(undefined)
  })

  it('has only steps that the table in steps.ts knows, and asks on all but the last', () => {
    for (const { path, settles } of steps) {
      expect(Object.keys(ways)).toContain(`${journey}/${path}`)
      expect(ways[`${journey}/${path}`] === 'asks nothing').toBe(settles === undefined)
    }
  })

  it('begins at its first step, and keeps what the address asks for', async () => {
    const visitor = await here.visitor().open(`/${council.slug}/${journey}?lang=cy`)
    expect(visitor.redirects).toEqual([])
    expect(placeOf(visitor)).toBe(`/${council.slug}/${journey}/${steps[0]!.path}`)
    isSound(visitor, 'cy')
    // Whoever comes back with what the page gave them stands at the same step.
    await visitor.open(`/${council.slug}/${journey}?lang=cy`)
    expect(visitor.url).toBe(`/${council.slug}/${journey}/${steps[0]!.path}?lang=cy`)
    isSound(visitor, 'cy')
  })
})

const asking = journeys.map(({ steps, ...rest }) => ({ ...rest, steps: steps.filter(({ settles }) => settles !== undefined) }))
// Nobody comes from a provider without the cookie that they set out with.
const within = ({ cookies }: (typeof modes)[number], { path }: { path: string }) => cookies || path !== 'person'
const cases = asking.flatMap((each) =>
  modes.map((mode) => ({ ...each, ...mode, mode, steps: each.steps.filter((step) => within(mode, step)) })),
)

describe.each(cases)('$name ($how)', ({ council, journey, steps, mode }) => {
  const first = addressOf({ council, journey, step: steps[0]!.path })
  const at = async (step: string) => {
    const visitor = here.visitor(mode)
    const stand = await reach(here, visitor, council, journey, step)
    return { visitor, stand, way: wayOf(journey, step), address: addressOf(stand) }
  }

  const goesOn = (visitor: Visitor, stand: Stand) => {
    if (endsHere(stand, mode.cookies)) expect(visitor.summary).toEqual([['', words.en.faults['sign-in.cookies']]])
    else expect(placeOf(visitor)).not.toBe(addressOf(stand))
  }

  const withFields = steps.filter((step) => hasFields(journey, step))

  it.each(
    stepsOf(council, journey)
      .slice(1)
      .filter((step) => within(mode, step)),
  )('$path cannot be skipped ahead to', async ({ path }) => {
    const { jar } = await here.visitor(mode).open(first)
    const opened = await here.visitor(mode).open(addressOf({ council, journey, step: path }))
    expect(opened.redirects).toEqual([first])
    isSound(opened)

    if (ways[`${journey}/${path}`] === 'asks nothing') return
    for (const fields of [
      {},
      wayOf(journey, path).wrong ?? {},
      { go: 'back' },
      { go: 'lang-cy' },
      { go: 'resend' },
      { go: 'nonsense' },
    ]) {
      const submit = tokenIn(opened.page.querySelector('#step'), 'submit')!
      const typed: Record<string, string> = { submit: submit.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')), ...fields }
      const answer = await raw(here, { ...opened, jar } as Visitor, addressOf({ council, journey, step: path }), typed, mode)
      expect(answer.to, JSON.stringify(fields)).toBe(first)
      expect(answer.status).toBe(mode.cookies && !mode.htmx ? 303 : 200)
    }
  })

  it.each(withFields)('$path answers an empty form with what is missing', async ({ path }) => {
    const { visitor, address } = await at(path)
    const empty = Object.fromEntries(Object.keys(visitor.fields()).map((name) => [name, '']))
    const { journey: token, submit } = visitor.fields()
    await send(visitor, { ...empty, journey: token!, submit: submit! })
    expect(visitor.status).toBe(422)
    expect(placeOf(visitor)).toBe(address)
    expect(visitor.title).toMatch(/^Error: /)
    expect(visitor.page.querySelector('.govuk-error-summary')?.getAttribute('role')).toBe('alert')
    expect(visitor.summary.length).toBeGreaterThan(0)
    for (const [field, said] of visitor.summary) {
      const input = visitor.page.getElementById(field)
      expect(said).not.toBe('')
      expect(input?.getAttribute('name')).toBe(field)
      expect(input?.getAttribute('aria-invalid')).toBe('true')
      expect(visitor.beside(field)).toContain(said)
      expect(input?.getAttribute('aria-describedby')?.split(' ')).toContain(`${field}-error`)
    }
    isSound(visitor)
  })

  it.each(withFields)('$path keeps what was typed, but no password and no code', async ({ path }) => {
    const { visitor, way } = await at(path)
    await send(visitor, way.wrong!)
    expect(visitor.status).toBe(422)
    for (const [name, value] of Object.entries(way.wrong ?? {})) {
      if (secrets.includes(name)) expect(visitor.html).not.toContain(value)
      else expect(visitor.fields()[name], name).toBe(value)
    }
    isSound(visitor)
    if (!mode.cookies) return
    await visitor.open(visitor.url)
    for (const name of secrets) if (way.wrong![name]) expect(visitor.html).not.toContain(way.wrong![name])
  })

  it.each(withFields)('$path answers nonsense with a page, and the right form after it', async ({ path }) => {
    const { visitor, stand, way, address } = await at(path)
    const fields = visitor.fields()
    const names = [...new Set([...Object.keys(fields), ...Object.keys(way.wrong ?? {})])].filter(
      (name) => !['journey', 'submit'].includes(name),
    )
    const tokens = { journey: fields.journey!, submit: fields.submit! }
    // Any text may be a name and a password: what must be wrong is wrong in the second password.
    const every = (value: string) => ({
      ...Object.fromEntries(names.map((name) => [name, name === 'confirm' ? `${value}.` : value])),
      ...tokens,
    })
    const twice = names.map((name) => `${name}=a&${name}=b&${name}[]=c&${name}.x=d`).join('&')
    const posts: [string, string | Record<string, string>][] = [
      ['markup', every('"><script>alert(1)</script>')],
      ['a NUL', every('a\0b')],
      ['controls and half characters', every('\u0001\u2028\ud800\u202e')],
      ['nothing at all', ''],
      ['broken encoding', `${names[0]}=%E0%A4%A&%%%=%&journey=${tokens.journey}`],
      ['every field several times', `${twice}&${new URLSearchParams(tokens)}`],
      ['both tokens twice', `journey=a&journey=${tokens.journey}&submit=a&submit=b`],
      ['tokens of another shape', { ...every('x'), journey: '../../x', submit: `${tokens.submit}x` }],
      ['names that objects have', `__proto__=1&constructor=2&toString=3&hasOwnProperty=4&${new URLSearchParams(tokens)}`],
      ...names.map((name): [string, Record<string, string>] => [`60 kB in ${name}`, { ...tokens, [name]: 'ä'.repeat(10_000) }]),
      ...['nonsense', 'constructor', '__proto__', 'toString', 'lang-', 'lang-xx', 'lang-constructor'].map(
        (go): [string, Record<string, string>] => [`go=${go}`, { ...tokens, go }],
      ),
    ]
    for (const [what, body] of posts) {
      const answer = await raw(here, visitor, address, body, mode)
      // Where no cookie comes back, a form without its token is nobody's: the person is at the beginning.
      expect([200, 303, 422], `${what}: ${answer.status}`).toContain(answer.status)
      expect(answer.html.includes('<script>alert')).toBe(false)
      if (answer.status !== 303) expect(answer.page.querySelectorAll('h1')).toHaveLength(1)
    }
    for (const [what, headers] of [
      ['multipart without a boundary', { 'content-type': 'multipart/form-data' }],
      ['multipart that is none', { 'content-type': 'multipart/form-data; boundary=x' }],
    ] as const) {
      const answer = await raw(here, visitor, address, 'x', { ...mode, headers })
      expect(answer.status, what).toBeGreaterThanOrEqual(400)
      expect(answer.status, what).toBeLessThan(500)
      expect(answer.page.querySelectorAll('h1')).toHaveLength(1)
    }
    await send(visitor, await way.right(stand))
    goesOn(visitor, stand)
  })

  it.each(steps)('$path does its work once when its form is sent several times', async ({ path }) => {
    const alone = await at(path)
    const before = await workOf(council)
    const once = await raw(
      here,
      alone.visitor,
      alone.address,
      { ...alone.visitor.fields(), ...(await alone.way.right(alone.stand)) },
      mode,
    )
    const work = added(before, await workOf(council))

    const { visitor, stand, way, address } = await at(path)
    const form = { ...visitor.fields(), ...(await way.right(stand)) }
    const start = await workOf(council)
    const together = await Promise.all([1, 2].map(() => raw(here, visitor, address, form, mode)))
    expect(added(start, await workOf(council))).toEqual(work)
    const later = await raw(here, visitor, address, form, mode)
    expect(added(start, await workOf(council))).toEqual(work)
    for (const answer of [...together, later]) {
      expect(answer.status).toBe(once.status)
      expect(answer.to).toBe(once.to)
      expect(answer.heading).toBe(once.heading)
    }
    // A tap before the script has come, and one after it.
    await raw(here, visitor, address, form, { ...mode, htmx: !mode.htmx })
    expect(added(start, await workOf(council))).toEqual(work)
  })

  it.each(withFields)('$path refuses its form with other input, and keeps what was typed', async ({ path }) => {
    const { visitor, stand, way, address } = await at(path)
    const used = visitor.fields()
    const other = await way.other(stand)
    await raw(here, visitor, address, { ...used, ...(await (way.refused ?? way.right)(stand)) }, mode)
    const before = await workOf(council)

    const answer = await visitor.post(address, { ...used, ...other })
    expect(answer.status).toBe(422)
    expect(added(before, await workOf(council))).toEqual(added(before, before))
    // Its journey goes on under a token that was lost with the answer: who sends something else may be somebody else.
    if (path === 'email-and-password') return expect(answer.summary).toEqual([['', words.en.faults['form.done']]])
    expect(placeOf(answer)).toBe(address)
    expect(answer.summary).toEqual([['', words.en.faults['form.used']]])
    for (const [name, value] of Object.entries(other))
      if (!secrets.includes(name)) expect(answer.fields()[name], name).toBe(value)
    expect(answer.fields().submit).not.toBe(used.submit)
    isSound(answer)
  })

  it.each(steps.slice(1))('$path has a way back, and what was typed before is there', async ({ path }) => {
    const { visitor, stand } = await at(path)
    await send(visitor, { go: 'back' })
    expect(visitor.status).toBe(200)
    const target = placeOf(visitor)!.split('/').at(-1)!
    const order = stepsOf(council, journey).map((step) => step.path)
    expect(order.indexOf(target)).toBeLessThan(order.indexOf(path))
    const passed = await wayOf(journey, target).right(stand)
    for (const name of ['forename', 'otherRole', 'town'])
      if (passed[name]) expect(visitor.fields()[name], name).toBe(passed[name])
    if (passed.email && journey !== 'sign-in') expect(visitor.fields().email).toBe(passed.email)
    isSound(visitor)
  })

  it.each(steps)('$path can be cancelled, which forgets the journey', async ({ path }) => {
    const { visitor, stand } = await at(path)
    // Something is written even at the first step.
    await send(visitor, { go: 'lang-en' }, false)
    const token = visitor.fields().journey!
    expect(await rowOf(stand, token)).toHaveLength(1)

    await visitor.press('Cancel')
    expect(visitor.path).toBe(`/${council.slug}`)
    expect(await rowOf(stand, token)).toEqual([])
    expect([...visitor.jar.keys()].filter((name) => name.includes('journey'))).toEqual([])
    if (path !== steps[0]!.path) expect((await visitor.open(addressOf(stand))).path).toBe(first)
  })

  it.each(steps)('$path changes its language by its button, and keeps what was typed', async ({ path }) => {
    const { visitor, way, address } = await at(path)
    const button = visitor.page.querySelector('button[name=go][value=lang-cy]')!
    expect(button.getAttribute('form')).toBe('step')
    await send(visitor, { ...way.wrong, go: 'lang-cy' }, false)
    expect(visitor.status).toBe(200)
    expect(placeOf(visitor)).toBe(address)
    isSound(visitor, 'cy')
    for (const [name, value] of Object.entries(way.wrong ?? {})) {
      if (secrets.includes(name)) expect(visitor.html).not.toContain(value)
      else expect(visitor.fields()[name], name).toBe(value)
    }

    if (hasFields(journey, { path })) {
      await send(visitor, way.wrong!, false)
      expect(visitor.title).toMatch(/^Gwall: /)
    }
    await send(visitor, { go: 'lang-en' }, false)
    isSound(visitor, 'en')
    expect(placeOf(visitor)).toBe(address)
  })

  it.each(steps.slice(1))('$path takes no token of another council or journey', async ({ path }) => {
    const { visitor, stand, way } = await at(path)
    const right = await way.right(stand)
    const { journey: token, submit } = visitor.fields()
    const foreign = [
      ...councils.filter(({ slug }) => slug !== council.slug).map((other) => ({ council: other, journey })),
      ...journeys.filter((other) => other.council === council && other.journey !== journey),
    ]
    for (const other of foreign) {
      const begins = addressOf({ ...other, step: stepsOf(other.council, other.journey)[0]!.path })
      for (const { path: step, settles } of stepsOf(other.council, other.journey).slice(1)) {
        if (!settles) continue
        const person = await here.visitor(mode).open(begins)
        person.jar.set(`__Host-${other.council.slug}-journey-${other.journey}`, token!)
        await person.post(addressOf({ ...other, step }), { ...right, journey: token!, submit: submit! })
        expect(placeOf(person), `${other.council.slug}/${other.journey}/${step}`).toBe(begins)
        expect(person.text).not.toContain(stand.email)
        for (const value of Object.values(person.fields())) expect(value).not.toBe(stand.email)
      }
    }
    // The journey itself is not touched by any of it.
    await send(visitor, right)
    goesOn(visitor, stand)
  })
})

const has = (council: (typeof councils)[number], journey: string, step: string) =>
  stepsOf(council, journey).some(({ path }) => path === step)

describe.each(councils)('without cookies, at $slug', (council) => {
  it.each([{ htmx: false }, { htmx: true }])(
    'answers every form of a registration with the next page (htmx: $htmx)',
    async ({ htmx }) => {
      const visitor = here.visitor({ htmx, cookies: false })
      await visitor.open(`/${council.slug}/register`)
      visitor.redirects.length = 0
      const stand = { council, journey: 'register', email: newAddress() }
      const steps = stepsOf(council, 'register').filter(({ path }) => path !== 'person')
      const last = steps.at(-1)!
      for (const { path, settles } of steps) {
        if (!settles) continue
        expect(placeOf(visitor)).toBe(addressOf({ ...stand, step: path }))
        await send(visitor, await wayOf('register', path).right({ ...stand, step: path }))
        expect(visitor.status).toBe(200)
        isSound(visitor)
      }
      // Where no page says that it is over, signing in goes on.
      if (last.settles) expect(placeOf(visitor)).toMatch(new RegExp(`^/${council.slug}/sign-in/(?!password)`))
      else expect(visitor.heading).toBe('Your account is ready')
      expect(visitor.redirects).toEqual([])
    },
  )

  it.each([{ htmx: false }, { htmx: true }])('can finish a reset (htmx: $htmx)', async ({ htmx }) => {
    const visitor = here.visitor({ htmx, cookies: false })
    const stand = await reach(here, visitor, council, 'reset-password', 'password')
    expect(visitor.status).toBe(200)
    await send(visitor, await wayOf('reset-password', 'password').right(stand))
    expect(visitor.path).toBe(`/${council.slug}/sign-in/password`)
    expect(visitor.text).toContain(words.en.signIn.ended['password-changed'])
    expect((await messagesTo(council, stand.email)).at(-1)?.text).toContain('has just been changed')
  })

  it.each([{ htmx: false }, { htmx: true }])(
    'says at the end of a sign-in that cookies are blocked, and signs nobody in (htmx: $htmx)',
    async ({ htmx }) => {
      const visitor = here.visitor({ htmx, cookies: false })
      const stand = await reach(here, visitor, council, 'sign-in', council.phone ? 'confirm-code' : 'code')
      const before = await workOf(council)
      await send(visitor, await wayOf('sign-in', stand.step).right(stand))
      expect(visitor.summary).toEqual([['', words.en.faults['sign-in.cookies']]])
      expect(visitor.status).toBe(422)
      expect(added(before, await workOf(council))).toMatchObject({ sessions: 0 })
      expect([...visitor.jar.keys()].filter((name) => name.endsWith('-session'))).toEqual([])
    },
  )
})

describe.each(councils.filter((council) => has(council, 'register', 'ready')))('a journey that is over, at $slug', (council) => {
  it.each([{ htmx: false }, { htmx: true }])('shows its last page until somebody begins anew (htmx: $htmx)', async ({ htmx }) => {
    const visitor = here.visitor({ htmx })
    const stand = await reach(here, visitor, council, 'register', 'ready')
    expect(visitor.heading).toBe('Your account is ready')
    isSound(visitor)
    await visitor.open(`/${council.slug}/register/code`)
    expect(visitor.heading).toBe('Your account is ready')
    await visitor.open(`/${council.slug}/register/ready`)
    expect(visitor.heading).toBe('Your account is ready')
    expect(visitor.html).not.toContain(stand.email)
    await visitor.open(`/${council.slug}/register`)
    expect(visitor.path).toBe(`/${council.slug}/register/details`)
    expect(visitor.value('forename')).toBe('')
  })
})

describe.each(councils)('the browser of several people, at $slug', (council) => {
  it('says nothing of an account to the next person at the same browser', async () => {
    const visitor = here.visitor()
    const email = newAddress()
    await addPerson(council, email, here.clock.now)
    await visitor.open(`/${council.slug}/sign-in`)
    await send(visitor, { email, password: 'wrong' })
    await visitor.press('Cancel')
    await visitor.open(`/${council.slug}/sign-in`)
    expect(visitor.html).not.toContain(email)
  })
})
