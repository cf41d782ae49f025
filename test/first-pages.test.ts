import { describe, expect, it } from 'vitest'
import type { Db } from '../src/db/client.ts'
import type { SessionKv } from '../src/db/session-copies.ts'
import { wordsOf } from '../src/fragments/words/index.ts'
import { journeysOf } from '../src/routes/journeys.ts'
import { own } from './steps.ts'
import { portal, type Visitor } from './visitor.ts'

/* The first page of a journey, for somebody who brings no cookie: no store is asked, and it is rendered once for everybody. */

const councils = own('first-pages')
const languages = ['en', 'cy'] as const
const firstPages = councils.flatMap((council) =>
  journeysOf(council).flatMap(({ name, steps }) =>
    languages.map((language) => ({ council, language, address: `/${council.slug}/${name}/${steps[0]!.path}` })),
  ),
)

/** A store that notes whatever is asked of it, and knows nothing. */
function watched<Store extends object>(asked: string[], name: string): Store {
  const note = (_: object, property: string | symbol) => {
    asked.push(`${name}.${String(property)}`)
    return async () => null
  }
  return new Proxy({}, { get: note }) as Store
}

const tokensIn = ({ page }: Visitor) =>
  ['journey', 'submit'].map((name) => page.querySelector(`#step input[type=hidden][name=${name}]`)?.getAttribute('value') ?? '')

/** A page without what differs from one visitor to the next. */
const lasting = (visitor: Visitor) => tokensIn(visitor).reduce((html, token) => html.replaceAll(token, 'TOKEN'), visitor.html)

