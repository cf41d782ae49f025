import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, ways } from './browser.ts'
import { answerCall, codeIn, messageAfter } from './outbox.ts'

const [phone, phoneWithoutScript] = ways as [(typeof ways)[number], (typeof ways)[number]]
const penny = { email: 'penny@norfolk.example', password: 'Doorstep-Local-1', phone: '07700 900147' }

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** Penny, up to the page that confirms her phone. */
async function arrive(way = phone): Promise<Page> {
  const page = await (await openContext(browser, way)).newPage()
  await page.goto('/norfolk/sign-in')
  await page.locator('#email').fill(penny.email)
  await page.locator('#password').fill(penny.password)
  await page.locator('#password').press('Enter')
  await expectHeading(page, 'Confirm your identity')
  await page.getByText('XXX-XXX-XXX47').waitFor()
  return page
}

const isIn = (page: Page) => page.waitForURL(/\/norfolk\/records/)

it('a code that is typed signs in as its sixth digit lands', async () => {
  const page = await arrive()
  await expectAccessible(page)
  const code = codeIn(await messageAfter(penny.phone, 'sms', () => press(page, 'Send Code')))
  await page.getByText('Enter your verification code below, or send a new code').waitFor()
  await expectAccessible(page)
  // A wrong one is refused once, and not sent again by itself.
  const wrong = code.slice(0, 5) + ((Number(code[5]) + 1) % 10)
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.getByLabel('Verification code').pressSequentially(wrong)
  await page.getByRole('alert').getByText('That code is not right').waitFor()
  expect(posts).toHaveLength(1)
  await page.getByLabel('Verification code').pressSequentially(code.slice(0, 5))
  expect(posts).toHaveLength(1)
  await page.getByLabel('Verification code').pressSequentially(code.slice(5))
  await isIn(page)
  expect(posts).toHaveLength(2)
})

it('a code that is pasted with a gap signs in as well', async () => {
  const page = await arrive()
  const code = codeIn(await messageAfter(penny.phone, 'sms', () => press(page, 'Send Code')))
  await page.getByLabel('Verification code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await isIn(page)
})

it('the page of a call goes on by itself when # is pressed, and says by itself when nobody could be reached', async () => {
  const page = await arrive()
  const engaged = await messageAfter(penny.phone, 'voice', () => press(page, 'Call Me'))
  await page.getByText('We are calling you').waitFor()
  await expectAccessible(page)
  await answerCall(engaged, { result: 'engaged' })
  await page.getByRole('alert').getByText('Your phone was engaged').waitFor()
  await expectAccessible(page)
  const call = await messageAfter(penny.phone, 'voice', () => press(page, 'Call Me'))
  await page.getByText('We are calling you').waitFor()
  await answerCall(call, { keys: '#' })
  await isIn(page)
})

it('without JavaScript every page has a button', async () => {
  const page = await arrive(phoneWithoutScript)
  const call = await messageAfter(penny.phone, 'voice', () => press(page, 'Call Me'))
  await page.getByText('We are calling you').waitFor()
  await answerCall(call, { result: 'unanswered' })
  await press(page, 'I have pressed #')
  await page.getByRole('alert').getByText('The call was not answered').waitFor()
  const text = await messageAfter(penny.phone, 'sms', () => press(page, 'Send Code'))
  await page.getByLabel('Verification code').fill(codeIn(text))
  await press(page, 'Verify Code')
  await isIn(page)
})
