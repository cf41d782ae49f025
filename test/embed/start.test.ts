import { eq } from 'drizzle-orm'
import { parse } from 'node-html-parser'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/db/client.ts'
import { journeyId } from '../../src/db/journeys.ts'
import { journeys } from '../../src/db/schema.ts'
import { words } from '../../src/fragments/words/index.ts'
import { journeysOf } from '../../src/routes/journeys.ts'
import { addressOf, forgetMessages, own, placeOf, raw, send, stepsOf, wayOf } from '../steps.ts'
import { db, newAddress, password, portal, register, registerUpToCode, signIn, type Visitor } from '../visitor.ts'

const councils = own('start')
const embedded = councils.filter(({ embedding }) => embedding)
const durham = councils[0]!
const [listed] = durham.embedding!.origins
const at = `/${durham.slug}/embed`
const here = portal({ councils })
/** Whatever asks its database fails. */
const away = portal({ councils, connect: () => connect('http://127.0.0.1:1') })

afterEach(() => forgetMessages(councils))

async function first(journey: string, { council = durham, origin = listed as string | null, query = '' } = {}) {
  const { response, text } = await away.fetch(
    new Request(`https://doorstep.example/${council.slug}/embed/first/${journey}${query}`, {
      headers: origin === null ? {} : { origin },
    }),
  )
  return { status: response.status, headers: response.headers, text, page: parse(text) }
}

const foreign: [string, string | null][] = [
  ['another site', 'https://evil.example'],
  ['a host that begins alike', `${listed}.evil.example`],
  ['a host below', listed.replace('www.', 'x.www.')],
  ['a host beside', listed.replace('www.', 'x.')],
  ['another scheme', listed.replace('https:', 'http:')],
  ['another port', `${listed}:8443`],
  ['a path behind it', `${listed}/`],
  ["another council's page", councils[1]!.embedding!.origins[0]],
  ['an origin of null', 'null'],
  ['a wildcard', '*'],
  ['no origin at all', null],
]

const answers = { forename: 'Zoë "Q" <b>', surname: 'O’Neil', role: 'other', otherRole: 'Clerk', town: 'Dur & ham' }
const person = await wayOf('register', 'details').right({} as never)
const post = (fields: Record<string, string>, headers: Record<string, string> = { origin: listed }) =>
  raw(away, away.visitor(), `${at}/start?lang=en`, fields, { headers: { 'sec-fetch-site': 'cross-site', ...headers } })

/** What is kept under a journey's token. */
const rowsOf = (token: string | undefined) =>
  db
    .select()
    .from(journeys)
    .where(eq(journeys.id, journeyId(durham.slug, 'register', token!)))

