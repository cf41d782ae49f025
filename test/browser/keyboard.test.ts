import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import leicestershire from '../../src/councils/leicestershire.ts'
import { wordsOf } from '../../src/fragments/words/index.ts'
import { openContext, readCode, startBrowser, typed, type Way, ways } from './browser.ts'
import { expectArrived, fillIn, pressKey, tabTo } from './keyboard.ts'
import { codeIn, messageAfter } from './outbox.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const open = async (way: Way) => {
  page = await (await openContext(browser, way)).newPage()
}
afterEach(() => page.context().close())

/** The same with what no test may leave behind. */
const give = (label: string, value: string) => fillIn(page, label, typed(value))

const [phone, , desktop, plainDesktop] = ways as [Way, Way, Way, Way]
const unique = Date.now()

describe.each([desktop, plainDesktop])('Durham by keyboard alone, on a $name', (way) => {
  beforeEach(() => open(way))
  const email = `tabitha.${unique}.${way.javaScriptEnabled}@framwellgate.example`
  const [first, second] = [typed(`Gantry!crossing-${unique}-1`), typed(`Gantry!crossing-${unique}-2`)]

  it('registering, with a step that is wrong at first', async () => {
    await page.goto('/durham')
    await pressKey(page, 'My Account')
    await expectArrived(page, 'My account')
    await pressKey(page, 'Register for new account')
    await expectArrived(page, 'Register for a new account – step 1')
    await pressKey(page, 'Next')
    await expectArrived(page, 'Register for a new account – step 1', 'Enter your forename')
    // From the summary to the field, and on from there.
    await pressKey(page, 'Enter your forename')
    await page.locator('#forename:focus').waitFor()
    await page.keyboard.type(typed('Tabitha'))
    await give('Surname', 'Keyworthy')
    await tabTo(page, 'Yes')
    await page.keyboard.press('Space')
    await fillIn(page, 'Role', 'Teacher')
    await give('Organisation', 'Framwellgate Moor Infants')
    await give('Street', '19 Pity Me Lane')
    await give('Town', 'Chester-le-Street')
    await give('Post code', 'dh33sj')
    await page.keyboard.press('Enter')
    await expectArrived(page, 'Register for a new account – step 2')
    await give('Email', email)
    await give('Password', first)
    await give('Confirm password', first)
    await pressKey(page, 'Next')
    await expectArrived(page, 'Register for a new account – step 3')
    const old = await readCode(email)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    await pressKey(page, 'Please send me a new code')
    await page.getByText('Earlier codes no longer work').first().waitFor()
    // It is told to who does not see it, too, without the focus going there.
    if (way.javaScriptEnabled) expect(await page.locator('#sending').textContent()).toContain('Earlier codes no longer work')
    await give('Code', await readCode(email, old))
    await pressKey(page, 'Next')
    await expectArrived(page, 'Your account is ready')
  })

  it('signing in, and logging out by the name', async () => {
    await page.goto('/durham/sign-in')
    await give('Email', email)
    await give('Password', first)
    await page.keyboard.press('Enter')
    await expectArrived(page, 'Secure login – step 2')
    await give('Code', await readCode(email))
    await page.keyboard.press('Enter')
    await expectArrived(page, 'Welcome, Tabitha Keyworthy.')
    await pressKey(page, 'Tabitha Keyworthy')
    if (!way.javaScriptEnabled) await page.waitForURL(/\/sign-out$/)
    await pressKey(page, 'Logout')
    await expectArrived(page, 'You have been logged out')
  })

  it('resetting the password', async () => {
    await page.goto('/durham/sign-in')
    await pressKey(page, 'Forgotten password?')
    await expectArrived(page, 'Reset password – step 1')
    await give('Email', email)
    await pressKey(page, 'Next')
    await expectArrived(page, 'Reset password – step 2')
    await give('Code', await readCode(email))
    await pressKey(page, 'Next')
    await expectArrived(page, 'Reset password – step 3')
    await give('Your new password', second)
    await give('Confirm password', second)
    await pressKey(page, 'Finish')
    await expectArrived(page, 'Secure login – step 1')
  })
})

