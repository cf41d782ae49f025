import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectHeading,
  logOut,
  openContext,
  press,
  startBrowser,
  type,
  typed,
  type Way,
  ways,
} from './browser.ts'
import { answerCall, codeIn, messageAfter } from './outbox.ts'

const password = 'Doorstep-Local-1'
const penny = { email: 'penny@norfolk.example', phone: '07700 900147' }
const worker = { email: 'worker@norfolk.example', phone: '07700 900123' }

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const consoleHeading = 'Staff console'
type By = 'text' | 'call'

/** On the page that confirms a phone: has it sent a text or called, and does what the guide says. */
async function confirmPhone(page: Page, phone: string, by: By, way: Way) {
  if (by === 'call') {
    const call = await messageAfter(phone, 'voice', () => press(page, 'Call Me'))
    await page.getByText('We are calling you').waitFor()
    await answerCall(call, { keys: '#' })
    if (!way.javaScriptEnabled) await press(page, 'I have pressed #')
    return
  }
  const text = await messageAfter(phone, 'sms', () => press(page, 'Send Code'))
  await page.getByText('Enter your verification code below, or send a new code').waitFor()
  await page.getByLabel('Verification code').fill(codeIn(text))
  if (!way.javaScriptEnabled) await press(page, 'Verify Code')
}

/** The second guide's steps 1 to 3. */
async function signIn(page: Page, who: { email: string; phone: string }, by: By, way: Way, secret = password) {
  if (!page.url().includes('/sign-in')) await page.goto('/norfolk/sign-in')
  await expectHeading(page, 'Sign in')
  await page.getByLabel('Email Address').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await press(page, 'Sign in')
  await expectHeading(page, 'Confirm your identity')
  await page.getByText(`XXX-XXX-XXX${who.phone.slice(-2)}`).waitFor()
  await confirmPhone(page, who.phone, by, way)
}

