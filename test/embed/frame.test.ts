import { afterEach, describe, expect, it } from 'vitest'
import { councils as all } from '../../src/councils/all.ts'
import { words } from '../../src/fragments/words/index.ts'
import { forgetMessages, messagesTo, own, placeOf, send, stepsOf, wayOf } from '../steps.ts'
import { details, newAddress, newPhone, portal } from '../visitor.ts'

const councils = own('embed')
const durham = councils[0]!
const at = `/${durham.slug}/embed`
const origin = 'https://doorstep.example'
const here = portal({ councils })

afterEach(() => forgetMessages(councils))

async function ask(path: string, init: RequestInit = {}, from = here) {
  const { response, text } = await from.fetch(new Request(origin + path, { redirect: 'manual', ...init }))
  return { status: response.status, headers: response.headers, text, to: response.headers.get('location') }
}
const form = (fields: Record<string, string> = {}, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
})
const ancestors = (headers: Headers) => /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]
const listed = 'https://www.durham.example'

describe('a journey within a frame', () => {
  const framed: [string, number, () => ReturnType<typeof ask>][] = [
    ['its first page', 200, () => ask(`${at}/register/details`)],
    ['in Welsh', 200, () => ask(`${at}/reset-password/email?lang=cy`)],
    ['where links lead', 200, () => ask(`${at}/register`)],
    ['the way from a later page', 303, () => ask(`${at}/register/code`)],
    ['faults', 422, () => ask(`${at}/register/details`, form())],
    ['a form of another site', 403, () => ask(`${at}/register/details`, form({}, { origin: listed }))],
    ['too large a form', 413, () => ask(`${at}/register/details`, form({ town: 'x'.repeat(70_000) }))],
    ['another method', 405, () => ask(`${at}/register/details`, { method: 'PUT', headers: { origin } })],
  ]

  it.each(framed)('may be held by exactly the origins of its council: %s', async (_, status, work) => {
    const { headers, status: found } = await work()
    expect(found).toBe(status)
    expect(ancestors(headers)).toBe(listed)
    expect(headers.get('x-frame-options')).toBe(null)
    expect(headers.get('access-control-allow-origin')).toBe(null)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
  })

  const unframed = [
    `/${durham.slug}`,
    `/${durham.slug}/register/details`,
    `/${durham.slug}/sign-in/password`,
    `/${durham.slug}/contact`,
    `/${durham.slug}/sign-in/welcome`,
    `/${durham.slug}/staff`,
    `${at}/nowhere`,
    `${at}/register/nowhere`,
    `${at}`,
    '/',
  ]
  it.each(unframed)('is all that is ever framed: not %s', async (path) => {
    const { headers, status } = await ask(path)
    expect(ancestors(headers)).toBe("'none'")
    // A redirect is no page: it has no use for what older browsers ask.
    expect(headers.get('x-frame-options')).toBe(status === 303 ? null : 'DENY')
  })

  it('is told apart from a fragment, which nothing frames', async () => {
    const { headers } = await ask(`${at}/register/details`, form({}, { 'hx-request': 'true' }))
    expect(ancestors(headers)).toBe("'none'")
  })

  it('does not exist where a council names nobody', async () => {
    const alone = portal({ councils: councils.map(({ embedding: _, ...council }) => council) })
    for (const { path } of stepsOf(durham, 'register')) {
      const { status, headers } = await ask(`${at}/register/${path}`, {}, alone)
      expect(status).toBe(404)
      expect(ancestors(headers)).toBe("'none'")
    }
    expect((await ask(`${at}/register/details`, form(), alone)).status).toBe(404)
  })

  it('may be held by the page of npm start on this machine', async () => {
    const demo = portal({ councils, bindings: { DEMO_HOST_ORIGIN: 'http://localhost:8791' } })
    expect(ancestors((await ask(`${at}/register/details`, {}, demo)).headers)).toBe(`${listed} http://localhost:8791`)
  })

  it("is found on the council's own host, with its slug and without", async () => {
    for (const path of [`${at}/register/details`, '/embed/register/details']) {
      const { response, text } = await here.fetch(new Request(`https://${durham.hosts[0]}${path}`))
      expect(response.status, path).toBe(200)
      expect(text).toContain('action="/embed/register/details"')
    }
  })

  it('sets cookies that come back from within another page, and from there alone', async () => {
    const { headers } = await ask(`${at}/register/details?lang=cy`)
    const cookies = headers.getSetCookie()
    expect(cookies.map((each) => each.split('=')[0]).sort()).toEqual([
      `__Host-${durham.slug}-journey-register-embedded`,
      `__Host-${durham.slug}-language-embedded`,
    ])
    for (const each of cookies)
      for (const wanted of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned'])
        expect(each.split('; ')).toContain(wanted)
    for (const each of (await ask(`/${durham.slug}/register/details?lang=cy`)).headers.getSetCookie()) {
      expect(each).toContain('SameSite=Lax')
      expect(each).not.toContain('Partitioned')
    }
  })

  it('is in the language of the page around it until its reader has chosen one, and keeps that of nobody’s choice', async () => {
    const visitor = here.visitor()
    const open = async (query: string) => {
      await visitor.open(`${at}/register${query}`)
      return visitor.page.querySelector('html')!.getAttribute('lang')
    }
    const kept = () => visitor.jar.get(`__Host-${durham.slug}-language-embedded`)
    for (const [around, shown] of [
      ['cy-GB', 'cy'],
      ['CY', 'cy'],
      ['en-GB', 'en'],
      ['fr', 'en'],
      ['cymraeg', 'en'],
      ['', 'en'],
    ])
      expect([await open(`?around=${around}`), kept()], around).toEqual([shown, undefined])
    // Chosen: English pages of the council's leave it as it is, and so do Welsh ones what was chosen in English.
    expect([await open('?lang=cy'), kept()]).toEqual(['cy', 'cy'])
    expect([await open('?around=en'), kept()]).toEqual(['cy', 'cy'])
    expect([await open('?lang=en-GB'), kept()]).toEqual(['en', 'en'])
    expect([await open('?around=cy'), kept()]).toEqual(['en', 'en'])
  })

  it('knows nothing of a journey, a language or a session outside of it', async () => {
    const visitor = here.visitor()
    await visitor.open(`/${durham.slug}/register?lang=cy`)
    await send(visitor, await wayOf('register', 'details').right({} as never))
    await visitor.open(`${at}/register`)
    expect(placeOf(visitor)).toBe(`${at}/register/details`)
    expect(visitor.page.querySelector('html')?.getAttribute('lang')).toBe('en')
    expect(visitor.value('forename')).toBe('')
  })

  it('has links that open in the window, and forms that do not', async () => {
    const visitor = await here.visitor().open(`${at}/register/details`)
    expect(visitor.page.querySelector('base')?.getAttribute('target')).toBe('_top')
    expect(visitor.page.querySelector('base')?.getAttribute('href')).toBeUndefined()
    expect(visitor.page.querySelector('#step')?.getAttribute('target')).toBe('_self')
    expect(visitor.page.querySelectorAll('header, footer, nav')).toHaveLength(0)
    await send(visitor)
    for (const link of visitor.page.querySelectorAll('.govuk-error-summary a')) expect(link.getAttribute('target')).toBe('_self')
    const outside = await here.visitor().open(`/${durham.slug}/register/details`)
    expect(outside.html).not.toMatch(/ target=|embedders|data-step/)
  })

  it('says which step it is to nobody but the origins of the list', async () => {
    const visitor = await here.visitor().open(`${at}/register/details`)
    expect(visitor.page.querySelector('meta[name=embedders]')?.getAttribute('content')).toBe(listed)
    const page = visitor.page.querySelector('#page')!
    expect({ ...page.attributes, id: undefined }).toEqual({
      'data-journey': 'register',
      'data-step': 'details',
      'data-number': '1',
    })
  })
})

const modes = [true, false].flatMap((cookies) => [true, false].map((htmx) => ({ cookies, htmx })))

describe.each(councils.filter((council) => council.embedding))('a registration in a frame at $slug', (council) => {
  it.each(modes)('comes to its end (cookies: $cookies, htmx: $htmx)', async (mode) => {
    const visitor = here.visitor(mode)
    const stand = { council, journey: 'register', email: newAddress(), phone: newPhone() }
    await visitor.open(`/${council.slug}/embed/register`)
    if (!mode.cookies) visitor.redirects.length = 0
    const steps = stepsOf(council, 'register').filter(({ path, settles }) => settles && path !== 'person')
    for (const { path } of steps) {
      expect(placeOf(visitor)).toBe(`/${council.slug}/embed/register/${path}`)
      // Once the mailbox is proved it depends on its account which steps come: the page around is not told.
      const isTold = !['verified', 'names'].includes(path)
      expect(visitor.page.querySelector('#page')?.getAttribute('data-step')).toBe(isTold ? path : undefined)
      await send(visitor, await wayOf('register', path).right({ ...stand, step: path }))
      expect(visitor.status).toBe(200)
    }
    if (council.journeys.register.includes('ready' as never)) {
      expect(visitor.heading).toBe(words.en.registered.title)
      expect(visitor.page.querySelector('#page')?.getAttribute('data-last')).toBe('true')
    } else expect(placeOf(visitor)).toMatch(/\/embed\/sign-in\//)
    if (!mode.cookies) expect(visitor.redirects).toEqual([])
    for (const { text } of visitor.answers) expect(text).not.toMatch(/href="[^"]*[\w-]{43}/)
    for (const to of visitor.redirects) expect(to).not.toMatch(/[\w-]{43}/)
  })

  it.each(modes)('goes back, changes its language and is cancelled (cookies: $cookies, htmx: $htmx)', async (mode) => {
    const visitor = here.visitor(mode)
    const [first, second] = stepsOf(council, 'register').map(({ path }) => path) as [string, string]
    const stand = { council, journey: 'register', email: newAddress() }
    const typed = await wayOf('register', first).right({ ...stand, step: first })
    await visitor.open(`/${council.slug}/embed/register`)
    await send(visitor, typed)
    expect(placeOf(visitor)).toBe(`/${council.slug}/embed/register/${second}`)
    await send(visitor, { go: 'lang-cy' }, false)
    expect(placeOf(visitor)).toBe(`/${council.slug}/embed/register/${second}`)
    expect(visitor.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    await send(visitor, { go: 'back' })
    expect(placeOf(visitor)).toBe(`/${council.slug}/embed/register/${first}`)
    for (const name of ['forename', 'email']) if (typed[name]) expect(visitor.fields()[name]).toBe(typed[name])
    await send(visitor, { go: 'cancel' })
    expect(placeOf(visitor)).toBe(`/${council.slug}/embed/register/${first}`)
    for (const name of ['forename', 'email']) expect(visitor.fields()[name] ?? '').toBe('')
  })
})

it.each(modes)('a reset in a frame ends where signing in begins in it (cookies: $cookies, htmx: $htmx)', async (mode) => {
  const visitor = here.visitor(mode)
  const email = newAddress()
  await here.visitor().open(`/${durham.slug}`)
  const person = here.visitor()
  await person.open(`/${durham.slug}/register`)
  await person.fill(details).press('Next')
  await person
    .fill({ Email: email, Password: 'Correct-Horse-7-Battery', 'Confirm password': 'Correct-Horse-7-Battery' })
    .press('Next')
  await person.fill({ Code: await person.code(email) }).press('Next')
  expect(person.heading).toBe('Your account is ready')

  await visitor.open(`/${durham.slug}/embed/reset-password`)
  for (const { path } of stepsOf(durham, 'reset-password'))
    await send(
      visitor,
      await wayOf('reset-password', path).right({ council: durham, journey: 'reset-password', step: path, email }),
    )
  expect(visitor.path).toBe(`${at}/sign-in/password`)
  expect(visitor.text).toContain(words.en.signIn.ended['password-changed'])
  expect((await messagesTo(durham, email)).at(-1)?.text).toContain('has just been changed')
})

it('is to be had from every council of the portal', () => {
  expect(all.filter(({ embedding }) => !embedding)).toEqual([])
})
