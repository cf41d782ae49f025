import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openContext, startBrowser, ways } from './browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await (await openContext(browser, { ...ways[0]!, width: 320 })).newPage()
})
afterAll(() => browser?.close())

async function addresses() {
  const text = await (await fetch(`${inject('portalUrl')}/dev/gallery`)).text()
  return [...text.matchAll(/href="(\/dev\/gallery\/[^"]+)"/g)].map(([, address]) => address!)
}

it('every page in every state and language is accessible and fits 320 px', async () => {
  const all = await addresses()
  expect(all.length).toBeGreaterThan(120)
  for (const address of all) {
    await page.goto(address)
    await expectAccessible(page)
  }
}, 600_000)

it('every page can be read with text at 200 % and with wide text spacing', async () => {
  const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  const context = await browser.newContext({
    baseURL: inject('portalUrl'),
    viewport: { width: 640, height: 800 },
    bypassCSP: true,
  })
  const large = await context.newPage()
  for (const address of (await addresses()).filter((each) => !each.includes('lang='))) {
    await large.goto(address)
    await large.addStyleTag({ content: `html { font-size: 200% } ${spacing}` })
    await expectNoSidewaysScroll(large)
  }
  await context.close()
}, 300_000)

it('every target is at least 24 px high and wide, unless it stands in a sentence', async () => {
  for (const address of (await addresses()).filter((each) => !each.includes('lang='))) {
    await page.goto(address)
    const small = await page.evaluate<string[]>(`[...document.querySelectorAll('a, button, input:not([type=hidden]), select')]
      .filter((element) => element.checkVisibility() && !element.closest('p, .govuk-skip-link, .govuk-error-summary, .contacts'))
      .filter((element) => !element.matches('.govuk-visually-hidden, .govuk-skip-link'))
      .map((element) => [element.outerHTML, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24)
      .map(([html, { width, height }]) => width + 'x' + height + ' ' + html)`)
    expect(small, address).toEqual([])
  }
}, 300_000)
