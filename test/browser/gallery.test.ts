import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openContext, startBrowser, ways } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

async function addresses() {
  const text = await (await fetch(`${inject('portalUrl')}/dev/gallery`)).text()
  return [...text.matchAll(/href="(\/dev\/gallery\/[^"]+)"/g)].map(([, address]) => address!)
}

/** Looks at every address, several pages at a time: there are very many. Tells of all that is wrong, not of the first alone. */
async function lookAt(
  all: readonly string[],
  settings: Parameters<Browser['newContext']>[0],
  look: (page: Page) => Promise<void>,
) {
  const wrong: string[] = []
  const context = await openContext(browser, ways[0]!, settings)
  const left = [...all]
  const goThrough = async () => {
    const page = await context.newPage()
    for (let address = left.shift(); address; address = left.shift()) {
      await page.goto(address)
      await look(page).catch((error: Error) => wrong.push(`${address}\n${error.message}`))
    }
  }
  await Promise.all([goThrough(), goThrough(), goThrough()])
  await context.close()
  if (wrong.length > 0) throw new Error(wrong.join('\n\n'))
}

it('every page in every state and language is accessible and fits 320 px', async () => {
  const all = await addresses()
  expect(all.length).toBeGreaterThan(800)
  await lookAt(all, { viewport: { width: 320, height: 740 } }, async (page) => {
    await expectAccessible(page)
    await expectLargeTargets(page)
  })
}, 900_000)

it('every page can be read with text at 200 % and with wide text spacing', async () => {
  const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  const all = (await addresses()).filter((each) => !each.includes('lang='))
  await lookAt(all, { viewport: { width: 640, height: 800 }, bypassCSP: true }, async (page) => {
    await page.addStyleTag({ content: `html { font-size: 200% } ${spacing}` })
    await expectNoSidewaysScroll(page)
  })
}, 600_000)

/*
 * As a mail program shows them, in a page of its own. In one of these there is no place for a heading, or for a landmark of the page
 * around it: what is asked is WCAG.
 */
it.each(['light', 'dark'] as const)(
  'every e-mail is accessible as HTML and fits 320 px: %s',
  async (colorScheme) => {
    const context = await openContext(browser, ways[0]!, { viewport: { width: 320, height: 740 }, colorScheme })
    const page = await context.newPage()
    for (const council of ['durham', 'norfolk', 'leicestershire']) {
      const list = await (await fetch(`${inject('portalUrl')}/dev/gallery/messages/${council}?lang=cy`)).text()
      const mails = [...list.matchAll(/href="([^"]+\.html\?[^"]+)"/g)].map(([, address]) => address!)
      expect(mails.length).toBeGreaterThan(5)
      for (const address of mails) {
        await page.setContent(await (await fetch(inject('portalUrl') + address)).text())
        // In the dark axe takes the ground, which the browser draws, for white. No colour is the mail's own: test/senders/html.test.ts.
        await expectAccessible(page, { bestPractice: false, contrast: colorScheme === 'light' })
      }
    }
    await context.close()
  },
  300_000,
)

/** Every target is at least 24 px high and wide, unless it stands in a sentence (WCAG 2.5.8). */
async function expectLargeTargets(page: Page) {
  const small = await page.evaluate<string[]>(`[...document.querySelectorAll('a, button, input:not([type=hidden]), select')]
    .filter((element) => element.checkVisibility() && !element.closest('p, .govuk-skip-link, .govuk-error-summary, .contacts'))
    .filter((element) => !element.matches('.govuk-visually-hidden, .govuk-skip-link'))
    .map((element) => [element.outerHTML, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([html, { width, height }]) => width + 'x' + height + ' ' + html)`)
  expect(small).toEqual([])
}
