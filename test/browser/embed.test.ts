import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, readCode, typed, ways } from './browser.ts'
import {
  away,
  begin,
  events,
  expectAccessibleFrame,
  expectGrown,
  fill,
  heading,
  host,
  leave,
  open,
  openWithoutCookies,
  portal,
  press,
} from './embedding.ts'

/*
 * Journeys in pages of a council's own site, which to the browser is another site than the portal's: http://localhost against
 * http://127.0.0.1. A third one is not on the council's list.
 */

const third = host.replace('//localhost', '//third.localhost')
const password = 'Correct-Horse-7-Battery'

/**
 * Third-party cookies are blocked, as in Safari and Firefox; partitioned ones are not. The last argument takes the place of Playwright's own,
 * whose list would switch that off again. Whether it works is asked below.
 */
const blockThirdParties = [
  '--test-third-party-cookie-phaseout',
  '--enable-features=ForceThirdPartyCookieBlockingEnabled',
  '--disable-features=HttpsUpgrades,PaintHolding,Translate,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect',
]

let plain: Browser
let blocking: Browser
beforeAll(async () => {
  plain = await begin()
  blocking = await begin(blockThirdParties)
})
afterAll(leave)
afterEach(away)

const details = {
  Forename: 'Embla',
  Surname: 'Askdottir',
  Role: 'Teacher',
  Organisation: 'Framed School',
  Street: '3 Window Row',
  Town: 'Chester-le-Street',
  'Post code': 'dh33sj',
}
let people = 0
const newEmail = () => typed(`embla.${Date.now()}.${people++}@framed.example`)

/** Registers within a frame of the council's page. */
async function registerFramed(page: Page, email: string) {
  const frame = page.frameLocator('iframe')
  await heading(frame, /step 1/)
  await expectGrown(page)
  await press(frame, 'Next')
  await frame.getByRole('alert').waitFor()
  await expectGrown(page)
  await fill(frame, details)
  await press(frame, 'Next')
  await heading(frame, /step 2/)
  await expectGrown(page)
  await press(frame, 'Back')
  await heading(frame, /step 1/)
  expect(await frame.getByLabel('Town *').inputValue()).toBe(details.Town)
  await press(frame, 'Next')
  await fill(frame, { Email: email, Password: password, 'Confirm password': password })
  await press(frame, 'Next')
  await heading(frame, /step 3/)
  await expectGrown(page)
  await fill(frame, { Code: await readCode(email) })
  await press(frame, 'Next')
  await heading(frame, 'Your account is ready')
  await expectGrown(page)
}

const circumstances: [string, () => Promise<{ context: BrowserContext; refused?: () => number }>][] = [
  ['with the cookies that browsers keep', async () => ({ context: await open(plain) })],
  ['with third-party cookies blocked', async () => ({ context: await open(blocking) })],
  ['with every cookie in the frame refused', () => openWithoutCookies(blocking)],
  [
    'with every cookie refused, and no script that swaps',
    async () => {
      const opened = await openWithoutCookies(plain)
      await opened.context.route('**/assets/portal.*.js', (route) => route.abort())
      return opened
    },
  ],
]

