import { parse } from 'node-html-parser'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/db/client.ts'
import { words } from '../../src/fragments/words/index.ts'
import { journeysOf } from '../../src/routes/journeys.ts'
import { addressOf, forgetMessages, own, placeOf, raw, send, stepsOf, wayOf } from '../steps.ts'
import { newAddress, portal } from '../visitor.ts'

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
const post = (fields: Record<string, string>, headers: Record<string, string> = { origin: listed }) =>
  raw(away, away.visitor(), `${at}/start?lang=en`, fields, { headers: { 'sec-fetch-site': 'cross-site', ...headers } })

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
    const { text } = await first('register', { council, origin, query: '?lang=cy' })
    expect(text).toContain('embed/start?lang=cy')
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
    expect(sent.html).not.toContain('Zo')
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
