import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, type, typed, ways } from './browser.ts'
import { codeIn, messageAfter, messagesTo } from './outbox.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

// The last step of Leicestershire's guide, "Review Account", by its own words.
describe.each(ways)('Review Account on a $name', (way) => {
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
      (said) => said.type() === 'error' && !/status of (4\d\d|503)/.test(said.text()) && problems.push(said.text()),
    )
    page.on('pageerror', (error) => problems.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    expect(problems).toEqual([])
  })

  const at = ways.indexOf(way)
  const unique = `${at}${Date.now()}`
  const secret = `Petworth£drive-${unique}`
  const phones = { old: `07700 9005${10 + at}`, new: `07700 9006${10 + at}` }
  const emails = { old: `jenny.${unique}@review.example`, new: `jenny.new.${unique}@review.example` }
  const value = (label: string) => page.getByLabel(new RegExp(`^${label}( \\*)?$`)).inputValue()

  /** The guide's steps 1 to 7. */
  async function create() {
    await page.goto('/leicestershire/register')
    await page.getByLabel('Email Address').fill(typed(emails.old))
    const mail = await messageAfter(emails.old, 'verification code', () => press(page, 'Send verification code'))
    await page.getByLabel('Verification code').fill(codeIn(mail))
    await press(page, 'Verify code')
    await page.getByLabel('New Password', { exact: true }).fill(typed(secret))
    await page.getByLabel('Confirm New Password', { exact: true }).fill(secret)
    await type(page, 'Given Name', 'Jenny')
    await type(page, 'Surname', 'Hinsen')
    await press(page, 'Create')
    await page.getByLabel('Phone Number').fill(typed(phones.old))
    const text = await messageAfter(phones.old, 'sms', () => press(page, 'Send Code'))
    await page.getByLabel('Verification code').fill(codeIn(text))
    await press(page, 'Verify Code')
    await expectHeading(page, 'Review Account')
  }

  it('is filled in, confirmed, and changed', async () => {
    await create()
    await looked()
    expect([await value('Forename'), await value('Surname'), await value('Mobile Number')]).toEqual([
      'Jenny',
      'Hinsen',
      phones.old,
    ])
    await type(page, 'DOB', '10 Jan 1983')
    await press(page, 'Update Address')
    await page.getByLabel('Address line 1').waitFor()
    await looked()
    expect(await value('DOB')).toBe('10 Jan 1983')
    if (way.javaScriptEnabled) expect(await focused(page)).toBe('postCode')

    // Nobody is told an address here: they type it.
    await type(page, 'Post code', 'LE3 0ZZ')
    await press(page, 'Find address')
    await page.getByRole('alert').getByText('Please type your address yourself').waitFor()
    await looked()
    await type(page, 'Post code', 'LE3 9RE')
    await press(page, 'Find address')
    await page.getByRole('heading', { name: 'Choose your address' }).waitFor()
    await looked()
    const [first] = await page.locator('.found-addresses button').allTextContents()
    await press(page, first!)
    await page.getByText('Your address has been filled in below.').waitFor()
    await looked()
    expect(`${await value('Address line 1')}, ${await value('Address line 2')}, LE3 9RE`).toBe(first)
    await type(page, 'Address line 1', '105 Petworth Drive')

    // A fault in one field loses nothing.
    await type(page, 'Daytime Number', '12')
    await press(page, 'Confirm Details')
    await page.getByRole('alert').getByText('Enter your title').waitFor()
    await looked()
    expect([await value('DOB'), await value('Address line 1'), await value('Daytime Number')]).toEqual([
      '10 Jan 1983',
      '105 Petworth Drive',
      '12',
    ])
    await type(page, 'Title', 'Mrs')
    await type(page, 'Daytime Number', '0116 496 0123')
    await page.getByLabel('Daytime Number').press('Enter')
    await expectHeading(page, /^Welcome/)
    await page.getByText('You are now ready to use the Parent Portal.').waitFor()

    // Another address and another number, each proved by its code.
    await page.goto('/leicestershire/account')
    await page.getByText('105 Petworth Drive').waitFor()
    await looked()
    await press(page, 'Review Account')
    await expectHeading(page, 'Review Account')
    expect(await page.locator('.address').textContent()).toContain('105 Petworth Drive')
    await looked()
    await type(page, 'Email Address', `wrong.${emails.new}`)
    await type(page, 'Mobile Number', phones.new)
    await press(page, 'Confirm Details')
    await expectHeading(page, 'Confirm your new email address')
    await looked()
    await press(page, 'Correct the email address')
    await expectHeading(page, 'Review Account')
    await type(page, 'Email Address', emails.new)
    const mail = await messageAfter(emails.new, 'confirm your new email', () => press(page, 'Confirm Details'))
    await expectHeading(page, 'Confirm your new email address')
    expect(await page.getByLabel('Sign out everywhere else').isChecked()).toBe(true)
    await page.getByLabel('Verification code').fill(codeIn(mail))
    const text = await messageAfter(phones.new, 'sms', () => press(page, 'Verify code'))
    await expectHeading(page, 'Confirm your new mobile number')
    await looked()
    await page.getByLabel('Verification code').fill(codeIn(text))
    await page.getByLabel('Verification code').press('Enter')
    await expectHeading(page, /^Welcome/)
    await press(page, 'My Account')
    await page.getByText(emails.new).waitFor()
    await page.getByText(phones.new).waitFor()
    for (const told of [emails.old, emails.new, phones.old]) expect((await messagesTo(told)).length).toBeGreaterThan(1)
  })
})

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')
