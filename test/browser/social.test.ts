import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, type Way, ways } from './browser.ts'
import { messagesTo } from './outbox.ts'
import {
  by,
  finishSigningUp,
  givePassword,
  isReady,
  logOut,
  newParent,
  openRoutes,
  proveMailbox,
  provePhone,
  providers,
  routes,
  sayWho,
  signInBy,
  signInByPassword,
  signUpBy,
  signUpByPassword,
  vouchedByGoogle,
} from './parent.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

// Microsoft, Google and Facebook, each with a page of its own here: real journeys to another host and back.
describe.each(ways)('Leicestershire with social accounts, on a $name', (way: Way) => {
  let contexts: BrowserContext[] = []
  let page: Page
  const problems: string[] = []
  const looked = async () => way.javaScriptEnabled && (await expectAccessible(page))

  /** A browser of somebody's own. */
  async function open(): Promise<Page> {
    const context = await openContext(browser, way)
    contexts.push(context)
    return tabOf(context)
  }
  async function tabOf(context: BrowserContext): Promise<Page> {
    const tab = await context.newPage()
    tab.on('console', (said) => said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && problems.push(said.text()))
    tab.on('pageerror', (error) => problems.push(error.message))
    return tab
  }

  beforeEach(async () => {
    problems.length = 0
    page = await open()
  })
  afterEach(async () => {
    for (const context of contexts) await context.close()
    contexts = []
    expect(problems).toEqual([])
  })

  const at = ways.indexOf(way)
  const parent = () => newParent(`${at}${Date.now()}`, '07700 9007')
  // Every button of both pages, with JavaScript and without.
  const fromSignUp = at === 1 || at === 2

  it.each(providers)('somebody new signs up with %s, and comes in by it again', async (provider) => {
    const jenny = parent()
    await page.goto('/leicestershire')
    await press(page, 'My Account')
    await page.goto('/leicestershire/sign-in')
    await looked()
    if (fromSignUp) {
      await press(page, 'Sign up now')
      await expectHeading(page, 'User Details')
      await looked()
    }
    await press(page, `Sign ${fromSignUp ? 'up' : 'in'} with ${provider}`)
    await sayWho(page, provider, jenny)
    await page.getByText(`You have signed in with ${provider}.`).waitFor()
    expect(await page.getByLabel('Email Address').inputValue()).toBe(jenny.email)
    await looked()
    await proveMailbox(page, jenny)
    await finishSigningUp(page, jenny)
    await openRoutes(page)
    await looked()
    expect(await routes(page)).toEqual([provider])
    await logOut(page)
    await signInBy(page, provider, jenny)
    await logOut(page)
  })

  it('whom Google vouches for is asked for no code by e-mail', async () => {
    const jenny = { ...parent(), vouched: vouchedByGoogle }
    await by(page, 'Google', jenny)
    await finishSigningUp(page, jenny)
    expect((await messagesTo(jenny.email)).filter(({ subject }) => subject.includes('verification code'))).toEqual([])
  })

  it('an attacker with the victim’s address at a provider gets nothing', async () => {
    const victim = parent()
    await signUpByPassword(page, victim)
    for (const provider of providers) {
      page = await open()
      await by(page, provider, { ...parent(), email: victim.email })
      await expectHeading(page, 'User Details')
      await press(page, 'Send verification code')
      await page.getByLabel('Verification code').fill('000000')
      await press(page, 'Verify code')
      await page.getByRole('alert').getByText('That code is not right').waitFor()
      for (const further of ['register/person', 'sign-in/phone', 'sign-in/confirm', 'account', 'account/routes']) {
        await page.goto(`/leicestershire/${further}`)
        expect(await page.content()).not.toMatch(/Hinsenwood|You already have an account|It opens with/)
      }
    }
    // Where Google vouches, the mailbox is the attacker's by now: the account's own password and phone are asked for all the same.
    page = await open()
    await by(page, 'Google', { ...parent(), email: victim.email, vouched: vouchedByGoogle })
    await page.getByText(`You already have an account with ${victim.email}.`).waitFor()
    await looked()
    await givePassword(page, { ...victim, secret: 'Not-the-secret-1' })
    await page.getByRole('alert').waitFor()
    await page.goto('/leicestershire/account')
    expect(await page.content()).not.toContain('Hinsenwood')

    page = await open()
    await signInByPassword(page, victim)
    await openRoutes(page)
    expect(await routes(page)).toEqual(['Email and password'])
    expect((await messagesTo(victim.email)).filter(({ subject }) => subject.includes('way to sign in'))).toEqual([])
  })

  it('who cancels at the provider, or goes back from its page, gets in another way', async () => {
    const jenny = parent()
    await page.goto('/leicestershire/sign-in')
    await press(page, 'Sign in with Google')
    await press(page, 'Cancel')
    await expectHeading(page, 'You did not sign in with Google')
    await looked()
    await press(page, 'Try Google again')
    await page.getByRole('heading', { name: 'Sign in to Google' }).waitFor()
    await page.goBack()
    await expectHeading(page, 'You did not sign in with Google')
    await press(page, 'Sign in in another way')
    await press(page, 'Sign in with Microsoft')
    await page.getByRole('heading', { name: 'Sign in to Microsoft' }).waitFor()
    await page.goBack()
    await expectHeading(page, 'Sign in')
    await signUpBy(page, 'Facebook', jenny)
    await openRoutes(page)
    expect(await routes(page)).toEqual(['Facebook'])
  })

  it('the Back button, once signed in, leads to nothing that can be used again', async () => {
    const jenny = parent()
    await signUpBy(page, 'Google', jenny)
    await logOut(page)
    await signInBy(page, 'Google', jenny)
    await page.goBack()
    await expectHeading(page, 'Sign in')
    await page.goBack()
    await expectHeading(page, 'Sign in')
    await page.goBack()
    await page.getByRole('heading', { name: 'This sign-in is over' }).waitFor()
    await page.goto('/leicestershire')
    await isReady(page)
  })

  it('somebody else can come after them in the same browser', async () => {
    const [jenny, other] = [parent(), parent()]
    await signUpBy(page, 'Google', jenny)
    await logOut(page)
    await signUpBy(page, 'Google', other)
    await page.goto('/leicestershire/account')
    await page.getByText(other.email).waitFor()
    expect(await page.content()).not.toContain(jenny.email)
  })

  it('two tabs at once are two trips, and each ends well', async () => {
    const jenny = parent()
    const other = await tabOf(page.context())
    for (const tab of [page, other]) {
      await tab.goto('/leicestershire/sign-in')
      await press(tab, 'Sign in with Google')
    }
    await sayWho(page, 'Google', jenny)
    await expectHeading(page, 'User Details')
    await sayWho(other, 'Google', jenny)
    await proveMailbox(other, jenny)
    await finishSigningUp(other, jenny)
    // A browser keeps one sign-up, the second: the page in the first tab begins anew, and finds the account that there is by now.
    await proveMailbox(page, jenny)
    await page.getByText(`You already have an account with ${jenny.email}. It opens with: Google.`).waitFor()
    await press(page, 'Sign in with Google')
    await sayWho(page, 'Google', jenny)
    await provePhone(page, jenny)
    await expectHeading(page, 'Add a password')

    await logOut(page)
    for (const tab of [page, other]) {
      await tab.goto('/leicestershire/sign-in')
      await press(tab, 'Sign in with Google')
    }
    await sayWho(other, 'Google', jenny)
    await expectHeading(other, 'Multi-factor authentication')
    await sayWho(page, 'Google', jenny)
    await provePhone(page, jenny)
    await isReady(page)
    await other.goto('/leicestershire/account')
    await other.getByText(jenny.email).first().waitFor()
  })
})
