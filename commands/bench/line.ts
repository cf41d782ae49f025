// How long a bad line takes to show the first page of each journey, and a later step, in Chromium, beside an empty page.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { councils } from '../../src/councils/all.ts'
import { startChromium } from '../chromium.ts'
import { isOver, type JourneyName, journeyNames, MOST, newTraveller, readCode, type Traveller, typedBy } from './journeys.ts'
import type { Site } from './site.ts'
import { median, type Row } from './table.ts'

/** A line as Chromium simulates it: bytes a second each way, ms until the first byte of an answer. A cheap phone is behind it. */
type Line = {
  name: string
  down: number
  up: number
  latency: number
  /** how often each first page is opened, and each journey travelled to its end */
  visits: number
  journeys: number
  most: number
  stepMost?: number
  peers: { page: string; registration: string }
}

/** Peers: how many times the empty page of their own run, from what was measured of them. */
const lines: Line[] = [
  {
    ...{ name: 'Slow 3G', down: 400_000 / 8, up: 400_000 / 8, latency: 400, visits: 3, journeys: 2, most: 1.4, stepMost: 1.3 },
    peers: { page: 'One Login 3.5, Logto 14', registration: 'One Login 17.7, Logto 22.8' },
  },
  {
    ...{ name: 'GPRS', down: 50_000 / 8, up: 20_000 / 8, latency: 500, visits: 1, journeys: 1, most: 3.2 },
    peers: { page: 'One Login 11.8, Logto 82', registration: 'One Login 39.3, Logto 96' },
  },
]
const CPU_SLOWED = 4
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }

/** One journey on a line, in ms. A step may lead to a page of its own, as who signs in does: that is two round trips at least. */
type Ride = { first: number; steps: { name: string; ms: number; newPage: boolean }[]; odd: string[] }

export async function line(site: Site, progress: (line: string) => void): Promise<Row[]> {
  const empty = await startEmptyPage()
  const browser = await startChromium()
  const odd: string[] = []
  try {
    const rows: Row[] = []
    // Once for nothing: the first page of a browser waits for the browser.
    await onLine(browser, lines[0]!, (page) => open(page, empty.url))
    for (const each of lines) {
      const bases: number[] = []
      const rides = new Map<string, Ride[]>()
      for (let visit = 1; visit <= each.visits; visit++) {
        progress(`${each.name}, an empty page, ${visit} of ${each.visits}`)
        for (let time = 0; time < 2; time++) bases.push((await onLine(browser, each, (page) => open(page, empty.url))).paint)
        for (const { slug } of councils) {
          const who = newTraveller()
          for (const name of journeyNames) {
            progress(`${each.name}, ${slug} ${name}, ${visit} of ${each.visits}`)
            const password = name === 'reset-password' ? `${who.password}-2` : who.password
            const journey = { council: slug, name, who: { ...who, password }, whole: visit <= each.journeys }
            const got = await onLine(browser, each, (page) => ride(page, site.url, journey))
            rides.set(`${slug} ${name}`, [...(rides.get(`${slug} ${name}`) ?? []), got])
            odd.push(...got.odd)
          }
        }
      }
      const base = median(bases)
      for (const [journey, all] of rides) rows.push(...rowsOf(each, journey, all, base))
    }
    return [...rows, oddRow(odd)]
  } finally {
    await browser.close()
    empty.stop()
  }
}

/** The first page of a journey, its slowest later step where those have a goal, and all of it. */
function rowsOf(each: Line, journey: string, rides: readonly Ride[], base: number): Row[] {
  const first = median(rides.map((ride) => ride.first))
  const whole = rides.filter(({ steps }) => steps.length > 0)
  const steps = whole[0]!.steps.map(({ name, newPage }, at) => ({
    name,
    newPage,
    ms: median(whole.map((one) => one.steps[at]!.ms)),
  }))
  const told = steps.map(({ name, ms, newPage }) => `${name} ${ms.toFixed(0)}${newPage ? ' with a new page' : ''}`).join(', ')
  const row = (
    what: string,
    took: number,
    { most, peers, detail = '' }: { most?: number; peers?: string; detail?: string },
  ): Row => ({
    ...{ group: 'line', what: `${each.name}, ${journey}, ${what}`, kind: 'timed', figure: took / base },
    ...(most === undefined ? {} : { goal: { most } }),
    ...{ against: `an empty page: ${base.toFixed(0)} ms${peers ? `; ${peers}` : ''}`, detail: `${took.toFixed(0)} ms${detail}` },
  })
  const slowest = Math.max(...steps.filter(({ newPage }) => !newPage).map(({ ms }) => ms))
  const all = steps.reduce((sum, { ms }) => sum + ms, first)
  return [
    row('first page, cold, largest paint', first, { most: each.most, peers: each.peers.page }),
    ...(each.stepMost ? [row('the slowest later step', slowest, { most: each.stepMost, detail: `: ${told}` })] : []),
    row('all of it', all, {
      ...(journey.endsWith('register') ? { peers: each.peers.registration } : {}),
      detail: `, ${steps.length} forms${each.stepMost ? '' : `: ${told}`}`,
    }),
  ]
}