describe('Norfolk by keyboard alone', () => {
  beforeEach(() => open(phone))

  it('signing in with a phone, choosing a record, and another way round', async () => {
    await page.goto('/norfolk/sign-in')
    await fillIn(page, 'Email Address', 'penny@norfolk.example')
    await fillIn(page, 'Password', 'Doorstep-Local-1')
    await pressKey(page, 'Sign in')
    await expectArrived(page, 'Confirm your identity')
    const text = await messageAfter('07700 900147', 'sms', () => pressKey(page, 'Send Code'))
    await expectArrived(page, 'Confirm your identity')
    await tabTo(page, 'Verification code')
    await page.keyboard.type(typed(codeIn(text)))
    await expectArrived(page, 'Select an account to manage')
    await pressKey(page, /^View Social Care Dashboard/)
    await page.waitForURL(/\/norfolk\/records\/./)
    await pressKey(page, /Select another account/)
    await expectArrived(page, 'Select an account to manage')
  })
})

// The same journey from the left and from the right: what is named in the test is what the pages say in that language.
describe.each(['en', 'cy', 'ar'] as const)('Leicestershire by keyboard alone, in %s', (language) => {
  const words = wordsOf(leicestershire, language)
  beforeEach(() => open(language === 'ar' ? phone : desktop))
  const at = ['en', 'cy', 'ar'].indexOf(language)
  const email = `tab.${unique}.${language}@petworth.example`
  const number = `07700 9008${70 + at}`

  it('an account is created: mailbox, password, phone, details', async () => {
    const { signUp, code, phone: said, review } = words
    await page.goto(`/leicestershire/register?lang=${language}`)
    await page.locator(`html[lang=${language}]${language === 'ar' ? '[dir=rtl]' : ':not([dir])'}`).waitFor()
    await give(signUp.email, email)
    const mail = await messageAfter(email, 'email', () => pressKey(page, signUp.sendCode))
    await expectArrived(page, signUp.title)
    await fillIn(page, code.code, '000000')
    await pressKey(page, signUp.verify)
    await expectArrived(page, signUp.title, words.faults['code.wrong'] as string)
    await give(code.code, codeIn(mail))
    await pressKey(page, signUp.verify)
    await give(signUp.password, `Zwiebel£tab-${unique}`)
    await give(signUp.confirm, `Zwiebel£tab-${unique}`)
    await give(signUp.forename, 'Jasmine')
    await give(signUp.surname, 'Hinsenbrook')
    await pressKey(page, signUp.create)
    await expectArrived(page, said.addTitle)
    await give(said.number, number)
    const text = await messageAfter(number, 'sms', () => pressKey(page, said.sendCode))
    await give(said.code, codeIn(text))
    await pressKey(page, said.verify)
    await expectArrived(page, review.title)
    await fillIn(page, review.person.title, 'Mrs')
    await pressKey(page, review.confirm)
    await expectArrived(page, words.welcome.title('Jasmine Hinsenbrook'))
    // All of it in one language, to the last page.
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  })

  it('another language in the middle keeps the step and what was typed, and leads back', async () => {
    await page.goto(`/leicestershire/register?lang=${language}`)
    await give(words.signUp.email, `half.${email}`)
    for (const other of [...(['cy', 'ar', 'en'] as const).filter((each) => each !== language), language]) {
      const { name, show } = wordsOf(leicestershire, other).language
      await page.evaluate('document.activeElement.blur()')
      await pressKey(page, `${name}: ${show}`)
      await page.locator(`html[lang=${other}]`).waitFor()
      expect(await page.locator('#email').inputValue()).toBe(`half.${email}`)
    }
  })
})
