// How long a bad line takes to show the first page of each journey, and a later step, in Chromium, beside an empty page.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { councils } from '../../src/councils/all.ts'
import { startChromium } from '../chromium.ts'
import { journeyNames, newTraveller } from './journeys.ts'
import type { Site } from './site.ts'
import { median, type Row } from './table.ts'

/** A line as Chromium simulates it: bytes a second each way, ms until the first byte of an answer. A cheap phone is behind it. */
type Line = {
  name: string
  down: number
  up: number
  latency: number
  runs: number
  most: number
  stepMost?: number
  peers: string
}

/** Peers: how many times the empty page of their own run, from what was measured of them. */
const lines: Line[] = [
  {
    ...{ name: 'Slow 3G', down: 400_000 / 8, up: 400_000 / 8, latency: 400, runs: 3, most: 1.4, stepMost: 1.3 },
    peers: 'One Login 3.5, Logto 14',
  },
  { ...{ name: 'GPRS', down: 50_000 / 8, up: 20_000 / 8, latency: 500, runs: 3, most: 3.2 }, peers: 'One Login 11.8, Logto 82' },
]
const CPU_SLOWED = 4
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }

/** Chromium goes on telling of larger paints until somebody acts. */
const largestPaint = `new Promise((resolve) => {
  let last = 0
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) last = startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => resolve(last), 600)
})`

/** ms from a press on the form's button until the next form stands in its place, painted. */
const nextStep = `new Promise((resolve) => {
  const action = () => document.querySelector('#step')?.getAttribute('action')
  const before = action()
  const began = performance.now()
  const look = () => {
    if (action() === before) return requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
  }
  document.querySelector('#step .govuk-button-group button:not([name=go])').click()
  look()
})`

export async function line(site: Site, progress: (line: string) => void): Promise<Row[]> {
  const empty = await startEmptyPage()
  const browser = await startChromium()
  const odd: string[] = []
  const timesOf = async (each: Line, url: string) => {
    const visits = await repeated(each.runs, () => firstVisit(browser, each, url))
    odd.push(...visits.flatMap((visit) => visit.odd))
    return median(visits.map(({ paint }) => paint))
  }
  try {
    const rows: Row[] = []
    // Once for nothing: the first page of a browser waits for the browser.
    await firstVisit(browser, lines[0]!, empty.url)
    for (const each of lines) {
      progress(`${each.name}, an empty page`)
      const base = await timesOf(each, empty.url)
      for (const { slug } of councils)
        for (const name of journeyNames) {
          progress(`${each.name}, ${slug} ${name}`)
          // The page itself: who follows a link to the journey is sent on to it.
          const { url } = await fetch(`${site.url}/${slug}/${name}`)
          const what = `${each.name}, ${slug} ${name}, first page, cold, largest paint`
          rows.push(row(what, await timesOf(each, url), base, each.most, each.peers))
        }
      if (each.stepMost === undefined) continue
      for (const { slug } of councils) {
        progress(`${each.name}, ${slug}, a later step`)
        const step = median(await repeated(each.runs, () => laterStep(browser, each, `${site.url}/${slug}/register`)))
        rows.push(row(`${each.name}, ${slug} register, from the first form to the second`, step, base, each.stepMost))
      }
    }
    return [...rows, oddRow(odd)]
  } finally {
    await browser.close()
    empty.stop()
  }
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

const row = (what: string, took: number, base: number, most: number, peers?: string): Row => ({
  ...{ group: 'line', what, kind: 'timed', figure: took / base, goal: { most } },
  ...{ against: `an empty page: ${base.toFixed(0)} ms${peers ? `; ${peers}` : ''}`, detail: `${took.toFixed(0)} ms` },
})

async function repeated<Value>(times: number, work: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (let each = 0; each < times; each++) values.push(await work())
  return values
}

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

/** ms until the largest paint, and what should not have been asked for. */
const firstVisit = (browser: Browser, each: Line, url: string) =>
  onLine(browser, each, async (page) => {
    const seen = new Set<string>()
    const odd: string[] = []
    page.on('request', (request) => {
      const asked = request.url()
      if (seen.has(asked) || !asked.startsWith(new URL(url).origin) || request.resourceType() === 'font') odd.push(asked)
      seen.add(asked)
    })
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
    return { paint: await page.evaluate<number>(largestPaint), odd }
  })

/** The first form of a registration, filled in: whichever of these fields it has. */
const laterStep = (browser: Browser, each: Line, url: string) =>
  onLine(browser, each, async (page) => {
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
    const { email } = newTraveller()
    const about = { forename: 'Philippa', surname: 'Fotheringay', organisation: 'Framwellgate Moor Infants' }
    const address = { street: '17 Pity Me Lane', town: 'Chester-le-Street', postCode: 'DH3 3SJ' }
    for (const [name, value] of Object.entries({ email, ...about, ...address })) {
      const field = page.locator(`#step input[name=${name}]`)
      if ((await field.count()) > 0) await field.fill(value)
    }
    const role = page.locator('#step select[name=role]')
    if ((await role.count()) > 0) await role.selectOption('teacher')
    return page.evaluate<number>(nextStep)
  })

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
