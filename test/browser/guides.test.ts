import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, readCode, startBrowser, type, typed, ways } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

// Every step of both of Durham's guides, by their own labels and buttons, in their order.
describe.each(ways)('Durham, with its guides in hand, on a $name', (way) => {
  let context: BrowserContext
  let page: Page
  const problems: string[] = []
  const looked = async () => way.javaScriptEnabled && (await expectAccessible(page))

  beforeEach(async () => {
    problems.length = 0
    context = await openContext(browser, way)
    page = await context.newPage()
    page.on(
      'console',
      (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && problems.push(message.text()),
    )
    page.on('pageerror', (error) => problems.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    expect(problems).toEqual([])
  })

  const suffix = way.name.replaceAll(' ', '-').toLowerCase()
  const email = `philippa.${suffix}.${Date.now()}@framwellgate.example`
  const firstPassword = typed(`Zebra!crossing-${suffix}-1`)
  const secondPassword = typed(`Yellow!submarine-${suffix}-2`)

  async function goToMyAccount() {
    await page.goto('/durham')
    await expectHeading(page, "Welcome to the Children's Services Portal")
    await looked()
    await press(page, 'My Account')
    await expectHeading(page, 'My account')
  }

  async function signIn(password: string) {
    await goToMyAccount()
    await looked()
    await type(page, 'Email', email)
    await type(page, 'Password', password)
    await press(page, 'Submit')
    await expectHeading(page, 'Secure login – step 2')
    await looked()
    await type(page, 'Code', await readCode(email))
    await press(page, 'Finish')
    await expectHeading(page, 'Welcome, Philippa Fotheringay.')
  }

  it('creating an account: every step of the first guide', async () => {
    await goToMyAccount()
    await press(page, 'Register for an account here')
    await expectHeading(page, 'Register for a new account – step 1')
    await press(page, 'Cancel')
    await expectHeading(page, "Welcome to the Children's Services Portal")

    await goToMyAccount()
    await press(page, 'Register for new account')
    await expectHeading(page, 'Register for a new account – step 1')
    await looked()
    await press(page, 'Next')
    await page.getByRole('alert').getByText('Enter your forename').waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    // Without JavaScript the browser itself moves the focus, once it has drawn the page.
    await page.locator('.govuk-error-summary:focus').waitFor()
    await looked()

    await type(page, 'Forename', 'Philippa')
    await type(page, 'Surname', 'Fotheringay')
    await page.getByLabel('Yes', { exact: true }).check()
    await type(page, 'Role', 'Teacher')
    await type(page, 'Organisation', 'Framwellgate Moor Infants')
    await type(page, 'Street', '17 Pity Me Lane')
    await type(page, 'Town', 'Chester-le-Street')
    await type(page, 'Post code', 'dh33sj')
    await press(page, 'Next')

    await expectHeading(page, 'Register for a new account – step 2')
    await looked()
    await page.getByText('It must be different to your previous 8 passwords').waitFor()
    await type(page, 'Email', email)
    await type(page, 'Password', 'tooshort')
    await type(page, 'Confirm password', 'tooshort')
    await press(page, 'Next')
    await page.getByRole('alert').getByText('Password must be at least 14 characters long').waitFor()
    await looked()
    expect(await page.getByLabel('Email *').inputValue()).toBe(email)

    await press(page, 'Back')
    await expectHeading(page, 'Register for a new account – step 1')
    expect(await page.getByLabel('Forename *').inputValue()).toBe('Philippa')
    await press(page, 'Next')
    await expectHeading(page, 'Register for a new account – step 2')
    expect(await page.getByLabel('Email *').inputValue()).toBe(email)
    await type(page, 'Password', firstPassword)
    await type(page, 'Confirm password', firstPassword)
    await press(page, 'Next')

    await expectHeading(page, 'Register for a new account – step 3')
    await looked()
    const first = await readCode(email)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    await press(page, 'Please send me a new code')
    await page.getByText('Earlier codes no longer work').first().waitFor()
    await type(page, 'Code', await readCode(email, first))
    await press(page, 'Next')

    await expectHeading(page, 'Your account is ready')
    await looked()
    await press(page, 'Sign in')
    await expectHeading(page, 'Secure login – step 1')
    await looked()
  })

  it('logging in, returning home and logging out', async () => {
    await signIn(firstPassword)
    await looked()
    await page.getByText('You have been successfully logged in.').waitFor()
    await press(page, 'Return to Home')
    await expectHeading(page, "Welcome to the Children's Services Portal")
    await looked()
    await press(page, 'My Account')
    await page.getByText('DH3 3SJ').waitFor()
    await looked()
    await press(page, 'Philippa Fotheringay')
    await press(page, 'Logout')
    await expectHeading(page, 'You have been logged out')
    await looked()
    await page.goBack()
    expect(await page.content()).not.toContain('DH3 3SJ')
  })

  it('resetting a password: every step of the second guide', async () => {
    await goToMyAccount()
    await press(page, 'Forgotten password?')
    await expectHeading(page, 'Reset password – step 1')
    await looked()
    await type(page, 'Email', email)
    await press(page, 'Next')
    await expectHeading(page, 'Reset password – step 2')
    await page.getByText('or the email address provided is not registered with us').waitFor()
    await looked()
    await type(page, 'Code', await readCode(email))
    await press(page, 'Next')
    await expectHeading(page, 'Reset password – step 3')
    await looked()
    await type(page, 'Your new password', firstPassword)
    await type(page, 'Confirm password', firstPassword)
    await press(page, 'Finish')
    await page.getByRole('alert').getByText('Password must be different to your current password').waitFor()
    await type(page, 'Your new password', secondPassword)
    await type(page, 'Confirm password', secondPassword)
    await press(page, 'Finish')
    await expectHeading(page, 'Secure login – step 1')
    await page.getByText('Your password has been changed').waitFor()
    await looked()
    await signIn(secondPassword)
  })

  it('changing the language in the middle keeps what was typed', async () => {
    await page.goto('/durham/register/details')
    await type(page, 'Forename', 'Gwenllian-Abandoned')
    await page.getByRole('button', { name: 'Gymraeg' }).click()
    await page.getByLabel('Enw cyntaf').or(page.locator('#forename')).first().waitFor()
    await page.locator('html[lang=cy]').waitFor()
    expect(await page.locator('#forename').inputValue()).toBe('Gwenllian-Abandoned')
    await looked()
  })

  it('Enter in a field presses Next, not the language', async () => {
    await page.goto('/durham/reset-password/email')
    await page.locator('#email').fill(typed('enter.presses.next@nowhere.example'))
    await page.locator('#email').press('Enter')
    await expectHeading(page, 'Reset password – step 2')
  })
})