describe.each(embedded)("the first step of a journey as a form for a council's own page, at $slug", (council) => {
  const origin = council.embedding!.origins[0]!
  const asking = journeysOf(council).filter(({ name }) => name !== 'sign-in')

  it.each(asking)('is plain, and leads to the start: $name', async ({ name, steps }) => {
    const { status, headers, page, text } = await first(name, { council, origin })
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-credentials')).toBe(null)
    expect(headers.get('vary')).toMatch(/\bOrigin\b/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.getSetCookie()).toEqual([])
    const form = page.querySelector('form')!
    expect(form.getAttribute('action')).toBe(`https://doorstep.example/${council.slug}/embed/start?lang=en`)
    expect(form.getAttribute('method')).toBe('post')
    expect(form.getAttribute('accept-charset')).toBe('utf-8')
    expect(text).not.toMatch(/class=|style=|hx-|<script|type="password"|one-time-code|[\w-]{43}/)
    expect(page.querySelectorAll('input[type=hidden]').map((each) => each.attributes)).toEqual([
      { type: 'hidden', name: 'start', value: name },
    ])
    expect(page.querySelectorAll('h1')).toEqual([])
    expect(page.querySelectorAll('button')).toHaveLength(1)
    for (const id of page.querySelectorAll('[id]')) expect(id.getAttribute('id')).toMatch(/^doorstep-/)
    for (const label of page.querySelectorAll('label'))
      expect(page.getElementById(label.getAttribute('for')!), label.textContent).not.toBe(null)
    for (const link of page.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https:\/\/doorstep\.example\//)
    const schema = steps[0]!.schema(council) as unknown as { shape: object }
    for (const field of Object.keys(schema.shape)) expect(page.querySelector(`[name=${field}]`), field).not.toBe(null)
  })

  it('speaks Welsh where that is asked for', async () => {
    for (const query of ['?lang=cy', '?around=cy-GB']) {
      const { text } = await first('register', { council, origin, query })
      expect(text).toContain('embed/start?lang=cy')
    }
  })
})

describe("a council's own page", () => {
  it.each(['sign-in', 'account', 'staff', 'nowhere', '__proto__', ''])(
    'gets no form for what asks for a secret, or is no journey: %s',
    async (name) => {
      const { status, page } = await first(name)
      expect(status).toBe(404)
      expect(page.querySelector('input')).toBe(null)
      expect((await post({ start: name })).status).toBe(404)
    },
  )

  it.each(foreign)('gets nothing when it is not on the list: %s', async (_, origin) => {
    const asked = await first('register', { origin })
    expect(asked.status).toBe(403)
    expect(asked.headers.get('access-control-allow-origin')).toBe(null)
    expect(asked.text).not.toContain('forename')
    const sent = await post({ ...answers, start: 'register' }, origin === null ? {} : { origin })
    expect(sent.status).toBe(403)
    expect(sent.page.textContent).not.toContain('Zo')
    expect(sent.page.querySelector('input')).toBe(null)
  })

  it('is asked in no other way', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'GET']) {
      const { response } = await here.fetch(
        new Request(`https://doorstep.example${at}/start`, { method, headers: { origin: listed } }),
      )
      expect(response.status, method).toBe(405)
      expect(response.headers.get('access-control-allow-origin')).toBe(null)
    }
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x'])
      expect((await post({ start: 'register' }, { origin: listed, 'content-type': type })).status, type).toBe(403)
  })
})

describe('the start', () => {
  it('shows what was typed in a page of the portal, to be checked, and does nothing else', async () => {
    const { response, page, status, html } = await post({
      ...answers,
      start: 'register',
      password: 'Planted-1',
      code: '12345678',
    })
    expect(status).toBe(200)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('access-control-allow-origin')).toBe(null)
    expect(page.querySelector('#step')?.getAttribute('action')).toBe(`/${durham.slug}/register/details`)
    expect(page.querySelector('.govuk-error-summary')).toBe(null)
    expect(html).toContain(words.en.embed.started)
    expect(html).not.toMatch(/Planted|12345678/)
    const value = (name: string) => parse(html).querySelector(`[name=${name}]`)?.getAttribute('value')
    expect([value('surname'), value('otherRole')]).toEqual(['O’Neil', 'Clerk'])
    expect(html).not.toContain('<b>')
  })

  it('reads no session: who is signed in is shown what everybody is', async () => {
    const visitor = here.visitor()
    visitor.jar.set(`__Host-${durham.slug}-session`, 'x'.repeat(43))
    const answer = await raw(away, visitor, `${at}/start`, { start: 'register' }, { headers: { origin: listed } })
    expect(answer.status).toBe(200)
    expect(answer.response.headers.getSetCookie()).toEqual([])
  })

  it.each(embedded)('is gone on from as from the first page, at $slug', async (council) => {
    const stand = { council, journey: 'register', email: newAddress() }
    const [step, next] = stepsOf(council, 'register').map(({ path }) => path) as [string, string]
    const typed = await wayOf('register', step).right({ ...stand, step })
    const origin = council.embedding!.origins[0]!
    const answer = await raw(
      here,
      here.visitor(),
      `/${council.slug}/embed/start?lang=cy`,
      { ...typed, start: 'register' },
      { headers: { origin } },
    )
    const visitor = here.visitor()
    visitor.page = answer.page
    expect(visitor.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    await send(visitor, {}, false)
    expect(placeOf(visitor)).toBe(addressOf({ ...stand, step: next }))
    // Its cookie goes on from here.
    await visitor.open(`/${council.slug}/register`)
    expect(placeOf(visitor)).toBe(addressOf({ ...stand, step: next }))
  })

  it('leaves a journey that the person has begun where it is', async () => {
    const visitor = here.visitor()
    await visitor.open(`/${durham.slug}/register`)
    await send(visitor, await wayOf('register', 'details').right({} as never))
    await raw(here, visitor, `${at}/start`, { ...answers, start: 'register' }, { headers: { origin: listed } })
    await visitor.open(`/${durham.slug}/register`)
    expect(placeOf(visitor)).toBe(`/${durham.slug}/register/email-and-password`)
  })
})

