import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPortal } from '../setup/portal.ts'
import { expectAccessible, expectHeading, logOut, press, readCode, startBrowser, type } from './browser.ts'

/* Being signed out for inactivity, with clocks so short that a test can wait: a countdown after 5 seconds, the end after 12. */

const [WARN_MS, END_MS] = [5_000, 12_000]
const email = 'andrew@durham.example'
const details = '/durham/account/details'

let portal: Awaited<ReturnType<typeof startPortal>>
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  portal = await startPortal({ IDLE_WARN_SECONDS: '5', IDLE_END_SECONDS: '12', RESEND_WAIT_SECONDS: '1' })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const open = async (more: Parameters<Browser['newContext']>[0] = {}) => {
  context = await browser.newContext({ baseURL: portal.url, viewport: { width: 1280, height: 800 }, ...more })
  page = await context.newPage()
}
let lastCode: string | undefined
/** From the page that asks for the e-mail and password, to wherever that leads. */
async function signIn() {
  await type(page, 'Email', email)
  await type(page, 'Password', 'Doorstep-Local-1')
  await press(page, 'Submit')
  await expectHeading(page, 'Secure login – step 2')
  lastCode = await readCode(email, lastCode, portal.url)
  await type(page, 'Code', lastCode)
  await press(page, 'Finish')
}
async function arrive(path = details) {
  await page.goto(path)
  await signIn()
  await expectHeading(page, 'Change your name')
}

const countdown = (of: Page = page) => of.getByRole('region', { name: 'Time until you are signed out' })
const pause = (ms: number) => page.waitForTimeout(ms)
/** idle.js has come, and removed what stands in for it. */
const watched = () => page.locator('.sign-out-time').waitFor({ state: 'detached' })
const focused = () => page.evaluate<string>('document.activeElement.id')
const shownBy = { timeout: WARN_MS + 4_000 }
const overBy = { timeout: END_MS + 5_000 }
/** Nothing of theirs is in the page: not on the screen, not in a field, not behind it. */
async function expectNothingPersonal(of: Page = page) {
  const look = () =>
    of.evaluate<string>(
      'document.documentElement.outerHTML + [...document.querySelectorAll("input")].map(({ value }) => value) + document.title',
    )
  // The page that says what happened goes on to an address of its own, perhaps at this moment.
  const left = await look().catch(async () => {
    await of.waitForLoadState()
    return look()
  })
  expect(left).not.toMatch(/Andrew|Grant-Soulsby|Half-typed/)
}

