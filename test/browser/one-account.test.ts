import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, type, typed, ways } from './browser.ts'
import { messageAfter, messagesTo } from './outbox.ts'
import {
  by,
  givePassword,
  isReady,
  logOut,
  newParent,
  openRoutes,
  proveMailbox,
  provePhone,
  routes,
  sayWho,
  signInBy,
  signInByPassword,
  signUpBy,
  signUpByPassword,
} from './parent.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

// What the guide warns of, "always use the same route", and what becomes of it here: the four orders in which routes can meet.
// Once on a phone with JavaScript, once on a desktop without: the tests of the buttons go every way.
const oneAndTheOther = ways.filter(({ width, javaScriptEnabled }) => javaScriptEnabled === width < 1000)
describe.each(oneAndTheOther)('One account, whichever way one comes, on a $name', (way) => {
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

  const parent = () => newParent(`${way.width}${Date.now()}`, '07700 9008')
  const told = { DOB: '10 Jan 1983' }

  /** Everything that was told at Review Account is there, and everything that opens the account. */
  async function expectWhole(opens: string[], said: string[] = Object.values(told)) {
    await page.goto('/leicestershire/account')
    for (const each of said) await page.getByText(each, { exact: true }).waitFor()
    await openRoutes(page)
    expect(await routes(page)).toEqual(opens)
  }

  it('password, then Google', async () => {
    const jenny = parent()
    await signUpByPassword(page, jenny, told)
    await logOut(page)
    await by(page, 'Google', jenny)
    await proveMailbox(page, jenny)
    await page.getByText(`You already have an account with ${jenny.email}.`).waitFor()
    await page.getByText('From then on Google opens it as well').waitFor()
    await looked()
    await press(page, 'Sign in')
    await page.getByRole('alert').getByText('Enter a password').waitFor()
    await looked()
    expect(await page.getByLabel('Email Address').inputValue()).toBe(jenny.email)
    await givePassword(page, jenny)
    await messageAfter(jenny.email, 'a way to sign in was added', () => provePhone(page, jenny))
    await isReady(page)
    await expectWhole(['Email and password', 'Google'])
    await logOut(page)
    await signInBy(page, 'Google', jenny)
    await logOut(page)
    await signInByPassword(page, jenny)
  })

  it('Google, then password', async () => {
    const jenny = parent()
    await signUpBy(page, 'Google', jenny, told)
    await logOut(page)
    await page.goto('/leicestershire/register')
    await proveMailbox(page, jenny)
    await page.getByText('It opens with: Google.').waitFor()
    await looked()
    expect(await page.locator('input[type=password]').count()).toBe(0)
    await press(page, 'Sign in with Google')
    await sayWho(page, 'Google', jenny)
    await provePhone(page, jenny)
    await expectHeading(page, 'Add a password')
    await looked()
    await page.getByLabel('New Password', { exact: true }).fill(typed(jenny.secret))
    await page.getByLabel('Confirm New Password', { exact: true }).fill(jenny.secret)
    await messageAfter(jenny.email, 'a way to sign in was added', () => press(page, 'Add password'))
    await page.getByText('Your password is added.').waitFor()
    await expectWhole(['Email and password', 'Google'])
    await logOut(page)
    await signInByPassword(page, jenny)
    await logOut(page)
    await signInBy(page, 'Google', jenny)
  })

  it('Google, then Facebook', async () => {
    const jenny = parent()
    const there = { ...jenny, subject: `1${Date.now()}` }
    await signUpBy(page, 'Google', jenny, told)
    await logOut(page)
    await by(page, 'Facebook', there)
    await proveMailbox(page, jenny)
    await page.getByText('It opens with: Google.').waitFor()
    await press(page, 'Sign in with Google')
    await sayWho(page, 'Google', jenny)
    await messageAfter(jenny.email, 'a way to sign in was added', () => provePhone(page, jenny))
    await isReady(page)
    await expectWhole(['Facebook', 'Google'])
    await logOut(page)
    await signInBy(page, 'Facebook', there)
  })

  it('two accounts that should be one', async () => {
    const [jenny, twin] = [parent(), parent()]
    await signUpBy(page, 'Facebook', twin, { 'Daytime Number': '0116 496 0123', 'Middle Name': 'Thistledown' })
    await logOut(page)
    await signUpByPassword(page, jenny, told)
    await openRoutes(page)
    await press(page, 'I have another account here')
    await page.getByText('Sign in to your other account.').waitFor()
    await looked()
    await givePassword(page, jenny)
    await page.getByRole('alert').getByText('This is the account that you are signed in to').waitFor()
    await press(page, 'Sign in with Facebook')
    await sayWho(page, 'Facebook', twin)
    await provePhone(page, twin)
    await expectHeading(page, 'Make your two accounts one')
    await looked()
    for (const shown of [
      jenny.email,
      twin.email,
      'Facebook',
      'Email and password',
      'Thistledown',
      '10 Jan 1983',
      '0116 496 0123',
    ])
      await page.locator('main').getByText(shown).first().waitFor()
    await press(page, 'Make them one account')
    await page.getByRole('alert').getByText('Tick the box').waitFor()
    await looked()
    await page.getByLabel('Both accounts are mine').check()
    await messageAfter(twin.email, 'your two accounts are one now', () => press(page, 'Make them one account'))
    await page.getByText('Your two accounts are one now.').waitFor()
    await looked()
    const both = ['10 Jan 1983', '0116 496 0123', 'Mrs Jennifer Thistledown Hinsenwood']
    await expectWhole(['Email and password', 'Facebook'], both)
    expect((await messagesTo(jenny.email)).some(({ subject }) => subject.includes('your two accounts are one now'))).toBe(true)
    await logOut(page)
    // The one phone that stays is asked for, whichever way they come.
    await signInBy(page, 'Facebook', { ...twin, phone: jenny.phone })
    await expectWhole(['Email and password', 'Facebook'], both)
    await logOut(page)
    await signInByPassword(page, jenny)
  })

  it('a way in is added and removed, but for the last one', async () => {
    const jenny = parent()
    await signUpByPassword(page, jenny)
    await openRoutes(page)
    await page.getByText('This is the only way into your account').waitFor()
    await press(page, 'Add Google')
    await press(page, 'Cancel')
    await expectHeading(page, 'You did not sign in with Google')
    await looked()
    await press(page, 'How you sign in')
    await press(page, 'Add Google')
    await messageAfter(jenny.email, 'a way to sign in was added', () => sayWho(page, 'Google', jenny))
    await page.getByText('It is added.').waitFor()
    await looked()
    expect(await routes(page)).toEqual(['Email and password', 'Google'])
    await press(page, 'Add Google')
    await sayWho(page, 'Google', jenny)
    await page.getByText('That account opens this one already.').waitFor()

    await press(page, 'Remove Email and password')
    await expectHeading(page, 'Remove a way to sign in')
    await looked()
    const removing = page.url()
    await messageAfter(jenny.email, 'a way to sign in was removed', () => press(page, 'Remove'))
    await page.getByText('It is removed').waitFor()
    expect(await routes(page)).toEqual(['Google'])
    expect(await page.getByRole('link', { name: /^Remove/ }).count()).toBe(0)
    await page.goto(removing)
    expect(await page.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0)

    await logOut(page)
    await page.goto('/leicestershire/sign-in')
    await type(page, 'Email Address', jenny.email)
    await page.getByLabel('Password', { exact: true }).fill(jenny.secret)
    await press(page, 'Sign in')
    await page.getByRole('alert').waitFor()
    await signInBy(page, 'Google', jenny)
  })
})