/** The browser shows what somebody typed on a council's own page. */
async function begin(visitor: Visitor, typed: Record<string, string>, { council = durham, journey = 'register' } = {}) {
  const path = `/${council.slug}/embed/start?lang=en`
  const headers = { origin: council.embedding!.origins[0]! }
  visitor.page = (await raw(here, visitor, path, { ...typed, start: journey }, { headers })).page
  return visitor
}

const cookieOf = (visitor: Visitor, { council = durham, journey = 'register' } = {}) =>
  visitor.jar.get(`__Host-${council.slug}-journey-${journey}`)

/** Another tab of the same browser, with the page that stands in this one. */
function tabOf(visitor: Visitor) {
  const tab = here.visitor()
  tab.page = visitor.page
  for (const [name, value] of visitor.jar) tab.jar.set(name, value)
  return tab
}

const hers = { Forename: 'Grace', Surname: 'Hopper', Organisation: 'Navy School' }
const hersTyped = { ...person, forename: 'Grace', surname: 'Hopper', organisation: 'Navy School' }
const place = (step: string) => `/${durham.slug}/register/${step}`

describe.each([{ htmx: false }, { htmx: true }])(
  'the form that was begun on a page of the council, with htmx: $htmx',
  ({ htmx }) => {
    const finish = async (visitor: Visitor, email: string) => {
      await visitor.fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
      await visitor.fill({ Code: await visitor.code(email) }).press('Next')
      expect(visitor.heading).toBe('Your account is ready')
    }
    const nameOf = async (email: string) => {
      const { page } = await signIn(here.visitor(), email, { council: durham.slug })
      return page.querySelector('.header__name')?.textContent.trim()
    }

    it.each(embedded.flatMap((council) => ['register', 'reset-password'].map((journey) => ({ council, journey }))))(
      'begins a journey of its own where another has begun: $council.slug/$journey',
      async ({ council, journey }) => {
        const [step, next] = stepsOf(council, journey).map(({ path }) => path) as [string, string]
        const [his, ofHers] = [newAddress('his'), newAddress('hers')]
        const visitor = here.visitor({ htmx })
        await visitor.open(`/${council.slug}/${journey}`)
        await send(visitor, await wayOf(journey, step).right({ council, journey, step, email: his }))
        const begun = cookieOf(visitor, { council, journey })!

        await begin(visitor, await wayOf(journey, step).right({ council, journey, step, email: ofHers }), { council, journey })
        expect(cookieOf(visitor, { council, journey })).toBe(begun)
        await send(visitor)
        expect(placeOf(visitor)).toBe(addressOf({ council, journey, step: next }))
        expect(visitor.html).not.toContain(his)
        const own = cookieOf(visitor, { council, journey })
        expect(own).toMatch(/^[\w-]{43}$/)
        expect(own).not.toBe(begun)
        // The other one is as it was.
        const other = here.visitor()
        other.jar.set(`__Host-${council.slug}-journey-${journey}`, begun)
        await other.open(addressOf({ council, journey, step }))
        if (step === 'email') expect(other.value('email')).toBe(his)
        else expect(other.value('forename')).toBe(person.forename)
      },
    )

    it('begins one where somebody else has just registered', async () => {
      const visitor = here.visitor({ htmx })
      await register(visitor, newAddress('his'), { council: durham.slug })
      const email = newAddress('hers')
      await begin(visitor, hersTyped)
      await visitor.press('Next')
      expect(placeOf(visitor)).toBe(place('email-and-password'))
      await finish(visitor, email)
      expect(await nameOf(email)).toBe('Grace Hopper')
    })

    it('changes nothing of who has stopped at their code, and names nobody', async () => {
      const visitor = here.visitor({ htmx })
      const [his, ofHers] = [newAddress('his'), newAddress('hers')]
      await registerUpToCode(visitor, his, { council: durham.slug })
      const tab = tabOf(visitor)
      await begin(visitor, hersTyped)
      await visitor.press('Next')
      expect(placeOf(visitor)).toBe(place('email-and-password'))
      expect(visitor.value('email')).toBe('')
      await finish(visitor, ofHers)
      expect(visitor.answers.map(({ text }) => text).join()).not.toMatch(new RegExp(`Grace[^]*${his}`))
      await tab.fill({ Code: await tab.code(his) }).press('Next')
      expect(tab.heading).toBe('Your account is ready')
      expect(await nameOf(his)).toBe('Ada Bell')
      expect(await nameOf(ofHers)).toBe('Grace Hopper')
    })

    it('is one still when it was wrong, and has begun nothing until it is right', async () => {
      const visitor = here.visitor({ htmx })
      await registerUpToCode(visitor, newAddress('his'), { council: durham.slug })
      const begun = cookieOf(visitor)
      await begin(visitor, { ...hersTyped, postCode: 'nowhere' })
      for (let times = 0; times < 2; times++) {
        await visitor.press('Next')
        expect(visitor.status).toBe(422)
        expect(visitor.value('forename')).toBe('Grace')
        expect(visitor.value('postCode')).toBe('nowhere')
        expect(cookieOf(visitor)).toBe(begun)
      }
      await visitor.fill({ 'Post code': 'DH1 5UL' }).press('Next')
      expect(placeOf(visitor)).toBe(place('email-and-password'))
      expect(cookieOf(visitor)).not.toBe(begun)
      await visitor.press('Back')
      expect(Object.fromEntries(Object.keys(hers).map((label) => [label, visitor.value(label.toLowerCase())]))).toEqual(hers)
    })

    it('is one in another language, with what was typed', async () => {
      const visitor = here.visitor({ htmx })
      await registerUpToCode(visitor, newAddress('his'), { council: durham.slug })
      const begun = cookieOf(visitor)
      await begin(visitor, hersTyped)
      // Scripts leave a change of language to the browser.
      await send(visitor, { town: 'Nowhere yet', go: 'lang-cy' }, false)
      expect(visitor.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
      expect([visitor.value('forename'), visitor.value('town')]).toEqual(['Grace', 'Nowhere yet'])
      const own = cookieOf(visitor)
      expect(own).not.toBe(begun)
      await send(visitor)
      expect(placeOf(visitor)).toBe(place('email-and-password'))
      // It was begun once, and goes on under a token that no page has shown.
      expect(cookieOf(visitor)).not.toBe(own)
      expect(await rowsOf(own)).toEqual([])
    })

    it('takes nothing from another journey when it is cancelled', async () => {
      const visitor = here.visitor({ htmx })
      await registerUpToCode(visitor, newAddress('his'), { council: durham.slug })
      await begin(visitor, hersTyped)
      await visitor.press('Cancel')
      await visitor.open(`/${durham.slug}/register`)
      expect(placeOf(visitor)).toBe(place('code'))
    })

    it('is the same one when it comes twice', async () => {
      const visitor = here.visitor({ htmx })
      await registerUpToCode(visitor, newAddress('his'), { council: durham.slug })
      await begin(visitor, hersTyped)
      const tab = tabOf(visitor)
      await send(visitor)
      await send(tab)
      expect(placeOf(tab)).toBe(place('email-and-password'))
      expect(cookieOf(tab)).toBe(cookieOf(visitor))
    })

    it('waits for a database that is away', async () => {
      const visitor = here.visitor()
      await registerUpToCode(visitor, newAddress('his'), { council: durham.slug })
      await begin(visitor, hersTyped)
      const answer = await raw(away, visitor, place('details'), visitor.fields(), { htmx })
      expect(answer.status).toBe(503)
      visitor.page = answer.page
      await send(visitor, {}, false)
      expect(placeOf(visitor)).toBe(place('email-and-password'))
    })

    it('goes on where no cookie comes back', async () => {
      const visitor = here.visitor({ htmx, cookies: false })
      await begin(visitor, { ...hersTyped, postCode: 'nowhere' })
      await visitor.press('Next')
      await visitor.fill({ 'Post code': 'DH1 5UL' }).press('Next')
      await finish(visitor, newAddress('hers'))
    })
  },
)

it('a mark of a form that nobody was given is none', async () => {
  const visitor = here.visitor()
  await visitor.open(`/${durham.slug}/register`)
  await send(visitor, person)
  const begun = cookieOf(visitor)
  await visitor.open(place('details'))
  await send(visitor, { ...hersTyped, journey: 'started.<b>' })
  expect(visitor.html).not.toContain('started.')
  // It is one of the journey that the browser has, which goes on under another token.
  expect(await rowsOf(begun)).toEqual([])
})