describe('With JavaScript', () => {
  beforeEach(() => open())
  afterEach(() => context.close())

  it('the countdown appears, goes at a key press that renews the session, appears again, and ends it; the form comes back', async () => {
    await arrive()
    await page.getByLabel('Forename').focus()
    await countdown().waitFor(shownBy)
    expect(await countdown().textContent()).toMatch(/You will be signed out in 0:0[1-7]/)
    expect(await focused()).toBe('forename')
    expect(await page.locator('#countdown-spoken').textContent()).toMatch(
      /You will be signed out in \d seconds\. To stay signed in, type anything\./,
    )
    await expectAccessible(page)

    // As a form has it that tells what it showed: it comes back with what was typed, its own tokens do not.
    await page.evaluate(`document.getElementById('step').insertAdjacentHTML('beforeend',
      '<input type="hidden" name="changedAt" value="12">')`)
    const kept = page.waitForRequest((request) => (request.postData() ?? '').includes('Half-typed'))
    const renewed = page.waitForResponse((response) => response.url().endsWith('/session/active'))
    await page.getByLabel('Forename').pressSequentially('Half-typed', { delay: 20 })
    expect(await countdown().isVisible()).toBe(false)
    expect((await renewed).status()).toBe(204)

    await countdown().waitFor(shownBy)
    const sent = new URLSearchParams((await kept).postData() ?? '')
    expect([sent.get('changedAt'), sent.get(':form'), sent.has('submit')]).toEqual(['12', details, false])
    await page.getByRole('heading', { level: 1, name: 'You have been signed out' }).waitFor(overBy)
    await page.waitForURL(/\/durham\/session\/ended\?why=idle/)
    await page.getByText('What you had typed is kept for an hour.').waitFor()
    await expectNothingPersonal()
    expect(await page.title()).toContain('You have been signed out')

    await press(page, 'Sign in again')
    await signIn()
    await expectHeading(page, 'Change your name')
    await page.getByText('What you had typed is here again.').waitFor()
    expect(await page.getByLabel('Forename').inputValue()).toMatch(/Half-typed/)
    await page.getByLabel('Forename').fill('Andrew')
    await press(page, 'Save changes')
    await expectHeading(page, 'My account')
  })

  it('who goes on typing for longer than a session lasts is never warned, and can send what they typed', async () => {
    await arrive()
    await page.getByLabel('Forename').focus()
    for (let typed = 0; typed < END_MS * 1.5; typed += 500) {
      await page.keyboard.press('x')
      await pause(500)
      expect(await countdown().isVisible()).toBe(false)
    }
    await page.getByLabel('Forename').fill('Andrew')
    await press(page, 'Save changes')
    await expectHeading(page, 'My account')
  })

  it('Stay signed in is reached and pressed by keyboard, ten times and more, and gives the focus back', async () => {
    await arrive()
    await page.getByLabel('Surname').focus()
    for (let times = 0; times < 10; times++) {
      await countdown().waitFor(shownBy)
      const stay = page.getByRole('button', { name: 'Stay signed in' })
      for (let tabs = 0; tabs < 20 && !(await stay.evaluate((button) => button.matches(':focus'))); tabs++)
        await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Enter')
      await countdown().waitFor({ state: 'hidden' })
    }
    expect(await focused()).not.toBe('')
    await page.reload()
    await expectHeading(page, 'Change your name')
  }, 150_000)

  it('another tab keeps the session alive, and logging out there empties this one at once', async () => {
    await arrive()
    const other = await context.newPage()
    await other.goto('/durham/account')
    await countdown().waitFor(shownBy)
    await other.locator('body').press('a')
    await countdown().waitFor({ state: 'hidden' })
    for (let passed = 0; passed < END_MS; passed += 1_000) {
      await other.locator('body').press('a')
      await pause(1_000)
    }
    expect(await page.getByLabel('Surname').inputValue()).toBe('Grant-Soulsby')
    await logOut(other, 'Andrew Grant-Soulsby')
    await page.waitForURL(/\/durham\/sign-out$/)
    await expectHeading(page, 'You have been logged out')
    await expectNothingPersonal()
  })

  it('Log out now logs out', async () => {
    await arrive()
    await countdown().waitFor(shownBy)
    await press(page, 'Log out now')
    await expectHeading(page, 'You have been logged out')
  })

  it('without a line, the page leaves the screen all the same, and says so', async () => {
    await arrive()
    await page.getByLabel('Forename').fill('Half-typed')
    await watched()
    await context.setOffline(true)
    await page.getByRole('heading', { level: 1, name: 'You have been signed out' }).waitFor(overBy)
    expect(new URL(page.url()).pathname).toBe(details)
    await page.getByText('nothing happened for').waitFor()
    await expectNothingPersonal()
    await context.setOffline(false)
    await page.waitForURL(/\/durham\/session\/ended/)
    await expectHeading(page, 'You have been signed out')
  })

  it('in the last minutes of the day nothing is said of staying, and the end is told as what it is', async () => {
    await arrive()
    // As if the session had begun almost a day ago, for this page alone.
    let ends: number | undefined
    for (const address of ['account/details', 'session/draft'])
      await page.route(`**/durham/${address}`, async (route) => {
        const answer = await route.fetch()
        ends ??= Date.now() + 6_000
        const body = (await answer.text()).replace(/data-day-left-ms="\d+"/, `data-day-left-ms="${ends - Date.now()}"`)
        await route.fulfill({ response: answer, body })
      })
    await page.reload()
    await countdown().waitFor(shownBy)
    expect(await page.getByRole('button', { name: 'Stay signed in' }).isVisible()).toBe(false)
    expect(await page.locator('#countdown-spoken').textContent()).not.toContain('type anything')
    await context.setOffline(true)
    await page.getByRole('heading', { level: 1, name: 'You have been signed out' }).waitFor(overBy)
    expect(await page.locator('main').textContent()).toContain('signed in for a day')
    expect(await page.locator('main').textContent()).not.toContain('nothing happened')
    await expectNothingPersonal()
    // An answer may still be on its way through the route.
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  it('a page that was asleep shows the truth at once', async () => {
    await arrive()
    await page.getByLabel('Forename').fill('Half-typed')
    await watched()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await new Promise((resolve) => setTimeout(resolve, END_MS + 1_000))
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await page.getByRole('heading', { level: 1, name: 'You have been signed out' }).waitFor({ timeout: 2_000 })
    await expectNothingPersonal()
    await page.waitForURL(/kept=yes/)
    await press(page, 'Sign in again')
    await signIn()
    await page.getByText('What you had typed is here again.').waitFor()
    await page.getByLabel('Forename').fill('Andrew')
    await press(page, 'Save changes')
    await expectHeading(page, 'My account')
  })

  it('a clock that is wrong takes nothing away: the server says that it is still theirs', async () => {
    await arrive()
    await page.getByLabel('Forename').fill('Half-typed')
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 3_600_000 }')
    await page.evaluate('dispatchEvent(new Event("focus"))')
    await pause(700)
    await page.getByRole('button', { name: 'Andrew Grant-Soulsby' }).waitFor({ timeout: 5_000 })
    expect(await page.getByLabel('Forename').inputValue()).toBe('Half-typed')
  })

  it('Back after Logout shows nothing personal', async () => {
    await arrive('/durham/account/details')
    await logOut(page, 'Andrew Grant-Soulsby')
    await page.goBack()
    await pause(500)
    await expectNothingPersonal()
  })

  it('keeps nothing in the browser but its cookies', async () => {
    await arrive()
    await page.getByLabel('Forename').fill('Half-typed')
    await countdown().waitFor(shownBy)
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0])
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
  })
})