// Both of Norfolk's guides, by their own words, from the worker's first click to the parent's Logout.
describe.each(ways)('Norfolk, with its guides in hand, on a $name', (way) => {
  let contexts: BrowserContext[] = []
  const problems: string[] = []
  const looked = async (page: Page) => way.javaScriptEnabled && (await expectAccessible(page))

  /** A browser of somebody's own. */
  async function open(): Promise<Page> {
    const context = await openContext(browser, way)
    contexts.push(context)
    const page = await context.newPage()
    page.on('console', (said) => said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && problems.push(said.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    return page
  }

  beforeEach(() => {
    problems.length = 0
  })
  afterEach(async () => {
    for (const context of contexts) await context.close()
    contexts = []
    expect(problems).toEqual([])
  })

  const at = ways.indexOf(way)
  const unique = `${at}${Date.now()}`
  const by: By = at % 2 === 0 ? 'text' : 'call'
  const other: By = by === 'text' ? 'call' : 'text'
  const child = { given: 'Rumpelstilt', surname: `Spindlewood${unique}`, number: `RS-${unique}` }
  const jack = {
    email: `jack.beanstalk.${unique}@norwich.example`,
    phone: `07700 9003${10 + at}`,
    secret: `Climbing the stalk ${unique}`,
  }
  const recordLink = `${child.given} ${child.surname}`

  /** The worker's first click, up to the e-mail with the unique code. */
  async function invite(page: Page, email: string): Promise<string> {
    await signIn(page, worker, other, way)
    await expectHeading(page, consoleHeading)
    await looked(page)
    await press(page, 'Invitations')
    await expectHeading(page, 'Invitations')
    await looked(page)
    await press(page, 'Invite a person')
    await expectHeading(page, 'Invite a person')
    await looked(page)
    await press(page, 'Send invitation')
    await page.getByRole('alert').getByText('Enter the number of the record').waitFor()
    await type(page, 'Record number', child.number)
    await type(page, 'Relationship', 'Parent')
    await type(page, 'Given Name', 'Jack')
    await type(page, 'Surname', 'Beanstalk')
    await type(page, 'Email', email)
    const mail = await messageAfter(email, "Set up your Children's Services Online Account", () => press(page, 'Send invitation'))
    await expectHeading(page, 'Jack Beanstalk')
    await page.getByText('Sent: waiting for the person to read the code out').waitFor()
    await looked(page)
    return /unique code is (\S+ \S+)/.exec(mail.text)![1]!
  }

  /** The person has read the code out: the worker enters it, and the second e-mail goes out. @returns the link in it */
  async function verify(page: Page, code: string, email: string): Promise<string> {
    await press(page, 'Enter the unique code')
    await looked(page)
    await type(page, 'Unique code', 'WRNG2345')
    await press(page, 'Check code')
    await page.getByRole('alert').getByText('That is not the code').waitFor()
    await page.getByLabel('Unique code').fill(code)
    const mail = await messageAfter(email, "Accept Children's Services Online Account Invitation", () =>
      press(page, 'Check code'),
    )
    await page.getByText('The code was right. The person has been sent a link').waitFor()
    const link = new URL(/https?:\/\/\S+\/invitation\/accept\/\S+/.exec(mail.text)![0])
    return `/norfolk${link.pathname.replace(/^\/norfolk/, '')}${link.search}`
  }

  async function accept(page: Page, link: string) {
    await page.goto(link)
    await expectHeading(page, 'Accept your invitation')
    await looked(page)
    await press(page, 'Accept invitation')
    await expectHeading(page, 'Sign in')
    await looked(page)
  }

  /** The first guide's steps 14 to 16. */
  async function setUp(page: Page, name: string) {
    await expectHeading(page, 'Account setup')
    await looked(page)
    await page.getByLabel(name, { exact: true }).check()
    await type(page, `Do you want access to ${name}\\?`, 'Yes')
    await press(page, 'Confirm')
    await page.getByRole('dialog').getByText(name).waitFor()
    await looked(page)
    await press(page, 'Submit')
    await page.getByText('You may now log out').waitFor()
    await looked(page)
  }

  /** The worker activates, and the third e-mail goes out. */
  async function activate(page: Page, email: string) {
    await page.goto('/norfolk/staff')
    await page.getByText('waiting for you to activate').first().waitFor()
    await looked(page)
    await press(page, 'Invitations')
    await page.getByLabel('Find by the person’s whole email address').fill(email)
    await press(page, 'Find')
    await page.getByText('Invitations to this address').first().waitFor()
    await page.getByRole('link', { name: 'Jack Beanstalk' }).first().click()
    await expectHeading(page, 'Jack Beanstalk')
    await page.getByText('Confirmed: waiting for you to activate').waitFor()
    await press(page, 'Activate')
    await looked(page)
    const mail = await messageAfter(email, "New Children's Services Online activation", () => press(page, 'Activate'))
    await page.getByText('The person has access now').waitFor()
    expect(mail.text).toMatch(/https?:\/\/\S+\/sign-in/)
  }

  it('a worker adds a record, invites a person with a new address, and activates', async () => {
    const console = await open()
    await signIn(console, worker, by, way)
    await expectHeading(console, consoleHeading)
    await press(console, 'Records')
    await press(console, 'Add a record')
    await type(console, 'Given name', child.given)
    await type(console, 'Surname', child.surname)
    await type(console, 'Day', '3')
    await type(console, 'Month', '4')
    await type(console, 'Year', '2015')
    await type(console, 'Record number', child.number)
    await press(console, 'Add record')
    await expectHeading(console, `Record of ${recordLink}`)
    await looked(console)
    await logOut(console, 'Wendy Worker')

    const code = await invite(console, jack.email)
    const link = await verify(console, code, jack.email)

    const page = await open()
    await accept(page, link)
    await press(page, 'Sign up now')
    await expectHeading(page, /^Register/)
    await looked(page)
    expect(await page.getByLabel('Email Address').inputValue()).toBe(jack.email)
    await page.getByLabel('Email Address').fill(`another.${jack.email}`)
    await press(page, 'Send verification code')
    await page.getByRole('alert').getByText(`Your invitation was sent to ${jack.email}`).waitFor()
    await page.getByLabel('Email Address').fill(jack.email)
    const mail = await messageAfter(jack.email, 'Norfolk County Council account verification code', () =>
      press(page, 'Send verification code'),
    )
    await page.getByText('Verification code has been sent to your inbox. Please copy it to the input box below.').waitFor()
    await looked(page)
    await page.getByRole('button', { name: 'Send new code' }).waitFor()
    await page.getByLabel('Verification code').fill(codeIn(mail))
    await press(page, 'Verify code')
    await page.getByText('E-mail address verified. You can now continue.').waitFor()
    await looked(page)
    await press(page, 'Continue')
    await page.getByLabel('Given Name').waitFor()
    await looked(page)
    await type(page, 'Given Name', 'Jack')
    await type(page, 'Surname', 'Beanstalk')
    await type(page, 'New Password', jack.secret)
    await type(page, 'Confirm New Password', jack.secret)
    await press(page, 'Create')

    await page.getByLabel('Phone Number').waitFor()
    await looked(page)
    expect(await page.getByLabel('Country Code').evaluate((list) => (list as unknown as { value: string }).value)).toBe('GB')
    await type(page, 'Phone Number', '07700 900999')
    // The number can be corrected until it is confirmed.
    await messageAfter('07700 900999', 'sms', () => press(page, 'Send Code'))
    await press(page, 'Change the number')
    await type(page, 'Phone Number', jack.phone)
    await confirmPhone(page, jack.phone, by, way)
    await expectHeading(page, 'Confirm your identity')
    await page.getByText(`XXX-XXX-XXX${jack.phone.slice(-2)}`).waitFor()
    await looked(page)
    await page.getByRole('button', { name: 'Call Me' }).waitFor()
    await confirmPhone(page, jack.phone, by, way)
    await setUp(page, recordLink)
    await logOut(page, 'Jack Beanstalk')

    await activate(console, jack.email)
    await logOut(console, 'Wendy Worker')
  })

  it('who has been activated signs in, and is taken straight to the one record', async () => {
    const page = await open()
    await signIn(page, jack, other, way, jack.secret)
    await expectHeading(page, recordLink)
    await page.getByText('03 Apr 2015').waitFor()
    await page.getByText('Social worker').waitFor()
    await looked(page)
    await logOut(page, 'Jack Beanstalk')
    await page.goBack()
    expect(await page.content()).not.toContain(child.surname)
  })

  it('who has an account signs in with the phone and lands on Account setup', async () => {
    child.number = `RT-${unique}`
    const console = await open()
    await signIn(console, worker, by, way)
    await expectHeading(console, consoleHeading)
    await console.goto('/norfolk/staff/records/new')
    await type(console, 'Given name', 'Tom')
    await type(console, 'Surname', 'Thumbelinason')
    await type(console, 'Day', '1')
    await type(console, 'Month', '12')
    await type(console, 'Year', '2019')
    await type(console, 'Record number', child.number)
    await press(console, 'Add record')
    await expectHeading(console, 'Record of Tom Thumbelinason')
    await logOut(console, 'Wendy Worker')
    const code = await invite(console, jack.email)
    const link = await verify(console, code, jack.email)
    const page = await open()
    await accept(page, link)
    await signIn(page, jack, by, way, jack.secret)
    await setUp(page, 'Tom Thumbelinason')
    await activate(console, jack.email)

    await page.goto('/norfolk/records')
    await expectHeading(page, 'Select an account to manage')
    await page.getByRole('link', { name: 'Tom Thumbelinason', exact: true }).waitFor()
    await page.getByRole('link', { name: recordLink, exact: true }).waitFor()
  })

  it('Penny sees three cards, opens one, comes back, chooses another by name, and logs out by her name', async () => {
    const page = await open()
    await signIn(page, penny, by, way)
    await expectHeading(page, 'Select an account to manage')
    await page.getByText('Welcome, Penny Plumber.').waitFor()
    await page.getByText('Please select the account you would like to access.').waitFor()
    await looked(page)
    const cards = page.getByRole('listitem').filter({ has: page.getByText('View Social Care Dashboard') })
    expect(await cards.count()).toBe(3)
    for (const said of ['Charlie Cherry', '07 Nov 2013', 'Pedro Plumber', '01 May 2006', 'Peter Plumber', '04 Feb 1981'])
      await cards.getByText(said, { exact: true }).waitFor()
    await cards.filter({ hasText: 'Pedro Plumber' }).getByText('View Social Care Dashboard').click()
    await expectHeading(page, 'Pedro Plumber')
    await looked(page)
    await press(page, 'Select another account')
    await expectHeading(page, 'Select an account to manage')
    await page.getByRole('link', { name: 'Charlie Cherry', exact: true }).click()
    await expectHeading(page, 'Charlie Cherry')
    await logOut(page, 'Penny Plumber')
    await page.goBack()
    expect(await page.content()).not.toMatch(/Charlie|07 Nov 2013/)
  })

  it('the password can be reset, with a code by e-mail and then the phone', async () => {
    const page = await open()
    await page.goto('/norfolk/sign-in')
    await press(page, 'Forgot your password?')
    await page.getByLabel('Email Address').fill(jack.email)
    const mail = await messageAfter(jack.email, 'email', () => press(page, 'Send verification code'))
    await page.getByLabel('Verification code').fill(codeIn(mail))
    await press(page, 'Verify code')
    await expectHeading(page, 'Choose a new password')
    await looked(page)
    const secret = typed(`Another stalk to climb ${unique}`)
    await page.getByLabel('New Password', { exact: true }).fill(secret)
    await page.getByLabel('Confirm New Password', { exact: true }).fill(secret)
    await press(page, 'Finish')
    await expectHeading(page, 'Sign in')
    await signIn(page, jack, by, way, secret)
    await expectHeading(page, 'Select an account to manage')
  })
})
