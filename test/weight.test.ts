import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { statesOf } from '../src/fragments/dev/states.tsx'
import { stylesheetOf } from '../src/fragments/stylesheets.ts'
import { addressOf } from '../src/routes/dev/gallery.tsx'
import { journeysOf, type Served } from '../src/routes/journeys.ts'
import { addPerson, own, placeOf, send, wayOf, ways } from './steps.ts'
import { newAddress, newPhone, portal, type Visitor } from './visitor.ts'
import { assetsIn, compressed, headersOfFile, sum, type Weight, weightOf, whole } from './weight.ts'

declare global {
  interface ImportMeta {
    glob(paths: string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>
  }
}

const files = import.meta.glob(['../public/assets/*', '../public/_headers'], { query: '?raw', import: 'default', eager: true })
const rules = files['../public/_headers']!
const contentOf = (address: string) => files[`../public${address}`] ?? ''
const weightOfFile = (address: string) => weightOf({ status: 200, headers: headersOfFile(address, rules) }, contentOf(address))

/** What the pages may weigh, in bytes as test/weight.ts counts them. A kilobyte is 1,000 of them. */
const most = {
  /** all that is needed to read and send a journey's first page: what a server sends before it waits to hear that anything came */
  firstPage: 14_000,
  /** the same, and whatever else its browser fetches */
  firstVisit: 26_000,
  /** a page that htmx puts in the place of another: half of them, each of them; and the headers of half of them */
  laterStep: { median: 1_500, each: 3_000, headers: 500 },
  /** from the first page until the account is there, proved as the council asks for it, and the first page for who is signed in */
  registration: { withScripts: 40_000, without: 60_000 },
}

const councils = own('w')
const here = portal({ councils })

type Answer = Visitor['answers'][number]
const isSwapped = ({ headers, text }: Answer) => headers.has('hx-push-url') && text !== ''
const leadsTo = ({ headers }: Answer) => headers.get('hx-redirect') ?? headers.get('location')
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[(numbers.length - 1) >> 1]! + sorted[numbers.length >> 1]!) / 2
}

/**
 * Goes through a journey to its end.
 * @returns the answers that belong to it, and the page that the last of them leads to; what comes after that is the portal itself
 */
async function travel(visitor: Visitor, council: Served, journey: string, language: string): Promise<Answer[]> {
  const [email, phone] = [newAddress('weight'), newPhone()]
  if (journey !== 'register') await addPerson(council, email, here.clock.now, phone)
  await visitor.open(`/${council.slug}/${journey}?lang=${language}`)
  const seen = new Set<string>()
  for (let at = placeOf(visitor); at && !seen.has(at); at = placeOf(visitor)) {
    seen.add(at)
    const [, , name = '', step = ''] = at.split('/')
    if (!ways[`${name}/${step}`] || (journey === 'reset-password' && name !== journey)) break
    await send(visitor, await wayOf(name, step).right({ council, journey: name, step, email, phone }))
  }
  const within = (to: string | null) => to === null || /^\/[^/]+\/(register|sign-in|reset-password)(\/|$)/.test(to)
  const out = visitor.answers.findIndex((answer) => !within(leadsTo(answer)))
  return out < 0 ? visitor.answers : visitor.answers.slice(0, out + 2)
}

/** What a journey weighs whose browser brings nothing: every answer, and every file that one of them asks for, once. */
function weightsOf(answers: readonly Answer[], { scripts }: { scripts: boolean }): Weight[] {
  const pages = answers.map((answer) => weightOf(answer, answer.text))
  const wanted = new Set(answers.flatMap(({ text }) => assetsIn(text, { scripts })))
  return [...pages, ...[...wanted].map(weightOfFile)]
}

const journeys = councils.flatMap((council) =>
  journeysOf(council).flatMap(({ name }) => ['en', 'cy'].map((language) => ({ council, journey: name, language }))),
)