describe.each(circumstances)('%s', (_, surroundings) => {
  it('a registration in a frame comes to its end, and signing in leads to the window', async () => {
    const { context, refused } = await surroundings()
    const page = await context.newPage()
    const email = newEmail()
    await page.goto(`${host}/durham/register`)
    await registerFramed(page, email)
    expect(await page.getByRole('link', { name: /^Register:/ }).isVisible()).toBe(false)
    expect(page.url()).toBe(`${host}/durham/register`)

    const kept = (await context.cookies(portal)).map(({ name }) => name)
    if (refused) expect(kept).toEqual([])
    else expect(kept).toContain('__Host-durham-journey-register-embedded')

    const told = await events(page)
    const steps = told.filter((line) => line.startsWith('step')).map((line) => JSON.parse(line.slice(5)).step)
    expect(told[0]).toBe('started {"journey":"register"}')
    expect(steps.filter((step, at) => step !== steps[at - 1])).toEqual([
      ...['details', 'email-and-password', 'details', 'email-and-password', 'code', 'ready'],
    ])
    expect(told.at(-1)).toBe('finished {"journey":"register"}')
    expect(told.join()).not.toMatch(/Embla|framed|Chester|@|\d{4}/)

    await page.goto(`${host}/durham/sign-in`)
    const frame = page.frameLocator('iframe')
    await fill(frame, { Email: email, Password: password })
    const last = await readCode(email)
    await press(frame, 'Submit')
    await heading(frame, /step 2/)
    await fill(frame, { Code: await readCode(email, last) })
    await press(frame, 'Finish')
    await heading(frame, 'Continue in the portal')
    await expectGrown(page)
    expect((await context.cookies(portal)).filter(({ name }) => name.endsWith('-session'))).toEqual([])
    await press(frame, 'Continue in the portal')
    await heading(page, 'Is this your account?')
    expect(page.url()).toBe(`${portal}/durham/embed/ticket`)
    await page.getByText(email).waitFor()
    await expectAccessible(page)
    await press(page, 'Continue as Embla Askdottir')
    await heading(page, 'Welcome, Embla Askdottir.')
    if (refused) expect(refused()).toBeGreaterThan(0)
  })

  it('a registration begun in the page itself goes on in the window', async () => {
    const { context } = await surroundings()
    const page = await context.newPage()
    const email = newEmail()
    await page.goto(`${host}/durham/register/start`)
    await fill(page, details)
    // It looks like the council's page, and asks for no secret.
    expect(await page.getByRole('button', { name: 'Next' }).evaluate((button) => button.className)).toBe('')
    expect(await page.locator('input[type=password]').count()).toBe(0)
    await press(page, 'Next')
    await page.getByText('These are the answers that you gave on the page before').waitFor()
    expect(page.url()).toBe(`${portal}/durham/embed/start?lang=en`)
    for (const [label, value] of Object.entries(details))
      if (label !== 'Role') expect(await page.getByLabel(`${label} *`).inputValue()).toBe(value)
    await expectAccessible(page)
    await press(page, 'Next')
    await heading(page, /step 2/)
    await fill(page, { Email: email, Password: password, 'Confirm password': password })
    await press(page, 'Next')
    await heading(page, /step 3/)
    await fill(page, { Code: await readCode(email) })
    await press(page, 'Next')
    await heading(page, 'Your account is ready')
  })
})

describe('the browsers of these tests', () => {
  it.each([
    ['plain', () => plain],
    ['blocking', () => blocking],
  ])('keep sites apart: %s', async (_, browser) => {
    const page = await (await open(browser())).newPage()
    await page.goto(`${host}/durham/register`)
    await heading(page.frameLocator('iframe'), /step 1/)
    // The page's own policy allows to ask the portal: it is the portal that does not allow to be read.
    const read = (address: string) =>
      page.evaluate(`fetch(${JSON.stringify(address)}).then((answer) => answer.text()).then(() => 'read', () => 'refused')`)
    expect(await read(`${portal}/durham/register/details`)).toBe('refused')
    expect(await read(`${portal}/durham/embed/register/details`)).toBe('refused')
    expect(await read(`${portal}/durham/embed/first/register`)).toBe('read')
    expect(await page.evaluate("document.querySelector('iframe').contentDocument")).toBe(null)
  })

  it('block the cookies of a third party, where they are to', async () => {
    const sent = async (browser: Browser) => {
      const context = await open(browser)
      await context.addCookies([
        { name: 'everywhere', value: 'x', domain: '127.0.0.1', path: '/', secure: true, sameSite: 'None', httpOnly: true },
      ])
      const page = await context.newPage()
      const asked = page.waitForRequest((request) => request.url().includes('/embed/register'))
      await page.goto(`${host}/durham/register`)
      return (await (await asked).allHeaders()).cookie ?? ''
    }
    expect(await sent(plain)).toContain('everywhere')
    expect(await sent(blocking)).not.toContain('everywhere')
  })
})

