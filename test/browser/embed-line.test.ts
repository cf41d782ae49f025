import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ways } from './browser.ts'
import { away, begin, expectGrown, heading, host, leave, open, portal, press } from './embedding.ts'

/* A journey in a council's page on a bad line: what is said of a wait can be seen, and what never comes leaves the link. */

let browser: Browser
beforeAll(async () => {
  browser = await begin()
})
afterAll(leave)
afterEach(away)

const link = (page: Page) => page.getByRole('link', { name: /^Register:/ })
const newPage = async (way = ways[0]!) => (await open(browser, way)).newPage()

async function openRegistration(page: Page) {
  await page.goto(`${host}/durham/register`)
  const frame = page.frameLocator('iframe')
  await heading(frame, /step 1/)
  await expectGrown(page)
  return frame
}

/** All of it lies in what the window shows. */
async function expectSeen(page: Page, place: Locator) {
  await expect.poll(async () => (await place.boundingBox())?.y ?? -1, { timeout: 5_000 }).toBeGreaterThanOrEqual(0)
  const end = async () => {
    const { y, height } = (await place.boundingBox())!
    return y + height
  }
  await expect.poll(end, { timeout: 5_000 }).toBeLessThanOrEqual(page.viewportSize()!.height)
}

const forms = `${portal}/durham/embed/register/details**`
async function hold(page: Page, ms: number) {
  await page.route(forms, async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, ms))
    await route.continue().catch(() => {})
  })
}

type Frame = ReturnType<Page['frameLocator']>

describe('what is said of a wait, on a phone, in a page that is longer than its screen', () => {
  it.each<[string, (frame: Frame) => Promise<void>]>([
    ['what was pressed', (frame) => press(frame, 'Next')],
    ['where Enter was pressed', (frame) => frame.getByLabel('Surname').press('Enter')],
  ])('is seen beside %s, and the other try that it offers', async (_, act) => {
    const page = await newPage()
    const frame = await openRegistration(page)
    expect((await page.locator('iframe').boundingBox())!.height).toBeGreaterThan(740)
    await hold(page, 12_000)
    await act(frame)
    const sign = frame.locator('.sending--shown')
    await sign.waitFor()
    await expectSeen(page, sign)
    await expectGrown(page)
    const again = sign.getByRole('button', { name: 'Try again' })
    await again.waitFor({ timeout: 10_000 })
    await expectSeen(page, sign)
    await expectGrown(page)
    await again.click()
    await expectSeen(page, sign)
    await frame.getByRole('alert').waitFor()
    expect(await sign.count()).toBe(0)
  })

  it('is seen where no answer will come, with another try that can be taken', async () => {
    const page = await newPage()
    const frame = await openRegistration(page)
    await page.route(forms, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
    await frame.getByLabel('Surname').fill('Askdottir')
    await press(frame, 'Next')
    const trouble = frame.locator('#trouble')
    await trouble.getByText('We have had no answer').waitFor()
    await expectSeen(page, trouble)
    await page.unroute(forms)
    await trouble.getByRole('button', { name: 'Try again' }).click()
    await frame.getByRole('alert').waitFor()
    expect(await frame.getByLabel('Surname').inputValue()).toBe('Askdottir')
    expect(await trouble.textContent()).toBe('')
  })
})

describe('a link to the portal is left', () => {
  const alone = async (page: Page) => {
    expect(await link(page).isVisible()).toBe(true)
    expect(await link(page).getAttribute('href')).toBe(`${portal}/durham/register`)
    expect(await page.locator('iframe').count()).toBe(0)
    await link(page).click()
    await heading(page, /step 1/)
  }

  it('where the script is not found, or lost', async () => {
    for (const lose of ['404', 'abort']) {
      const page = await newPage()
      await page.route('**/embed.js', (route) => (lose === '404' ? route.fulfill({ status: 404 }) : route.abort()))
      await page.goto(`${host}/durham/register`)
      await alone(page)
    }
  })

  it('where the policy of the page does not let the script run', async () => {
    const page = await newPage()
    await page.route(`${host}/**`, async (route) => {
      const answer = await route.fetch()
      const headers = { ...answer.headers(), 'content-security-policy': "default-src 'none'" }
      await route.fulfill({ response: answer, headers })
    })
    await page.goto(`${host}/durham/register`)
    await alone(page)
  })

  it('where a form of a page without our script meets a lost line, whatever the frame has said before', async () => {
    const page = await newPage()
    await page.route('**/assets/portal.*.js', (route) => route.abort())
    const frame = await openRegistration(page)
    expect(await link(page).isVisible()).toBe(false)
    await press(frame, 'Next')
    await frame.getByRole('alert').waitFor()
    await expectGrown(page)
    await page.waitForTimeout(6_000)
    expect(await link(page).isVisible()).toBe(false)
    await page.route(forms, (route) => route.abort())
    await press(frame, 'Next')
    await link(page).waitFor({ timeout: 10_000 })
    expect(await page.locator('iframe').isVisible()).toBe(false)
    expect((await link(page).boundingBox())!.y).toBeGreaterThanOrEqual(0)
  })

  it('until the frame has answered, however late', async () => {
    const page = await newPage()
    await page.route('**/assets/frame.*.js', async (route) => {
      const answer = await route.fetch()
      const late = `{
        const add = window.addEventListener.bind(window)
        window.addEventListener = (type, listener, options) =>
          add(type, type === 'message' ? (event) => setTimeout(() => listener(event), 15_000) : listener, options)
      }`
      await route.fulfill({ response: answer, body: late + (await answer.text()) })
    })
    await page.goto(`${host}/durham/register`)
    await link(page).waitFor({ timeout: 12_000 })
    expect(await page.locator('iframe').isVisible()).toBe(false)
    await link(page).waitFor({ state: 'hidden', timeout: 20_000 })
    await heading(page.frameLocator('iframe'), /step 1/)
    await expectGrown(page)
  })
})
