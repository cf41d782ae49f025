import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

export { startChromium as startBrowser } from '../../commands/chromium.ts'

export type Way = { name: string; width: number; height: number; javaScriptEnabled: boolean }

/** A cheap phone and a desktop, each with and without JavaScript. */
export const ways: Way[] = [
  { name: 'phone', width: 360, height: 740, javaScriptEnabled: true },
  { name: 'phone without JavaScript', width: 360, height: 740, javaScriptEnabled: false },
  { name: 'desktop', width: 1280, height: 800, javaScriptEnabled: true },
  { name: 'desktop without JavaScript', width: 1280, height: 800, javaScriptEnabled: false },
]

export const openContext = (
  browser: Browser,
  { width, height, javaScriptEnabled }: Way,
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> =>
  browser.newContext({ baseURL: inject('portalUrl'), viewport: { width, height }, javaScriptEnabled, bypassCSP: false, ...more })

/** What the tests typed anywhere, for the test that searches what is left behind. */
const typedPath = () => join(inject('portalFolder'), 'typed-by-tests.jsonl')
export function typed<Value extends string>(value: Value): Value {
  appendFileSync(typedPath(), `${JSON.stringify(value)}\n`)
  return value
}
export const everythingTyped = (): string[] =>
  existsSync(typedPath())
    ? [
        ...new Set(
          readFileSync(typedPath(), 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as string),
        ),
      ]
    : []

/** Reads the newest code sent to an address from the outbox, as a developer does. */
export async function readCode(to: string, other?: string, portal = inject('portalUrl')): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    const answer = await fetch(`${portal}/dev/outbox.json?to=${encodeURIComponent(to)}`)
    const [message] = (await answer.json()) as { text: string }[]
    const code = /\b\d{4} \d{4}\b/.exec(message?.text ?? '')?.[0]
    if (code && code !== other) return typed(code)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No code came for ${to}.`)
}

/** Fails on anything that axe finds at WCAG 2.2 AA, and on a page that is wider than its window. */
export async function expectAccessible(page: Page, { bestPractice = true, contrast = true } = {}) {
  // The pages have no frames: what keeps those apart costs a new tab for every look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', ...(bestPractice ? ['best-practice'] : [])])
    .disableRules(contrast ? [] : ['color-contrast'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    page.url(),
  ).toEqual([])
  await expectNoSidewaysScroll(page)
}

export async function expectNoSidewaysScroll(page: Page) {
  const [content, shown] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(shown)
}

/** Types into a field by its label, the way the guide names it. */
export async function type(page: Page, label: string, value: string) {
  const field = page.getByLabel(new RegExp(`^${label}( \\*)?$`))
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: value })
  else await field.fill(typed(value))
}

/** Presses a button, or follows a link, by its words. */
export const press = (page: Page, words: string) =>
  page
    .getByRole('button', { name: words, exact: true })
    .or(page.getByRole('link', { name: words, exact: true }))
    .first()
    .click()

export const expectHeading = async (page: Page, words: string | RegExp) => {
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
  expect((await page.title()).startsWith('Error:')).toBe(false)
}

/** Logs out by the menu at the name. */
export async function logOut(page: Page, name: string) {
  await press(page, name)
  await press(page, 'Logout')
  await expectHeading(page, 'You have been logged out')
}
