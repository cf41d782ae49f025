import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { lookWithAxe } from './axe.ts'
import { openContext, startBrowser, typed, type Way, ways } from './browser.ts'
import { type NoCookies, startWithoutCookies } from './no-cookies.ts'

/* What the tests of journeys in a council's own page share. Such a page is http://localhost, and the portal http://127.0.0.1. */

export const portal = inject('portalUrl')
export const host = inject('demoHost')

const browsers: Browser[] = []
const contexts: BrowserContext[] = []
const lines: NoCookies[] = []

/** A browser of a file of tests; leave() closes it, and away() what one test has opened in it. */
export async function begin(flags: string[] = []): Promise<Browser> {
  const browser = await startBrowser(flags)
  browsers.push(browser)
  return browser
}
export const leave = () => Promise.all(browsers.map((browser) => browser.close()))
export async function away() {
  for (const context of contexts.splice(0)) await context.close()
  for (const line of lines.splice(0)) await line.stop()
}

export async function open(browser: Browser, way: Way = ways[2]!, more: { proxy?: NoCookies['proxy'] } = {}) {
  const context = await openContext(browser, way, more)
  contexts.push(context)
  return context
}

/** What leads to the window is answered there, where cookies are the portal's own. */
const isFramed = (address: string) => address.startsWith(`${portal}/`) && /\/embed\/(?!ticket|start)/.test(address)

/** A context whose browser refuses every cookie in the frame. */
export async function openWithoutCookies(browser: Browser) {
  const line = await startWithoutCookies(isFramed)
  lines.push(line)
  return { context: await open(browser, ways[2]!, { proxy: line.proxy }), refused: line.refused }
}

export type Place = Page | FrameLocator
export async function fill(place: Place, values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) {
    const field = place.getByLabel(new RegExp(`^${label}( \\*)?$`))
    if (label === 'Role') await field.selectOption({ label: value })
    else await field.fill(typed(value))
  }
}
export const press = (place: Place, name: string) => place.getByRole('button', { name, exact: true }).click()
export const heading = (place: Place, name: string | RegExp) => place.getByRole('heading', { name }).first().waitFor()

/** The portal's own page within the council's. */
export const portalFrame = (page: Page): Frame => page.frames().find((each) => each.url().startsWith(`${portal}/`))!

/** Axe finds nothing within the frame. */
export async function expectAccessibleFrame(page: Page) {
  const violations = await lookWithAxe(portalFrame(page))
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`)).toEqual([])
}

/** What the council's page was told, in order. */
export const events = async (page: Page) => page.locator('#events li').allTextContents()

/** The frame is as high as its page: nothing in it scrolls, in any direction. */
export async function expectGrown(page: Page) {
  const frame = portalFrame(page)
  const inner = () =>
    frame.evaluate<number[]>('[document.body.getBoundingClientRect().height, innerHeight, document.body.scrollWidth, innerWidth]')
  await expect.poll(async () => Math.abs((await inner())[0]! - (await inner())[1]!), { timeout: 5000 }).toBeLessThan(2)
  const [, , content = 0, shown = 0] = await inner()
  expect(content).toBeLessThanOrEqual(shown)
}