describe('a page that is not on the list', () => {
  it('gets a link, and nothing else', async () => {
    const page = await (await open(plain)).newPage()
    await page.goto(`${third}/durham/register`)
    await page.waitForTimeout(2000)
    expect(await page.getByRole('link', { name: /^Register:/ }).getAttribute('href')).toBe(`${portal}/durham/register?around=en`)
    expect(await page.getByRole('link', { name: /^Register:/ }).isVisible()).toBe(true)
    const box = await page.locator('iframe').boundingBox()
    expect(box?.height ?? 0).toBe(0)
    expect(page.frames().filter((frame) => frame.url().startsWith(portal))).toEqual([])
    expect(await events(page)).toEqual([])
  })

  it('gets no form for itself, and can send none', async () => {
    const page = await (await open(plain)).newPage()
    await page.goto(`${third}/durham/register/start`)
    await page.waitForTimeout(1000)
    expect(await page.locator('input').count()).toBe(0)
    expect(await page.getByRole('link', { name: /^Register:/ }).isVisible()).toBe(true)
    const answered = page.waitForResponse(`${portal}/durham/embed/start`)
    await page.evaluate(`{
      const form = document.createElement('form')
      form.method = 'post'
      form.action = ${JSON.stringify(`${portal}/durham/embed/start`)}
      form.innerHTML = '<input name="start" value="register"><input name="forename" value="Planted">'
      document.body.append(form)
      form.submit()
    }`)
    expect((await answered).status()).toBe(403)
    await page.waitForURL(`${portal}/durham/embed/start`)
    await page.locator('h1').waitFor()
    expect(await page.content()).not.toContain('Planted')
  })
})

it('a page that is on the list holds journeys, and no other page of the portal', async () => {
  const page = await (await open(plain)).newPage()
  await page.goto(`${host}/durham/register`)
  await heading(page.frameLocator('iframe'), /step 1/)
  const frameUrl = () => page.frames()[1]?.url()
  for (const path of ['/durham', '/durham/register/details', '/durham/sign-in/password', '/durham/account', '/durham/contact']) {
    await page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    await expect.poll(frameUrl, { message: path, timeout: 5_000 }).toBe('about:blank')
    await page.evaluate(`document.querySelector('iframe').src = ${JSON.stringify(portal + path)}`)
    await expect.poll(frameUrl, { message: path, timeout: 5_000 }).toMatch(/^chrome-error:/)
  }
})

it('without JavaScript there is a link', async () => {
  const page = await (await open(plain, ways[1]!)).newPage()
  await page.goto(`${host}/durham/register`)
  expect(await page.getByRole('link', { name: /^Register:/ }).getAttribute('href')).toBe(`${portal}/durham/register`)
  expect(await page.locator('iframe').count()).toBe(0)
})

it('a frame is accessible on a phone, in both languages', async () => {
  const page = await (await open(plain, ways[0]!)).newPage()
  await page.goto(`${host}/durham/register`)
  const frame = page.frameLocator('iframe')
  await heading(frame, /step 1/)
  await expectAccessibleFrame(page)
  await press(frame, 'Next')
  await frame.getByRole('alert').waitFor()
  await expectAccessibleFrame(page)
  await frame.getByRole('button', { name: /Cymraeg/ }).click()
  await heading(frame, /cam 1/)
  await expectGrown(page)
  await expectAccessibleFrame(page)
  await frame.getByRole('button', { name: 'Nesaf', exact: true }).click()
  await frame.getByRole('alert').waitFor()
  await expectAccessibleFrame(page)
})