describe('the first page of a journey', () => {
  it('asks neither the database nor KV, even the first time', async () => {
    const asked: string[] = []
    const here = portal({
      councils,
      connect: () => {
        asked.push('connect')
        return watched<Db>(asked, 'database')
      },
      bindings: { SESSIONS: watched<SessionKv>(asked, 'kv') },
    })
    for (const { address, language } of [...firstPages, ...firstPages]) {
      const visitor = await here.visitor().open(`${address}?lang=${language}`)
      expect(visitor.status, address).toBe(200)
    }
    expect(asked).toEqual([])
    // Somebody who brings a journey's cookie has something to be asked for.
    const visitor = here.visitor()
    await visitor.open(firstPages[0]!.address)
    await visitor.open(firstPages[0]!.address)
    expect(asked).not.toEqual([])
  })

  it.each(firstPages)('gives each visitor tokens of their own: $address in $language', async ({ address, language }) => {
    const here = portal({ councils })
    const visitors = [here.visitor(), here.visitor(), here.visitor()]
    for (const visitor of visitors) await visitor.open(`${address}?lang=${language}`)
    const tokens = visitors.flatMap(tokensIn)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
    expect(new Set(tokens).size).toBe(tokens.length)
    for (const visitor of visitors) {
      expect(visitor.html).not.toMatch(/[\uE000-\uF8FF]/)
      // The journey's token is the cookie's.
      expect([...visitor.jar.values()]).toContain(tokensIn(visitor)[0])
    }
    expect(new Set(visitors.map(lasting)).size).toBe(1)
  })

  it('is answered the same the second time, but for what is each visitor’s own', async () => {
    const here = portal({ councils })
    for (const { address } of firstPages.filter(({ language }) => language === 'en')) {
      const visitors = [here.visitor(), here.visitor(), here.visitor()]
      for (const visitor of visitors) await visitor.open(address)
      expect(new Set(visitors.map(lasting)).size).toBe(1)
      const tokens = visitors.flatMap(tokensIn)
      for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
      expect(new Set(tokens).size).toBe(tokens.length)
      const headers = visitors.map((visitor) =>
        JSON.stringify([...visitor.headers])
          .replaceAll(tokensIn(visitor)[0]!, 'TOKEN')
          .split(/\W+/)
          .sort(),
      )
      expect(headers[1]).toEqual(headers[0])
      expect(headers[2]).toEqual(headers[0])
      for (const visitor of visitors) expect([...visitor.jar.values()]).toEqual([tokensIn(visitor)[0]])
    }
  })

  it('is given to nobody who asks for something else there', async () => {
    const here = portal({ councils })
    const { address } = firstPages[0]!
    const path = new URL(address, 'http://127.0.0.1:8787')
    const ask = async (headers: Record<string, string>, method = 'GET') =>
      (await here.fetch(new Request(path, { method, headers }))).response
    const first = await ask({})
    expect((await ask({})).headers.get('x-frame-options')).toBe(first.headers.get('x-frame-options'))
    expect(first.headers.get('x-frame-options')).toBe('DENY')
    // What htmx or a script asks for is no document, and who has chosen Welsh reads Welsh.
    expect((await ask({ 'hx-request': 'true' })).headers.get('x-frame-options')).toBeNull()
    expect((await ask({ 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' })).headers.get('x-frame-options')).toBeNull()
    const [council] = councils
    const inWelsh = await here.fetch(new Request(path, { headers: { cookie: `__Host-${council!.slug}-language=cy` } }))
    expect(inWelsh.text).toContain('lang="cy"')
    expect((await ask({}, 'HEAD')).body).toBeNull()
  })

  it('is rendered once', async () => {
    let read = 0
    const [council] = councils
    const name = {
      get en() {
        read++
        return council!.name.en
      },
      cy: council!.name.cy,
    }
    const here = portal({ councils: [{ ...council!, name }] })
    const { address } = firstPages[0]!
    await here.visitor().open(address)
    expect(read).toBeGreaterThan(0)
    const once = read
    await here.visitor().open(address)
    await here.visitor().open(address)
    expect(read).toBe(once)
    // Whatever differs is rendered for itself.
    await here.visitor().open(`${address}?notice=sign-in-first`)
    expect(read).toBeGreaterThan(once)
  })

  it('is kept at its own address alone: any number of slashes behind it crowd nothing out', async () => {
    const here = portal({ councils })
    const { now } = here.clock
    let read = 0
    // Whatever is not answered ahead of everything else is told the time.
    Object.defineProperty(here.clock, 'now', {
      get() {
        read++
        return now
      },
    })
    const { address } = firstPages[0]!
    for (let many = 1; many <= 210; many++) {
      const visitor = await here.visitor().open(address + '/'.repeat(many))
      expect(visitor.status).toBe(200)
    }
    await here.visitor().open(address)
    expect(read).toBeGreaterThanOrEqual(211)
    read = 0
    const visitor = await here.visitor().open(address)
    expect(read).toBe(0)
    expect([...visitor.jar.values()]).toEqual([tokensIn(visitor)[0]])
  })

  it('is its own council’s, in its own language, whatever was asked for before', async () => {
    const here = portal({ councils })
    for (let round = 0; round < 2; round++) {
      for (const { council, language, address } of firstPages) {
        const visitor = await here.visitor().open(`${address}?lang=${language}`)
        const { page } = visitor
        expect(page.querySelector('html')?.getAttribute('lang')).toBe(language)
        expect(page.querySelector('body')?.classList.contains(`council-${council.slug}`)).toBe(true)
        expect(page.querySelector('.header__council')?.textContent).toBe(council.name[language])
        expect(visitor.title).toContain(council.service[language])
        expect(page.querySelector('.govuk-skip-link')?.textContent).toBe(wordsOf(council, language).layout.skip)
        expect(page.querySelector('#step')?.getAttribute('action')?.split('?')[0]).toBe(address)
        const others = councils.filter(({ slug }) => slug !== council.slug)
        for (const other of others) {
          expect(page.querySelector('body')?.textContent).not.toContain(other.name[language])
          expect(visitor.html).not.toContain(`/${other.slug}/`)
        }
      }
    }
  })

  it('is another where the address has no council in it, or another portal has a council of the same name', async () => {
    const [durham] = councils
    const { address } = firstPages[0]!
    const below = await portal({ councils }).visitor().open(address)
    const on = await portal({ councils })
      .visitor({ origin: `https://${durham!.hosts[0]}` })
      .open(address.replace(`/${durham!.slug}`, ''))
    expect(on.page.querySelector('#step')?.getAttribute('action')).toBe(address.replace(`/${durham!.slug}`, ''))
    expect(on.html).not.toContain(`href="/${durham!.slug}`)
    expect(below.html).toContain(`href="/${durham!.slug}`)

    const renamed = { ...durham!, name: { en: 'Vale of Elsewhere', cy: 'Bro Rhywle' } }
    const there = await portal({ councils: [renamed] })
      .visitor()
      .open(address)
    expect(there.page.querySelector('.header__council')?.textContent).toBe('Vale of Elsewhere')
    const again = await portal({ councils }).visitor().open(address)
    expect(again.page.querySelector('.header__council')?.textContent).toBe(durham!.name.en)
  })

  it('says in its header which style it carries, and carries no other', async () => {
    const here = portal({ councils })
    for (const { address } of firstPages) {
      const visitor = await here.visitor().open(address)
      const [style, ...others] = visitor.page.querySelectorAll('style')
      expect(others).toEqual([])
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style!.innerHTML))
      const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
      expect(visitor.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}';`)
    }
  })
})