const oddRow = (odd: readonly string[]): Row => ({
  ...{
    group: 'line',
    what: 'files that Chromium fetched twice, from elsewhere, or for their letters',
    kind: 'count',
    unit: 'files',
  },
  ...{ figure: odd.length, against: 'the goal', goal: { most: 0 }, detail: [...new Set(odd)].join(', ') },
})

/** Opens a page in a browser that has never seen anything, on a bad line. */
async function onLine<Value>(
  browser: Browser,
  { down, up, latency }: Line,
  work: (page: Page) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext(PHONE)
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency, downloadThroughput: down, uploadThroughput: up },
    })
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED })
    return await work(page)
  } finally {
    await context.close()
  }
}

/** Chromium goes on telling of larger paints until somebody acts: the last one is that which none follows for a while. */
const largestPaint = `new Promise((resolve, reject) => {
  let quiet
  new PerformanceObserver((list) => {
    const paint = list.getEntries().at(-1).startTime
    clearTimeout(quiet)
    quiet = setTimeout(() => resolve({ paint, at: performance.timeOrigin + paint }), 600)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => reject(new Error('Nothing was painted within a minute.')), 60_000)
})`

/** Opens a page. @returns ms until its largest paint, and what should not have been asked for */
async function open(page: Page, url: string) {
  const seen = new Set<string>()
  const odd: string[] = []
  page.on('request', (request) => {
    const asked = request.url()
    if (seen.has(asked) || !asked.startsWith(new URL(url).origin) || request.resourceType() === 'font') odd.push(asked)
    seen.add(asked)
  })
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
  const { paint } = await page.evaluate<{ paint: number }>(largestPaint)
  page.removeAllListeners('request')
  return { paint, odd }
}

type Travelling = { council: string; name: JourneyName; who: Traveller; whole: boolean }

/** Opens the first page of a journey, and travels it to its end where that is wanted. */
async function ride(page: Page, site: string, { council, name, who, whole }: Travelling): Promise<Ride> {
  // The page itself: who follows a link to the journey is sent on to it.
  const { url } = await fetch(`${site}/${council}/${name}`)
  const { paint, odd } = await open(page, url)
  const steps: Ride['steps'] = []
  const path = () => new URL(page.url()).pathname
  while (whole && (await page.locator('form#step').count()) > 0 && !isOver(name, path())) {
    const at = (await page.locator('form#step').getAttribute('action'))?.split('?')[0] ?? ''
    const step = at.split('/').at(-1) ?? ''
    const code = (await page.locator('form#step #code').count()) > 0 ? await readCode(site, council, step, who) : ''
    steps.push({ name: step, ...(await send(page, { ...typedBy(who), code })) })
    const wrong = page.locator('.govuk-error-summary')
    if ((await wrong.count()) > 0)
      throw new Error(`${council} ${name} did not take what was typed at ${at}: ${await wrong.textContent()}`)
    if (steps.length > MOST) throw new Error(`${council} ${name} does not end; it is at ${path()}.`)
  }
  return { first: paint, steps, odd }
}

/** Fills in the form by the names of its fields, and presses the button that sends it on; what stood there, and when it was pressed. */
const press = (typed: Record<string, string>) => `(() => {
  const form = document.querySelector('form#step')
  for (const [name, value] of Object.entries(${JSON.stringify(typed)}))
    for (const field of form.querySelectorAll('[name="' + name + '"]:not([type=hidden])'))
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value
      else field.value = value
  setTimeout(() => form.querySelector('.govuk-button-group button:not([name=go])').click())
  return { before: form.getAttribute('action'), at: performance.timeOrigin + performance.now() }
})()`

/** When the next form, or a page without one, stood in the place of the one before, painted. */
const nextPainted = (before: string) => `new Promise((resolve) => {
  const look = () => {
    const wrong = document.querySelector('.govuk-error-summary')
    if (!wrong && document.querySelector('form#step')?.getAttribute('action') === ${JSON.stringify(before)}) return requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
  }
  look()
})`

/** Sends the form. @returns ms until what comes of it was painted */
async function send(page: Page, typed: Record<string, string>): Promise<{ ms: number; newPage: boolean }> {
  const { before, at } = await page.evaluate<{ before: string; at: number }>(press(typed))
  const swapped = await unlessLeft(() => page.evaluate<number>(nextPainted(before)))
  if (swapped !== undefined) return { ms: swapped - at, newPage: false }
  // What is asked while one page makes way for another is asked again.
  for (let tries = 0; tries < 5; tries++) {
    await page.waitForLoadState('load', { timeout: 120_000 })
    const painted = await unlessLeft(() => page.evaluate<{ at: number }>(largestPaint))
    if (painted) return { ms: painted.at - at, newPage: true }
  }
  throw new Error(`The page after ${before} does not stay.`)
}

/** What a page answers; nothing when it made way for another meanwhile. */
async function unlessLeft<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (/context was destroyed|navigation/i.test(String(error))) return undefined
    throw error
  }
}

/** What any page costs on the line: one word, and nothing around it. */
async function startEmptyPage() {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Empty</title><h1>Empty</h1>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