describe.each(journeys)('$council.slug/$journey in $language', ({ council, journey, language }) => {
  it('has a first page that comes in the first round trip', async () => {
    const visitor = await here.visitor().open(`/${council.slug}/${journey}?lang=${language}`)
    const page = weightsOf(visitor.answers, { scripts: false }).slice(0, visitor.answers.length)
    expect(sum(page)).toBeLessThan(most.firstPage)
    // The style is in the page, so nothing else is needed; and no script stands in the way of what is below it.
    expect(visitor.page.querySelectorAll('style')).toHaveLength(1)
    expect(visitor.page.querySelectorAll('link[rel=stylesheet]')).toEqual([])
    for (const script of visitor.page.querySelectorAll('script'))
      expect(script.hasAttribute('defer') || script.getAttribute('type') === 'module', script.outerHTML).toBe(true)
    expect(sum(weightsOf(visitor.answers, { scripts: true }))).toBeLessThan(most.firstVisit)
  })

  it('has later steps that are short', async () => {
    const answers = await travel(here.visitor({ htmx: true }), council, journey, language)
    const swapped = answers.filter(isSwapped)
    expect(swapped.length).toBeGreaterThan(0)
    for (const { text } of swapped) {
      // The page and its title, and nothing of what stands around it.
      expect(text).toMatch(/^<title>[^<]+<\/title><div id="page" lang="(en|cy)" dir="ltr">/)
      expect(parse(text).childNodes).toHaveLength(2)
    }
    const weights = swapped.map((answer) => weightOf(answer, answer.text))
    expect(median(weights.map(({ body }) => body))).toBeLessThanOrEqual(most.laterStep.median)
    expect(Math.max(...weights.map(({ body }) => body))).toBeLessThanOrEqual(most.laterStep.each)
    expect(median(weights.map(({ headers }) => headers))).toBeLessThanOrEqual(most.laterStep.headers)
  })
})

describe.each(councils)('a whole registration at $slug', (council) => {
  it.each([
    { htmx: true, limit: most.registration.withScripts },
    { htmx: false, limit: most.registration.without },
  ])('is light, every step and every file of it (htmx: $htmx)', async ({ htmx, limit }) => {
    const visitor = here.visitor({ htmx })
    const answers = await travel(visitor, council, 'register', 'en')
    expect(answers.length).toBeGreaterThan(4)
    // The last is a whole page: of who is signed in, or at Durham's council, where nobody is yet, the one that says that it is ready.
    const { status, text } = answers.at(-1)!
    expect([status, text.includes('<html')]).toEqual([200, true])
    expect(assetsIn(text, { scripts: false })).toHaveLength(2)
    // Without swaps the style comes twice: in the first page, and as the file that the second one asks for. Both are counted.
    const [first, ...later] = answers.filter(({ text }) => text !== '')
    expect(first!.text).toContain('<style>')
    if (!htmx) expect(later.some(({ text }) => /<link rel="stylesheet" href="\/assets\/portal\./.test(text))).toBe(true)
    expect(sum(weightsOf(answers, { scripts: htmx }))).toBeLessThan(limit)
  })
})

const states = councils.flatMap((council) => statesOf(council).map((state) => ({ council, state, page: state.page })))
const inGallery = async ({ council, state }: (typeof states)[number], language: string) =>
  here.visitor({ origin: 'http://127.0.0.1:8787' }).open(`/dev/gallery/${addressOf(council.slug, state)}?lang=${language}`)

describe.each(['en', 'cy'])('the gallery in %s', (language) => {
  it.each(councils)('has no state of a step of $slug that is long to swap in', async (council) => {
    const steps = states.filter(
      ({ page, ...each }) => each.council === council && /^(register|sign-in|reset-password)\//.test(page),
    )
    for (const each of steps) {
      const { page } = await inGallery(each, language)
      const text = `${page.querySelector('title')}${page.querySelector('#page')}`
      expect(compressed(text), each.state.page).toBeLessThanOrEqual(most.laterStep.each)
    }
  })
})

/** Those of languages that are written from the right are the same, turned. */
const stylesheets = Object.keys(files).filter((path) => path.endsWith('.css') && !path.includes('-rtl.'))
const classesIn = (css: string) => new Set([...css.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name]) => name!.replaceAll('\\', '')))

describe('the stylesheets', () => {
  it('are four: before signing in, and signed in to read, to fill in, and for staff; each is less than all', () => {
    const names = ['portal.', 'reading.', 'signed-in.', 'staff.']
    const sheets = names.map((name) => stylesheets.find((path) => path.includes(`/${name}`))!)
    expect(stylesheets.sort()).toEqual(sheets)
    const [strangers, reading, signedIn, staff] = sheets.map((path) => compressed(files[path]!)) as [
      number,
      number,
      number,
      number,
    ]
    expect(reading).toBeGreaterThan(1_000)
    expect(strangers - reading).toBeGreaterThan(500)
    expect(signedIn - strangers).toBeGreaterThan(500)
    expect(staff - signedIn).toBeGreaterThan(200)
  })

  it.each(councils)('leave no page of $slug without what is written for it', async (council) => {
    const written = classesIn(stylesheets.map((path) => files[path]).join(''))
    const missing = new Set<string>()
    for (const each of states.filter((state) => state.council === council)) {
      const { page } = await inGallery(each, 'en')
      const known = classesIn(assetsIn(page.toString(), { scripts: false }).map(contentOf).join(''))
      const worn = page.querySelectorAll('[class]').flatMap((element) => [...element.classList.values()])
      for (const name of worn) if (written.has(name) && !known.has(name)) missing.add(`${name} at ${each.page}`)
    }
    expect([...missing]).toEqual([])
  })

  it.each(councils)('dress who is signed in at $slug for the pages that everybody sees, and for what fails', async (council) => {
    const written = classesIn(stylesheets.map((path) => files[path]).join(''))
    const missing = new Set<string>()
    const own = states.filter((state) => state.council === council)
    const seenSignedIn = new Set(own.filter(({ state }) => state.signedIn).map(({ page }) => page))
    for (const each of own.filter(({ page, state }) => !seenSignedIn.has(page) && !state.framed)) {
      const { page } = await inGallery(each, 'en')
      const worn = page.querySelectorAll('[class]').flatMap((element) => [...element.classList.values()])
      // What fails, fails anywhere.
      const at = each.page.startsWith('failure/') ? [each.page, 'account/details', 'staff/records', 'records'] : [each.page]
      for (const address of at) {
        const known = classesIn(contentOf(stylesheetOf({ name: 'Ada', page: address, language: 'en' })))
        for (const name of worn) if (written.has(name) && !known.has(name)) missing.add(`${name} of ${each.page} at ${address}`)
      }
    }
    expect([...missing]).toEqual([])
  })
})

