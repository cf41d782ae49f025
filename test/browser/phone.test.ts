import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectAccessible, expectHeading, openContext, press, startBrowser, ways } from './browser.ts'

const [phone, phoneWithoutScript] = ways as [(typeof ways)[number], (typeof ways)[number]]
const penny = { email: 'penny@norfolk.example', password: 'Doorstep-Local-1', phone: '07700 900147' }

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

type Message = { id: string; channel: string; text: string }

/** The newest message to Penny that was not there before. */
async function next(channel: 'sms' | 'voice', before: readonly string[]): Promise<Message> {
  for (let tries = 0; tries < 60; tries++) {
    const found = (await messages()).find((message) => message.channel === channel && !before.includes(message.id))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No ${channel} came.`)
}
const messages = async () => {
  const answer = await fetch(`${inject('portalUrl')}/dev/outbox.json?to=${encodeURIComponent(penny.phone)}`)
  return (await answer.json()) as Message[]
}
const ids = async () => (await messages()).map(({ id }) => id)

/** As a provider, or a person with the phone at their ear. */
const answer = ({ id }: Message, what: Record<string, string>) =>
  fetch(`${inject('portalUrl')}/dev/outbox/${id}/keys`, { method: 'POST', body: new URLSearchParams(what) })

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
  const before = await ids()
  await press(page, 'Send Code')
  await page.getByText('Enter your verification code below, or send a new code').waitFor()
  await expectAccessible(page)
  const code = (await next('sms', before)).text.slice(0, 6)
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
  const before = await ids()
  await press(page, 'Send Code')
  await page.getByLabel('Verification code').waitFor()
  const code = (await next('sms', before)).text.slice(0, 6)
  await page.getByLabel('Verification code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await isIn(page)
})

it('the page of a call goes on by itself when # is pressed, and says by itself when nobody could be reached', async () => {
  const page = await arrive()
  let before = await ids()
  await press(page, 'Call Me')
  await page.getByText('We are calling you').waitFor()
  await expectAccessible(page)
  await answer(await next('voice', before), { result: 'engaged' })
  await page.getByRole('alert').getByText('Your phone was engaged').waitFor()
  await expectAccessible(page)
  before = await ids()
  await press(page, 'Call Me')
  await page.getByText('We are calling you').waitFor()
  await answer(await next('voice', before), { keys: '#' })
  await isIn(page)
})

it('without JavaScript every page has a button', async () => {
  const page = await arrive(phoneWithoutScript)
  let before = await ids()
  await press(page, 'Call Me')
  await page.getByText('We are calling you').waitFor()
  await answer(await next('voice', before), { result: 'unanswered' })
  await press(page, 'I have pressed #')
  await page.getByRole('alert').getByText('The call was not answered').waitFor()
  before = await ids()
  await press(page, 'Send Code')
  await page.getByLabel('Verification code').fill((await next('sms', before)).text.slice(0, 6))
  await press(page, 'Verify Code')
  await isIn(page)
})
