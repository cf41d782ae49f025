import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import leicestershire from '../../src/councils/leicestershire.ts'
import { wordsOf } from '../../src/fragments/words/index.ts'
import { openContext, readCode, startBrowser, typed, type Way, ways } from './browser.ts'
import { hear, hearingOf } from './hearing.ts'
import { councils, newPerson } from './journeys.ts'
import { expectArrived, expectTold, fillIn, pressEnter, pressKey, tabTo, walkByKeyboard } from './keyboard.ts'
import { codeIn, messageAfter } from './outbox.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** A browser of somebody's own, who hears what its pages say. */
async function openPage(way: Way) {
  const opened = await (await openContext(browser, way)).newPage()
  if (way.javaScriptEnabled) await hear(opened)
  return opened
}
const open = async (way: Way) => {
  page = await openPage(way)
}
afterEach(() => page.context().close())

/** So many steps at least were swapped in, and what they say was heard. */
const expectSwaps = (least: number) => expect(hearingOf(page)!.swaps.count).toBeGreaterThanOrEqual(least)

/** The same with what no test may leave behind. */
const give = (label: string, value: string) => fillIn(page, label, typed(value))

/** A worker of Norfolk. */
const wendy = { email: 'worker@norfolk.example', phone: '07700 900123', secret: 'Doorstep-Local-1' }

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
    await pressEnter(page)
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
    await expectTold(page)
    if (way.javaScriptEnabled) expect(await page.locator('#sending').textContent()).toContain('Earlier codes no longer work')
    await give('Code', await readCode(email, old))
    await pressKey(page, 'Next')
    await expectArrived(page, 'Your account is ready')
  })

  it('signing in, and logging out by the name', async () => {
    await page.goto('/durham/sign-in')
    await give('Email', email)
    await give('Password', first)
    await pressEnter(page)
    await expectArrived(page, 'Secure login – step 2')
    await give('Code', await readCode(email))
    await pressEnter(page)
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

describe.each(councils.filter(({ slug }) => slug !== 'durham'))('$slug by keyboard alone', ({ slug, journeys }) => {
  beforeEach(() => open(phone))
  const person = newPerson()

  it.each(['registers', 'signs in', 'resets the password'] as const)('somebody %s', async (name) => {
    const { start, steps, end } = journeys[name](person)
    await page.goto(start)
    await walkByKeyboard(page, steps)
    await end(page).waitFor()
    await expectTold(page)
    expectSwaps(steps.length - 2)
  })

  if (slug === 'norfolk')
    it('a worker invites them, they accept, and the worker activates', async () => {
      const [worker, child] = [
        { ...newPerson(), ...wendy },
        { number: 'CS-0001', name: 'Charlie Cherry' },
      ]
      await page.goto('/norfolk/sign-in')
      await walkByKeyboard(page, journeys['signs in'](worker).steps)
      await expectArrived(page, 'Staff console')
      await pressKey(page, 'Invitations')
      await expectArrived(page, 'Invitations')
      await pressKey(page, 'Invite a person')
      await expectArrived(page, 'Invite a person')
      await pressKey(page, 'Send invitation')
      await expectArrived(page, 'Invite a person', 'Enter the number of the record')
      await fillIn(page, /^Record number/, child.number)
      await fillIn(page, 'Relationship', 'Parent')
      await give('Given Name', 'Bella')
      await give('Surname', 'Omniquill')
      await give('Email', person.email)
      const letter = await messageAfter(person.email, 'Set up your', () => pressKey(page, 'Send invitation'))
      await expectArrived(page, 'Bella Omniquill')
      await pressKey(page, 'Enter the unique code')
      await expectTold(page)
      await give('Unique code', /unique code is (\S+ \S+)/.exec(letter.text)![1]!)
      const mail = await messageAfter(person.email, 'Invitation', () => pressKey(page, 'Check code'))
      await expectArrived(page, 'Bella Omniquill')

      const console = page
      await open(phone)
      const { pathname, search } = new URL(/https?:\/\/\S+\/invitation\/accept\/\S+/.exec(mail.text)![0])
      await page.goto(`/norfolk${pathname.replace(/^\/norfolk/, '')}${search}`)
      await expectArrived(page, 'Accept your invitation')
      await pressKey(page, 'Accept invitation')
      await walkByKeyboard(page, journeys['signs in']({ ...person, secret: person.newSecret }).steps)
      await expectArrived(page, 'Account setup')
      await tabTo(page, child.name)
      await page.keyboard.press('Space')
      await fillIn(page, `Do you want access to ${child.name}?`, 'Yes')
      await pressKey(page, 'Confirm')
      await page.getByRole('dialog').getByText(child.name).waitFor()
      await expectTold(page)
      await pressKey(page, 'Submit')
      await page.getByText('You may now log out').waitFor()
      await expectTold(page)

      await page.context().close()
      page = console
      await page.reload()
      await pressKey(page, 'Activate')
      await expectTold(page)
      await messageAfter(person.email, 'activation', () => pressKey(page, 'Activate'))
      await page.getByText('The person has access now').waitFor()
      await expectTold(page)
    })
})

describe('Norfolk’s records by keyboard alone', () => {
  beforeEach(() => open(phone))

  it('signing in with a phone, choosing a record, and another way round', async () => {
    const penny = { ...newPerson(), email: 'penny@norfolk.example', phone: '07700 900147', secret: wendy.secret }
    await page.goto('/norfolk/sign-in')
    await walkByKeyboard(page, councils[1].journeys['signs in'](penny).steps)
    await expectArrived(page, 'Select an account to manage')
    await pressKey(page, /^View Social Care Dashboard/)
    await page.waitForURL(/\/norfolk\/records\/./)
    await pressKey(page, /Select another account/)
    await expectArrived(page, 'Select an account to manage')
  })
})

describe('A wait by keyboard alone', () => {
  beforeEach(() => open(phone))

  it('covers nothing that has the focus, down to the last link', async () => {
    await page.route('**/reset-password/email', (route) => (route.request().method() === 'POST' ? undefined : route.continue()))
    await page.goto('/durham/reset-password/email')
    await give('Email', 'nobody.waits@nowhere.example')
    await pressEnter(page)
    await page.locator('.sending--shown').getByRole('button').waitFor()
    await tabTo(page, 'Accessibility statement')
  })
})

describe('Durham in a frame of another site’s page, by keyboard alone', () => {
  beforeEach(() => open(desktop))

  it('somebody registers', async () => {
    await page.goto(`${inject('demoHost')}/durham/register`)
    const framed = () => page.frames().find((each) => each.url().startsWith(`${inject('portalUrl')}/`))
    await expect.poll(framed).toBeTruthy()
    const frame = framed()!
    await walkByKeyboard(frame, councils[0].journeys.registers(newPerson()).steps)
    await expectArrived(frame, 'Your account is ready')
    expectSwaps(2)
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
    await fillIn(page, code.code, codeIn(mail))
    await pressKey(page, signUp.verify)
    await expectTold(page)
    await give(signUp.password, `Zwiebel£tab-${unique}`)
    await give(signUp.confirm, `Zwiebel£tab-${unique}`)
    await give(signUp.forename, 'Jasmine')
    await give(signUp.surname, 'Hinsenbrook')
    await pressKey(page, signUp.create)
    await expectArrived(page, said.addTitle)
    await give(said.number, number)
    const text = await messageAfter(number, 'sms', () => pressKey(page, said.sendCode))
    await expectTold(page)
    await fillIn(page, said.code, codeIn(text))
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