describe('what is fetched besides', () => {
  const names = Object.keys(files).filter((path) => path.startsWith('../public/assets/'))

  it.each(names)('is kept for ever under its name, and brings a few headers: %s', (path) => {
    const address = path.replace('../public', '')
    expect(address).toMatch(/^\/assets\/[a-z-]+\.[\da-f]{8}\.(css|js|svg)$/)
    const headers = headersOfFile(address, rules)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(weightOfFile(address).headers).toBeLessThanOrEqual(most.laterStep.headers)
  })

  it('is of this portal alone, and asked for once', async () => {
    for (const { council, journey } of journeys) {
      const { html, page } = await here.visitor().open(`/${council.slug}/${journey}`)
      const asked = page
        .querySelectorAll('[src], link[href]')
        .map((each) => each.getAttribute('src') ?? each.getAttribute('href')!)
      expect(asked.sort()).toEqual(assetsIn(html).sort())
      for (const address of asked) expect(contentOf(address), address).not.toBe('')
      expect(html).not.toMatch(/url\(|@import|@font-face|<img/)
    }
  })
})

describe('a page with another status than 200, 403 and 404, which Cloudflare leaves as it is', () => {
  const ask = async (path: string, encodings: string, init: RequestInit = {}) => {
    const headers = { 'accept-encoding': encodings, ...init.headers }
    const { response, text } = await here.fetch(
      new Request(`https://doorstep.example/${councils[0]!.slug}${path}`, { ...init, headers }),
    )
    return { status: response.status, encoding: response.headers.get('content-encoding'), text }
  }
  const empty = {
    method: 'POST',
    headers: { origin: 'https://doorstep.example', 'content-type': 'application/x-www-form-urlencoded' },
  }

  it('is compressed where the browser takes it', async () => {
    expect(await ask('/register/details', 'br, gzip', empty)).toMatchObject({ status: 422, encoding: 'gzip' })
    expect(await ask('/register/details', 'gzip;q=0.5', empty)).toMatchObject({ status: 422, encoding: 'gzip' })
    expect(await ask('/register/details', 'gzip;q=0, br', empty)).toMatchObject({ status: 422, encoding: null })
    expect(await ask('/register/details', 'identity', empty)).toMatchObject({ status: 422, encoding: null })
  })

  it('is the only thing that is compressed here', async () => {
    expect(await ask('/register/details', 'gzip')).toMatchObject({ status: 200, encoding: null })
    expect(await ask('/nowhere', 'gzip')).toMatchObject({ status: 404, encoding: null })
    expect(await ask('/register/code', 'gzip', { redirect: 'manual' })).toMatchObject({ status: 303, encoding: null, text: '' })
  })
})

describe('the counting', () => {
  it('is of the bytes on the line', () => {
    const headers = new Headers({ 'x-a': 'b' })
    headers.append('set-cookie', 'c=d')
    headers.append('set-cookie', 'e=f')
    expect(weightOf({ status: 200, headers })).toEqual({
      headers: 'HTTP/1.1 200 OK\r\nx-a: b\r\nset-cookie: c=d\r\nset-cookie: e=f\r\n\r\n'.length,
      body: 0,
    })
    expect(whole(weightOf({ status: 200, headers }, 'a'.repeat(100_000)))).toBeLessThan(400)
    expect(assetsIn('<link href="/assets/a.css"><script src="/assets/b.js"></script><link href="/assets/a.css">')).toEqual([
      '/assets/a.css',
      '/assets/b.js',
    ])
    expect(assetsIn('<link href="/assets/a.css"><script src="/assets/b.js"></script>', { scripts: false })).toEqual([
      '/assets/a.css',
    ])
  })
})
