import { parse } from 'node-html-parser'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../src/db/client.ts'
import { firstStyle, firstStyleHash } from '../src/fragments/first-style.ts'
import { journeysOf } from '../src/routes/journeys.ts'
import { addressOf, forgetMessages, own, raw, reach, send, stepsOf, wayOf, workOf } from './steps.ts'
import { db, newAddress, type Portal, portal } from './visitor.ts'

const councils = own('safety')
const [durham, vale] = [councils[0]!, councils.at(-1)!]
const at = `/${durham.slug}`
const here = portal({ councils })
const origin = 'https://doorstep.example'
const own_ = `https://${vale.hosts[0]}`

afterEach(() => forgetMessages(councils))

const documentPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': `'self' '${firstStyleHash}'`,
  'img-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
}
const fragmentPolicy = { 'default-src': "'none'", 'frame-ancestors': "'none'" }

const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
      const [name, ...values] = rule.split(' ')
      return [name, values.join(' ')]
    }),
  )

async function ask(path: string, init: RequestInit = {}, from: Portal = here, host = origin) {
  const { response, text } = await from.fetch(new Request(host + path, { redirect: 'manual', ...init }))
  return { response, text, status: response.status, to: response.headers.get('location') }
}
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
})
const swap = { 'hx-request': 'true' }
const asked = { 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' }
const broken = portal({
  councils,
  connect: () => {
    throw new TypeError('broken')
  },
})
const away = portal({ councils, connect: () => connect('http://127.0.0.1:1') })
const cookie = `__Host-${durham.slug}-journey-register=${'a'.repeat(43)}`
const known = `__Host-${durham.slug}-session=${'s'.repeat(43)}`

describe('every kind of answer', () => {
  // What htmx or a script asks for, and what leads on, goes without the headers that only a page heeds.
  const kinds: [string, number, 'document' | 'other' | 'redirect' | 'swap' | 'script', () => ReturnType<typeof ask>][] = [
    ['a page', 200, 'document', () => ask(at)],
    ['the first page of a journey', 200, 'document', () => ask(`${at}/register/details`)],
    ['the list of councils', 200, 'document', () => ask('/')],
    ['the page of a journey in Welsh', 200, 'document', () => ask(`${at}/sign-in/password?lang=cy`)],
    ['a journey that nobody has begun', 200, 'document', () => ask(`${at}/register`)],
    ['a redirect', 303, 'redirect', () => ask(`${at}/register`, { headers: { cookie } })],
    ['a redirect to sign in', 303, 'redirect', () => ask(`${at}/sign-in/welcome`)],
    ['a redirect after a form', 303, 'redirect', () => ask(`${at}/sign-out`, form({}))],
    ['not found, in a council', 404, 'document', () => ask(`${at}/nowhere`)],
    ['not found, outside', 404, 'document', () => ask('/nowhere')],
    ['not allowed, in a council', 405, 'document', () => ask(`${at}/contact`, { method: 'PUT' })],
    ['not allowed, outside', 405, 'document', () => ask('/', { method: 'DELETE' })],
    ['faults', 422, 'document', () => ask(`${at}/register/details`, form({}))],
    ['faults, as a fragment', 422, 'swap', () => ask(`${at}/register/details`, form({}, swap))],
    ['a fragment', 200, 'swap', () => ask(at, { headers: swap })],
    [
      'what another site asks for beforehand',
      200,
      'document',
      () => ask(at, { headers: { ...asked, 'sec-fetch-site': 'cross-site' } }),
    ],
    ['what a script asks for', 200, 'script', () => ask(at, { headers: asked })],
    [
      'what htmx rebuilds a page of the history from',
      200,
      'document',
      () => ask(at, { headers: { ...swap, 'hx-history-restore-request': 'true' } }),
    ],
    ['a journey cancelled in htmx', 200, 'swap', () => ask(`${at}/register/details`, form({ go: 'cancel' }, swap))],
    ['a foreign form', 403, 'document', () => ask(`${at}/register/details`, form({}, { origin: 'https://evil.example' }))],
    ['too large a form', 413, 'document', () => ask(`${at}/register/details`, form({ town: 'x'.repeat(70_000) }))],
    ['a surprise', 500, 'document', () => ask(at, { headers: { cookie: known } }, broken)],
    ['a surprise, as a fragment', 500, 'swap', () => ask(at, { headers: { ...swap, cookie: known } }, broken)],
    ['a surprise outside', 500, 'other', () => ask('/healthz', {}, broken)],
    ['the database away', 503, 'document', () => ask(`${at}/register`, { headers: { cookie } }, away)],
    [
      'the database away, under a form',
      503,
      'document',
      () => ask(`${at}/register/details`, form({ journey: 'a'.repeat(43) }), away),
    ],
    ['JSON', 200, 'other', () => ask('/healthz')],
    ['JSON that says no', 503, 'other', () => ask('/healthz', {}, away)],
    ['the outbox', 200, 'document', () => ask('/dev/outbox', {}, here, 'http://127.0.0.1:8787')],
    ["the outbox's JSON", 200, 'other', () => ask('/dev/outbox.json', {}, here, 'http://127.0.0.1:8787')],
    ["a page on a council's own host", 200, 'document', () => ask('/contact', {}, here, own_)],
  ]

  it.each(kinds)('has its headers: %s', async (name, status, kind, work) => {
    const { response, text } = await work()
    const isPage = kind === 'other' && response.headers.get('content-type')?.startsWith('text/html')
    // The monitor's address answers every failure as JSON or as a page; both are fine.
    if (name !== 'a surprise outside') expect(response.status).toBe(status)
    expect(policyOf(response)).toEqual(kind === 'document' || isPage ? documentPolicy : fragmentPolicy)
    const header = (each: string) => response.headers.get(each)
    expect(header('strict-transport-security')).toMatch(/^max-age=(\d{8,}); includeSubDomains$/)
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('cache-control')).toBe('no-store')
    expect(header('cross-origin-resource-policy')).toBe(kind === 'swap' ? null : 'same-origin')
    expect(header('vary')?.includes('HX-Request') ?? false).toBe(kind !== 'swap')
    const isAsked = kind === 'swap' || kind === 'script'
    expect(header('cross-origin-opener-policy')).toBe(isAsked ? null : 'same-origin')
    const isShown = !isAsked && kind !== 'redirect'
    expect(header('x-frame-options')).toBe(isShown ? 'DENY' : null)
    expect(header('referrer-policy')).toBe(isShown ? 'same-origin' : null)
    expect(header('permissions-policy')?.includes('camera=()') ?? false).toBe(isShown)
    expect(header('access-control-allow-origin')).toBe(null)
    expect(header('server')).toBe(null)
    expect(header('x-powered-by')).toBe(null)
    if (header('content-type')?.startsWith('text/html')) expect(header('content-type')).toBe('text/html; charset=UTF-8')
    // A first page carries its style, which its policy knows by its hash.
    expect(text.replace(`<style>${firstStyle}</style>`, '')).not.toMatch(
      /<style|\sstyle=|\son\w+=|<script(?![^>]* src="\/assets\/)/i,
    )
  })

  it('sets no cookie that a script, another site or another host could have', async () => {
    const visitor = here.visitor()
    await visitor.open(`${at}/register?lang=cy`)
    const { response } = await here.fetch(new Request(`${origin}${at}/register/details?lang=cy`))
    const cookies = response.headers.getSetCookie()
    expect(cookies.length).toBe(2)
    for (const each of cookies) {
      expect(each).toMatch(/^__Host-/)
      const attributes = each.split('; ')
      for (const wanted of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(attributes).toContain(wanted)
      expect(each).not.toContain('Domain')
    }
  })
})

describe('an address that is not there', () => {
  it.each(['/nowhere', '/register/nowhere', '/register/code/nowhere', '/sign-in/welcome/x', '/dev/outbox'])(
    "is told in the council's layout: %s",
    async (path) => {
      const visitor = await here.visitor().open(at + path)
      expect(visitor.status).toBe(404)
      expect(visitor.heading).toBe('Page not found')
      expect(visitor.page.querySelector('.header__council')?.textContent).toBe(durham.name.en)
      expect(visitor.page.querySelector('footer')?.textContent).toContain(durham.contacts[0].phone)
      expect(visitor.page.querySelector('main a')?.getAttribute('href')).toBe(at)
      await visitor.open(`${at}${path}?lang=cy`)
      expect(visitor.heading).toBe('Heb ddod o hyd i’r dudalen')
    },
  )

  it('is told outside of any council as well', async () => {
    for (const path of [
      '/nowhere',
      '/south-vale-safety',
      '/south-vale-safety/register',
      `${at}x`,
      '/Durham-safety',
      '/%64urham-safety/x',
    ]) {
      const visitor = await here.visitor().open(path)
      expect(visitor.status, path).toBe(404)
      expect(visitor.heading).toBe('Page not found')
    }
    expect((await here.visitor().open('/nowhere?lang=cy')).heading).toBe('Heb ddod o hyd i’r dudalen')
  })

  it('is told to htmx as a fragment', async () => {
    const { status, text } = await ask(`${at}/nowhere`, { headers: swap })
    expect(status).toBe(404)
    expect(text).toMatch(/^<title>Page not found/)
  })
})

describe('an address that is used in another way', () => {
  const pages = ['', '/contact', '/account', '/sign-in/welcome', '/register', '/sign-in', '/reset-password', '/register/ready']
  const forms = councils.flatMap((council) =>
    council === durham
      ? journeysOf(council).flatMap(({ name, steps }) =>
          steps.filter(({ settles }) => settles).map(({ path }) => addressOf({ council, journey: name, step: path })),
        )
      : [],
  )
  const cases = [
    ...pages.flatMap((path) => ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => [method, at + path, 'GET, HEAD'])),
    ...[...forms, `${at}/sign-out`].flatMap((path) =>
      ['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => [method, path, 'GET, HEAD, POST']),
    ),
  ] as [string, string, string][]

  it.each(cases)('says what it does take: %s %s', async (method, path, allow) => {
    const { response, status, text } = await ask(path, { method, headers: { origin } })
    expect(status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect(text).toContain('This page cannot be used that way')
    expect(text).toContain(durham.contacts[0].phone)
  })

  it.each(['/', '/healthz'])('says so outside of any council: %s', async (path) => {
    const { response, status } = await ask(path, { method: 'POST', headers: { origin } })
    expect(status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  it.each([at, `${at}/register/details`, `${at}/register`, `${at}/nowhere`, '/', '/healthz', `${at}/account`])(
    'answers HEAD as GET, without the page: %s',
    async (path) => {
      const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)]
      expect(head.status).toBe(get.status)
      expect(head.text).toBe('')
      expect(head.response.headers.get('content-type')).toBe(get.response.headers.get('content-type'))
      expect(head.response.headers.get('content-security-policy')).toBe(get.response.headers.get('content-security-policy'))
    },
  )
})

describe('a form that another site sent', () => {
  let connections = 0
  const counted = portal({
    councils,
    connect: (...given) => {
      connections++
      return connect(...given)
    },
  })
  const foreign: [string, Record<string, string>][] = [
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a foreign origin that begins alike', { origin: 'https://doorstep.example.evil.example' }],
    ['another port', { origin: 'https://doorstep.example:8443' }],
    ['another scheme', { origin: 'http://doorstep.example' }],
    ['a host above', { origin: 'https://example' }],
    ["another council's own host", { origin: own_ }],
    ['an origin of null', { origin: 'null' }],
    ['an empty origin and a foreign referer', { origin: '', referer: 'https://evil.example/doorstep.example' }],
    ['a foreign referer alone', { referer: `https://evil.example/?${origin}/` }],
    ['a referer that is none', { referer: 'nonsense' }],
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['same-site', { 'sec-fetch-site': 'same-site' }],
    ['cross-site with our origin', { 'sec-fetch-site': 'cross-site', origin }],
    ['same-origin with a foreign origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['an unknown word', { 'sec-fetch-site': 'whatever' }],
    ['plain text', { origin, 'content-type': 'text/plain' }],
    ['JSON', { origin, 'content-type': 'application/json' }],
    ['JSON that looks like a form', { origin, 'content-type': 'application/json; application/x-www-form-urlencoded' }],
  ]
  const bare = (path: string, headers: Record<string, string>, fields: Record<string, string>) =>
    ask(
      path,
      {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
      counted,
    )

  it.each(foreign)('is refused, and nothing is asked of the database: %s', async (_, headers) => {
    connections = 0
    const fields = { ...(await wayOf('register', 'details').right({} as never)), journey: 'a'.repeat(43), submit: 'b'.repeat(43) }
    for (const path of [`${at}/register/details`, `${at}/sign-in/password`, `${at}/reset-password/email`, `${at}/sign-out`]) {
      const { status, text, response } = await bare(path, headers, fields)
      expect(status).toBe(403)
      expect(text).toContain('This form did not come from this portal')
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(connections).toBe(0)
  })

  it.each([
    ['our origin', { origin }],
    ['our origin, and where it comes from', { origin, 'sec-fetch-site': 'same-origin' }],
    ['our referer', { referer: `${origin}${at}/register/details` }],
    ['nothing at all, as no browser does', {}],
    ['a person who reloads', { 'sec-fetch-site': 'none', origin }],
  ] as [string, Record<string, string>][])('is taken when it is ours: %s', async (_, headers) => {
    expect((await bare(`${at}/register/details`, headers, {})).status).toBe(422)
  })

  it('signs nobody out, finishes no journey and cancels none', async () => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, durham, 'reset-password', 'password')
    const right = { ...visitor.fields(), ...(await wayOf('reset-password', 'password').right(stand)) }
    const before = await workOf(durham)
    for (const [, headers] of foreign)
      for (const fields of [right, { ...right, go: 'cancel' }]) {
        const answer = await raw(here, visitor, addressOf(stand), fields, { headers })
        expect(answer.status).toBe(403)
      }
    expect(await workOf(durham)).toEqual(before)
    await send(visitor, right)
    expect(visitor.path).toBe(`${at}/sign-in/password`)
  })

  it('refuses a sign-out from elsewhere', async () => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, durham, 'sign-in', 'code')
    await send(visitor, await wayOf('sign-in', 'code').right(stand))
    expect(visitor.heading).toBe('Welcome, Ada Bell.')
    for (const [, headers] of foreign) expect((await raw(here, visitor, `${at}/sign-out`, {}, { headers })).status).toBe(403)
    expect((await visitor.open(`${at}/sign-in/welcome`)).heading).toBe('Welcome, Ada Bell.')
    for (const path of ['/sign-out', '/sign-out?', '/sign-out/']) await visitor.open(at + path)
    expect((await visitor.open(`${at}/sign-in/welcome`)).heading).toBe('Welcome, Ada Bell.')
  })
})

describe('a body that is too large', () => {
  it.each([
    ['in one field', 'x'.repeat(65_536)],
    ['in many fields', 'a=b&'.repeat(20_000)],
  ])('is answered with 413: %s', async (_, body) => {
    for (const path of [`${at}/register/details`, `${at}/sign-in/password`, `${at}/sign-out`]) {
      const answer = await raw(here, here.visitor(), path, `town=${body}`)
      expect(answer.status).toBe(413)
      expect(answer.heading).toBe('That is more than this page can take')
      expect(answer.html).not.toContain('xxxx')
    }
  })

  it('is refused by what it is, whatever it says of itself', async () => {
    const body = new ReadableStream({
      start(stream) {
        for (let at = 0; at < 100; at++) stream.enqueue(new TextEncoder().encode('x'.repeat(1000)))
        stream.close()
      },
    })
    const { status } = await ask(`${at}/register/details`, { ...form({}), body, duplex: 'half' } as RequestInit)
    expect(status).toBe(413)
  })
})

describe('a way out of the portal', () => {
  const elsewhere = [
    '//evil.example',
    '///evil.example/',
    '/\\evil.example',
    '/%2F/evil.example',
    '/%5Cevil.example',
    '/.//evil.example',
    '/https://evil.example',
    '//evil.example/register',
    '//evil.example/%2e%2e',
  ]
  const strays = ({ text, to }: { text: string; to: string | null }, host: string) => {
    const targets = [...text.matchAll(/\s(?:href|src|action|hx-post|formaction)="([^"]*)"/g)].map(([, target]) => target!)
    return [...targets, ...(to ? [to] : [])]
      .filter((target) => !/^tel:/.test(target))
      .filter((target) => new URL(target.replaceAll('&amp;', '&'), `${host}/x`).origin !== host)
  }

  it.each(elsewhere)('is no address of a page: %s', async (path) => {
    for (const host of [origin, own_])
      for (const before of ['', at])
        for (const after of ['', '/', '?lang=cy', '/register', '/sign-in/welcome']) {
          const answer = await ask(before + path + after, {}, here, host)
          expect(strays(answer, host), host + before + path + after).toEqual([])
        }
  })

  it.each(['next', 'to', 'return', 'returnTo', 'redirect', 'url', 'continue', 'notice', 'lang', 'go'])(
    'is no parameter: %s',
    async (name) => {
      for (const path of ['', '/register', '/sign-in/welcome', '/sign-in/password', '/account', '/sign-out']) {
        const answer = await ask(`${at}${path}?${name}=https://evil.example`)
        expect(strays({ ...answer, to: answer.to && answer.to.split('?')[0]! }, origin)).toEqual([])
        expect(answer.text).not.toContain('evil.example')
      }
    },
  )

  it('is no header', async () => {
    for (const name of [
      'x-forwarded-host',
      'x-forwarded-for',
      'forwarded',
      'x-original-url',
      'x-rewrite-url',
      'hx-current-url',
      'referer',
    ]) {
      const answer = await ask(`${at}/register/code`, { headers: { [name]: 'https://evil.example/x' } })
      expect(strays(answer, origin)).toEqual([])
      const page = await ask(`${at}/sign-in/password`, { headers: { [name]: 'https://evil.example/x' } })
      expect(page.text).not.toContain('evil.example')
    }
  })
})

describe('what a person types', () => {
  const payloads = [
    '<zqx-el zqx-at=1>',
    '"><zqx-el zqx-at=1><x y="',
    "'><zqx-el zqx-at=1><x y='",
    '" zqx-at="1" onfocus="zqx()" autofocus="',
    "' zqx-at='1' onfocus='zqx()'",
    '</title></textarea></select></script></style><zqx-el>',
    '--><zqx-el><!--',
    '<script>zqx()</script>',
    '<svg/onload=zqx()>',
    '<img src=zqx onerror=zqx()>',
    '&lt;zqx-el&gt;&quot;&#62;&#x3c;zqx-el zqx-at&gt;',
    'javascript:zqx()',
    '\uE000journey\uE000<zqx-el>',
    '$& $1 $` {{zqx}} %7Bzqx%7D',
    '＜zqx-el＞＂',
  ]
  const made = (html: string) =>
    parse(html, { parseNoneClosedTags: true })
      .querySelectorAll('*')
      .flatMap((element) => {
        const names = Object.keys(element.rawAttributes ?? {})
        return [
          ...(/^zqx|^(svg|img|iframe|object|embed|style|base)$/i.test(element.rawTagName ?? '') ? [element.rawTagName] : []),
          ...(element.rawTagName === 'script' && !/^\/assets\//.test(element.getAttribute('src') ?? '') ? ['script'] : []),
          ...names.filter((name) => /zqx|^on|^hx-on|^style$/i.test(name)),
          ...names.filter(
            (name) =>
              /^(href|src|action|formaction|hx-.*)$/i.test(name) &&
              /zqx/.test(element.getAttribute(name) ?? '') &&
              !/^\/[^/]/.test(element.getAttribute(name) ?? ''),
          ),
        ]
      })

  it('would be found if it did make something', () => {
    for (const payload of [payloads[0], '<a onclick="x">', '<script>zqx()</script>', '<a href="javascript:zqx()">'])
      expect(made(`<p>${payload}</p>`)).not.toEqual([])
  })

  const all = journeysOf(durham).flatMap(({ name }) =>
    stepsOf(durham, name)
      .filter(({ settles }) => settles)
      .map(({ path }) => ({ journey: name, step: path })),
  )
  it.each(all)('makes nothing on the page: $journey/$step', async ({ journey, step }) => {
    for (const htmx of [false, true]) {
      const visitor = here.visitor({ htmx })
      await reach(here, visitor, durham, journey, step)
      const names = Object.keys({ ...visitor.fields(), ...wayOf(journey, step).wrong })
      for (const payload of payloads) {
        const typed = Object.fromEntries(
          names.filter((name) => !['journey', 'submit'].includes(name)).map((name) => [name, payload]),
        )
        await send(visitor, typed)
        expect(visitor.status, payload).toBe(422)
        expect(made(visitor.html), payload).toEqual([])
        if (/[<"']/.test(payload)) expect(visitor.html).not.toContain(payload)
        for (const name of ['password', 'confirm', 'code'])
          expect(visitor.page.getElementById(name)?.getAttribute('value')).toBe(undefined)
      }
    }
  })

  it('makes nothing where it is shown later', async () => {
    for (const payload of payloads) {
      const visitor = here.visitor()
      const email = newAddress()
      await visitor.open(`${at}/register`)
      const person = Object.fromEntries(
        ['forename', 'surname', 'otherRole', 'organisation', 'street', 'town'].map((name) => [name, payload]),
      )
      await send(visitor, { ...person, role: 'other', postCode: 'dh1 5ul' })
      await send(visitor, await wayOf('register', 'email-and-password').right({ email } as never))
      await send(visitor, await wayOf('register', 'code').right({ council: durham, email } as never))
      expect(visitor.heading).toBe('Your account is ready')
      await visitor.open(`${at}/sign-in`)
      await send(visitor, await wayOf('sign-in', 'password').right({ email } as never))
      await send(visitor, await wayOf('sign-in', 'code').right({ council: durham, email } as never))
      expect(visitor.path).toBe(`${at}/sign-in/welcome`)
      for (const path of ['/sign-in/welcome', '/account', '', '/sign-out', '/nowhere', '/register']) {
        await visitor.open(at + path)
        expect(made(visitor.html), `${payload} ${path}`).toEqual([])
        if (/[<"']/.test(payload)) expect(visitor.html).not.toContain(payload)
        expect(visitor.page.querySelector('.header__name')?.textContent, path).toContain('zqx')
      }
    }
  })

  it('makes nothing out of an address, a parameter, a cookie or a header', async () => {
    for (const payload of payloads.filter((each) => !each.includes('\uE000') && !each.includes('＜'))) {
      const encoded = encodeURIComponent(payload)
      const visitor = here.visitor()
      for (const name of ['language', 'journey-register', 'journey-sign-in', 'session', 'activity'])
        visitor.jar.set(`__Host-${durham.slug}-${name}`, payload.replace(/[;,\s]/g, ''))
      for (const path of [
        `/register/details?lang=${encoded}&notice=${encoded}`,
        `/sign-in/password?notice=${encoded}`,
        `/account?${encoded}=${encoded}`,
        `/${encoded}`,
        `/contact/${encoded}?lang=cy`,
      ]) {
        await visitor.open(at + path)
        expect(made(visitor.html), path).toEqual([])
      }
      const outside = await here.visitor().open(`/${encoded}?lang=${encoded}`)
      expect(made(outside.html)).toEqual([])
    }
  })
})

describe("a council's own host", () => {
  const person = () => here.visitor({ origin: own_ })

  it('serves the same without the prefix', async () => {
    const visitor = await person().open('/')
    expect(visitor.page.querySelector('.header__council')?.textContent).toBe(vale.name.en)
    const links = visitor.page.querySelectorAll('a, form').map((each) => each.getAttribute('href') ?? each.getAttribute('action'))
    expect(links.filter((link) => link?.includes(vale.slug))).toEqual([])
    await visitor.press('My Account')
    expect(visitor.path).toBe('/account')
    await visitor.press('Register for new account')
    expect(visitor.path).toBe('/register')
    const email = newAddress()
    await send(visitor, await wayOf('register', 'details').right({ email } as never))
    expect(visitor.path).toBe('/register/email-and-password')
    await send(visitor, await wayOf('register', 'email-and-password').right({ email } as never))
    await send(visitor, await wayOf('register', 'code').right({ council: vale, email } as never))
    expect(visitor.path).toBe('/register/ready')
    await visitor.press('Sign in')
    await send(visitor, await wayOf('sign-in', 'password').right({ email } as never))
    await send(visitor, await wayOf('sign-in', 'code').right({ council: vale, email } as never))
    expect(visitor.path).toBe('/sign-in/welcome')
    await visitor.press('Return to Home')
    expect(visitor.path).toBe('/')
    await visitor.press('Logout')
    expect(visitor.path).toBe('/sign-out')
    expect(visitor.heading).toBe('You have been logged out')
  })

  it.each([at, `${at}/register/details`, '/dev/outbox', '/dev/gallery'])(
    'has no other council and no pages for developers: %s',
    async (path) => {
      const visitor = await person().open(path)
      expect(visitor.status).toBe(404)
      expect(visitor.page.querySelector('.header__council')?.textContent).toBe(vale.name.en)
    },
  )

  it.each(['', '/register/details', '/contact'])('may be told its slug, which it does not repeat: %s', async (path) => {
    const visitor = await person().open(`/${vale.slug}${path}`)
    expect(visitor.status).toBe(200)
    expect(visitor.page.querySelector('.header__council')?.textContent).toBe(vale.name.en)
    for (const link of visitor.page.querySelectorAll('header a:not(.header__language), form'))
      expect(link.getAttribute('href') ?? link.getAttribute('action')).not.toContain(vale.slug)
  })

  it('answers the monitor', async () => expect((await ask('/healthz', {}, here, own_)).text).toBe('{"ok":true}'))

  it('never shows what was rendered for another council', async () => {
    for (const council of [...councils, ...councils]) {
      const { text } = await ask('/register/details', {}, here, `https://${council.hosts[0]}`)
      expect(text).toContain(council.name.en)
      for (const other of councils) if (other !== council) expect(text).not.toContain(other.name.en)
    }
  })
})

describe('a slash at the end', () => {
  it.each(['', '/contact', '/account', '/register/details', '/sign-in/password', '/sign-out'])(
    'means nothing: %s',
    async (path) => {
      const [plain, slash] = [await ask(at + path), await ask(`${at}${path}/`)]
      expect(slash.status).toBe(plain.status)
      expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(slash.text)?.[1]).toBe(/<h1[^>]*>(.*?)<\/h1>/s.exec(plain.text)?.[1])
    },
  )

  it('means nothing to a form', async () => {
    expect((await ask(`${at}/register/details/`, form({}))).status).toBe(422)
  })

  it('means nothing on a host of its own', async () => {
    expect((await ask('/contact/', {}, here, own_)).status).toBe(200)
  })
})

it('keeps the tests of this file to their own councils', async () => {
  const { rows } = await db.$client.execute("select distinct council from events where council like '%-safety'")
  expect(rows.map(({ council }) => council).sort()).toEqual([durham.slug, vale.slug])
})
