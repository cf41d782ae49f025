import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, type, typed, ways } from './browser.ts'
import { codeIn, messageAfter } from './outbox.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

// Leicestershire's guide to creating an account, by its own words, and what it asks people not to do.
describe.each(ways)('Leicestershire, with its guide in hand, on a $name', (way) => {
  let context: BrowserContext
  let page: Page
  const problems: string[] = []
  const looked = async () => way.javaScriptEnabled && (await expectAccessible(page))

  beforeEach(async () => {
    problems.length = 0
    context = await openContext(browser, way)
    page = await context.newPage()
    page.on('console', (said) => said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && problems.push(said.text()))
    page.on('pageerror', (error) => problems.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    expect(problems).toEqual([])
  })

  const at = ways.indexOf(way)
  const unique = `${at}${Date.now()}`
  const secret = `Zwiebel£wagon-${unique}`
  const mobile = { email: `jennifer.${unique}@petworth.example`, phone: `07700 9004${10 + at}`, channel: 'sms' }
  const landline = { email: `janet.${unique}@petworth.example`, phone: `0116 496 01${10 + at}`, channel: 'voice' }

  /** Steps 1 to 5. */
  async function create(email: string) {
    await page.goto('/leicestershire')
    await press(page, 'My Account')
    await looked()
    await page.goto('/leicestershire/sign-in')
    await expectHeading(page, 'Sign in')
    await press(page, 'Sign up now')
    await expectHeading(page, 'User Details')
    await looked()
    await page.getByLabel('Email Address').fill(typed(email))
    const mail = await messageAfter(email, 'verification code', () => press(page, 'Send verification code'))
    await page.getByText('Verification code has been sent to your inbox.').waitFor()
    await looked()
    await page.getByLabel('Verification code').fill(codeIn(mail))
    await press(page, 'Verify code')
    await page.getByLabel('New Password', { exact: true }).waitFor()
    await page.getByText('It must be between 8 and 64 characters long').waitFor()
    await looked()
    await page.getByLabel('New Password', { exact: true }).fill('Password')
    await page.getByLabel('Confirm New Password', { exact: true }).fill('Password')
    await type(page, 'Given Name', 'Jennifer')
    await type(page, 'Surname', 'Hinsenley')
    await press(page, 'Create')
    await page.getByRole('alert').getByText('Password must contain at least 3 of these').waitFor()
    await looked()
    expect(await page.getByLabel('Given Name').inputValue()).toBe('Jennifer')
    await page.getByLabel('New Password', { exact: true }).fill(typed(secret))
    await page.getByLabel('Confirm New Password', { exact: true }).fill(secret)
    await press(page, 'Create')
    await expectHeading(page, 'Multi-factor authentication')
    await looked()
  }

  const country = () =>
    page.getByLabel('Country Code').evaluate((list) => {
      const { options, selectedIndex } = list as unknown as { options: { text: string }[]; selectedIndex: number }
      return options[selectedIndex]?.text
    })

  /** Steps 6 and 7, up to the code. */
  async function sendCode({ phone, channel }: typeof mobile) {
    await page.getByLabel('Phone Number').fill(typed(phone))
    const message = await messageAfter(phone, channel, () => press(page, 'Send Code'))
    await page.getByRole('button', { name: 'Verify Code', exact: true }).waitFor()
    await page.getByText('Is this number wrong?').waitFor()
    return codeIn(message)
  }

  async function verifyCode(code: string) {
    await page.getByLabel('Verification code').fill(code)
    await press(page, 'Verify Code')
  }

  /** Step 8. It stands there until it is done, once. */
  async function reviewAccount() {
    await expectHeading(page, 'Review Account')
    await looked()
    await type(page, 'Title', 'Mrs')
    await press(page, 'Confirm Details')
    await isReady()
  }

  async function isReady() {
    await expectHeading(page, 'Welcome, Jennifer Hinsenley.')
    await page.getByText('You are now ready to use the Parent Portal.').waitFor()
    await looked()
  }

  async function logOut() {
    await press(page, 'Jennifer Hinsenley')
    await press(page, 'Logout')
    await expectHeading(page, 'You have been logged out')
  }

  async function givePassword(email: string) {
    await page.goto('/leicestershire/sign-in')
    await page.getByLabel('Email Address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(secret)
    await press(page, 'Sign in')
    await expectHeading(page, 'Multi-factor authentication')
  }

  it('an account is created with a mobile: a text brings the code', async () => {
    await create(mobile.email)
    expect(await country()).toBe('United Kingdom (+44)')
    const code = await sendCode(mobile)
    await looked()
    await verifyCode(code)
    await reviewAccount()
    await logOut()
  })

  it('an account is created with a landline: a computer says the code', async () => {
    await create(landline.email)
    const code = await sendCode(landline)
    await page.getByText('a computer says the code').waitFor()
    await looked()
    await verifyCode(code)
    await reviewAccount()
    await logOut()
  })

  it.each([mobile, landline])('who comes back signs in with the same phone ($channel)', async (jenny) => {
    await givePassword(jenny.email)
    await page.getByText(`XXX-XXX-XXX${jenny.phone.slice(-2)}`).waitFor()
    await looked()
    const message = await messageAfter(jenny.phone, jenny.channel, () => press(page, 'Send Code'))
    await page.getByRole('button', { name: 'Verify Code', exact: true }).waitFor()
    await verifyCode(codeIn(message))
    await isReady()
    await press(page, 'My Account')
    await page.getByText(jenny.email).waitFor()
  })

  it('a mistyped number and a wrong country are corrected at once, and Cancel breaks nothing', async () => {
    const jenny = { ...mobile, email: `jemima.${unique}@petworth.example`, phone: `07700 9004${20 + at}` }
    const wrong = { ...landline, phone: `0116 496 01${20 + at}` }
    await create(jenny.email)
    await type(page, 'Country Code', 'France (+33)')
    await page.getByLabel('Phone Number').fill(typed('07700'))
    await press(page, 'Send Code')
    await page.getByRole('alert').getByText('Check the phone number and its country').waitFor()
    await looked()
    await type(page, 'Country Code', 'United Kingdom (+44)')
    const dead = await sendCode(wrong)
    await press(page, 'Change the number')
    await page.getByLabel('Phone Number').waitFor()
    expect(await page.getByLabel('Phone Number').inputValue()).toBe(wrong.phone)
    expect(await country()).toBe('United Kingdom (+44)')
    await sendCode(jenny)
    await verifyCode(dead)
    await page.getByRole('alert').getByText('That code is not right').waitFor()
    await press(page, 'Cancel')
    await expectHeading(page, 'Welcome to the Parent Portal')

    await givePassword(jenny.email)
    await verifyCode(await sendCode(jenny))
    await reviewAccount()
  })
})
