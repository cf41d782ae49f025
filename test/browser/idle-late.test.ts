import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { expectHeading, logOut, press, readCode, startBrowser, type } from './browser.ts'

/* Before the countdown's script is there, which comes half a minute after the page, or when something asks for it. */

const details = '/durham/account/details'
const script = /\/assets\/idle\.[\da-f]+\.js$/

let browser: Browser
let context: BrowserContext
let page: Page
let fetched: number
let lastCode: string | undefined
beforeAll(async () => {
  browser = await startBrowser()
  context = await browser.newContext({ baseURL: inject('portalUrl'), viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await signIn()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  await context.unrouteAll()
  for (const other of context.pages().slice(1)) await other.close()
  fetched = 0
  page.removeAllListeners('request')
  page.on('request', (request: Request) => {
    if (script.test(request.url())) fetched++
  })
})

async function signIn() {
  const email = 'andrew@durham.example'
  await page.goto(details)
  await type(page, 'Email', email)
  await type(page, 'Password', 'Doorstep-Local-1')
  await press(page, 'Submit')
  await expectHeading(page, 'Secure login – step 2')
  lastCode = await readCode(email, lastCode)
  await type(page, 'Code', lastCode)
  await press(page, 'Finish')
  await expectHeading(page, 'Change your name')
}
async function arrive() {
  await page.goto(details)
  await expectHeading(page, 'Change your name')
}
const without = () => context.route(script, (route) => route.abort())
/** The page as if its session were so long in use: the next one, once. */
const once = (more: Record<string, number>) =>
  page.route(
    `**${details}`,
    async (route) => {
      const answer = await route.fetch()
      let body = await answer.text()
      for (const [name, value] of Object.entries(more))
        body = body.replace(new RegExp(`data-${name}="\\d+"`), `data-${name}="${value}"`)
      await route.fulfill({ response: answer, body })
    },
    { times: 1 },
  )
/** It has come, and removed what stands in for it. */
const isThere = () => page.locator('.sign-out-time').waitFor({ state: 'detached' })
const isCovered = () => page.evaluate<boolean>('document.documentElement.hidden')
/** @returns whether the page is covered at once */
const comeBack = () =>
  page.evaluate<boolean>(
    'dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })), document.documentElement.hidden',
  )
const expectNothingPersonal = async () => expect(await page.content()).not.toMatch(/Andrew|Grant-Soulsby|Half-typed/)

describe('The countdown’s script', () => {
  it('is not fetched with the page; the menu at the name is there, and no time is told', async () => {
    await arrive()
    await page.getByRole('button', { name: 'Andrew Grant-Soulsby', exact: true }).click()
    await page.getByRole('button', { name: 'Logout', exact: true }).waitFor()
    await page.waitForTimeout(1_000)
    expect(fetched).toBe(0)
    expect(await page.locator('.sign-out-time').isVisible()).toBe(false)
  })

  it('comes after a twentieth of the time until the countdown', async () => {
    await once({ 'left-ms': 330_000 })
    await arrive()
    expect(fetched).toBe(0)
    await isThere()
    expect(fetched).toBe(1)
    expect(await isCovered()).toBe(false)
  })

  it('comes at the first key, and knows what was typed', async () => {
    await arrive()
    await page.getByLabel('Forename').pressSequentially('H')
    await isThere()
    // As after ten minutes more: what was typed is kept as the countdown appears.
    const kept = page.waitForRequest((request) => request.url().endsWith('/session/draft'))
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 11 * 60_000; dispatchEvent(new Event("focus")) }')
    expect(new URLSearchParams((await kept).postData() ?? '').get('forename')).toContain('H')
  })

  it('comes when the page is back from the past, which is shown when the server says that it is still theirs', async () => {
    await arrive()
    const asked = page.waitForResponse((response) => response.url().endsWith('/session/draft'))
    expect(await comeBack()).toBe(true)
    await asked
    await isThere()
    expect(await isCovered()).toBe(false)
    await expectHeading(page, 'Change your name')
    expect(await page.getByLabel('Surname').inputValue()).toBe('Grant-Soulsby')
  })
})

describe('A browser whose own clock stood still while the machine slept', () => {
  it('shows the page, and leaves it there', async () => {
    const sleepy = await context.newPage()
    await sleepy.addInitScript(
      'Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin - 20 * 60 * 60_000 })',
    )
    let asked = 0
    sleepy.on('request', (request) => {
      if (request.url().includes('/session/')) asked++
    })
    await sleepy.goto(details)
    await sleepy.getByLabel('Forename').press('x')
    await sleepy.locator('.sign-out-time').waitFor({ state: 'detached' })
    await sleepy.waitForTimeout(3_000)
    expect(await sleepy.evaluate('document.documentElement.hidden')).toBe(false)
    await expectHeading(sleepy, 'Change your name')
    expect(asked).toBe(0)
    await sleepy.close()
  })

  it('asks the server once when it is put right, and goes by its answer', async () => {
    await arrive()
    await page.getByLabel('Forename').press('x')
    await isThere()
    let asked = 0
    page.on('request', (request: Request) => {
      if (request.url().endsWith('/session/draft')) asked++
    })
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 25 * 60 * 60_000; dispatchEvent(new Event("focus")) }')
    await page.waitForTimeout(3_000)
    await expectHeading(page, 'Change your name')
    expect(asked).toBe(1)
  })
})

describe('Where it cannot be had', () => {
  it('the page tells the time, as without JavaScript, and it is tried again as the line is back', async () => {
    await without()
    await arrive()
    await page.getByLabel('Forename').press('x')
    await page.getByText(/If you do nothing, you will be signed out at \d\d:\d\d\./).waitFor()
    expect(await isCovered()).toBe(false)
    await context.unrouteAll()
    await page.evaluate('dispatchEvent(new Event("online"))')
    await isThere()
    expect(await page.locator('.sign-out-time').count()).toBe(0)
    expect(await page.getByLabel('Forename').inputValue()).toMatch(/x/)
  })

  it.each([
    ['has come to its end', { 'left-ms': 4_000 }],
    ['has come to the end of its day', { 'day-left-ms': 4_000 }],
  ])('a page that %s is asked for anew', async (_, more) => {
    await without()
    await once(more)
    await arrive()
    await page.waitForEvent('load', { timeout: 15_000 })
    await expectHeading(page, 'Change your name')
  })

  it('a page that is back from the past is asked for anew', async () => {
    await without()
    await arrive()
    const anew = page.waitForEvent('load')
    expect(await comeBack()).toBe(true)
    await anew
    await expectHeading(page, 'Change your name')
  })

  it('logging out in another tab takes this one off the screen all the same', async () => {
    await without()
    await arrive()
    const other = await context.newPage()
    await other.goto('/durham/account')
    await logOut(other, 'Andrew Grant-Soulsby')
    await expectHeading(page, 'Secure login – step 1')
    await expectNothingPersonal()
  })
})

describe('Before it has come', () => {
  it('logging out in another tab empties this one at once', async () => {
    await signIn()
    await arrive()
    const other = await context.newPage()
    await other.goto('/durham/account')
    await logOut(other, 'Andrew Grant-Soulsby')
    await page.waitForURL(/\/durham\/sign-out$/)
    await expectHeading(page, 'You have been logged out')
    await expectNothingPersonal()
  })
})