describe('The name at the top', () => {
  afterEach(() => context.close())

  it.each([360, 1280])('opens a menu with Logout, at %i px', async (width) => {
    await open({ viewport: { width, height: 740 } })
    await arrive()
    const name = page.getByRole('button', { name: 'Andrew Grant-Soulsby', exact: true })
    const logout = page.getByRole('button', { name: 'Logout', exact: true })
    expect(await name.getAttribute('aria-expanded')).toBe('false')
    expect(await logout.isVisible()).toBe(false)
    await name.press('Enter')
    expect(await name.getAttribute('aria-expanded')).toBe('true')
    await logout.waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Tab')
    expect(await logout.evaluate((button) => button.matches(':focus'))).toBe(true)
    await page.keyboard.press('Escape')
    expect(await logout.isVisible()).toBe(false)
    expect(await name.evaluate((button) => button.matches(':focus'))).toBe(true)
    await name.click()
    await logout.waitFor()
    await page.locator('h1').click()
    expect(await logout.isVisible()).toBe(false)
    await name.click()
    await logout.click()
    await expectHeading(page, 'You have been logged out')
  })
})

describe('Without JavaScript', () => {
  beforeEach(() => open({ javaScriptEnabled: false }))
  afterEach(() => context.close())

  it('the page tells the time, the server ends the session, and a form that came too late comes back', async () => {
    await arrive()
    expect(await page.locator('main').textContent()).toMatch(/If you do nothing, you will be signed out at \d\d:\d\d\./)
    await page.getByLabel('Forename').fill('Half-typed')
    await pause(END_MS + 500)
    await press(page, 'Save changes')
    await expectHeading(page, 'Secure login – step 1')
    await page.getByText('What you typed is kept for an hour').waitFor()
    await signIn()
    await expectHeading(page, 'Change your name')
    await page.getByText('What you had typed is here again.').waitFor()
    expect(await page.getByLabel('Forename').inputValue()).toBe('Half-typed')
    await page.getByLabel('Forename').fill('Andrew')
    await press(page, 'Save changes')
    await expectHeading(page, 'My account')
  })

  it('the name is a link to the page with Logout, which stands beside it as well', async () => {
    await arrive()
    await page.getByRole('button', { name: 'Logout' }).waitFor()
    await page.getByRole('link', { name: 'Andrew Grant-Soulsby', exact: true }).click()
    await expectHeading(page, 'Log out')
    await page.getByRole('main').getByRole('button', { name: 'Logout' }).click()
    await expectHeading(page, 'You have been logged out')
  })
})
