import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectAccessible, openContext, startBrowser, ways } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const fetched = async (address: string) => (await fetch(inject('portalUrl') + address)).text()

/** Every council's sign-in, and pages of the gallery until each class that any page has stands on one of them. */
async function sample(): Promise<string[]> {
  const all = [...(await fetched('/dev/gallery')).matchAll(/href="(\/dev\/gallery\/[^"?]+)"/g)].map(([, address]) => address!)
  const seen = new Set<string>()
  const taken: string[] = []
  for (const address of all) {
    const classes = [...(await fetched(address)).matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' '))
    if (classes.every((name) => seen.has(name)) && !address.endsWith('/sign-in/password/wrong')) continue
    for (const name of classes) seen.add(name)
    taken.push(address)
  }
  return taken
}

it('every component can be read in the dark', async () => {
  const addresses = ['/', '/dev/outbox', ...(await sample())]
  expect(addresses.length).toBeGreaterThan(20)
  const context = await openContext(browser, ways[0]!, { colorScheme: 'dark' })
  const page = await context.newPage()
  const wrong: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    await expectAccessible(page, { bestPractice: false }).catch((error: Error) => wrong.push(`${address}\n${error.message}`))
  }
  expect(wrong.join('\n\n')).toBe('')
  await context.close()
}, 300_000)

it('the browser is told of both schemes, and the page is dark in one of them alone', async () => {
  const context = await openContext(browser, ways[0]!, { colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto('/durham/sign-in')
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
  const scheme = await page.locator('meta[name="color-scheme"]').getAttribute('content')
  expect(scheme).toBe('light dark')
  expect(await ground()).toBe('rgb(20, 24, 27)')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await context.close()
})
