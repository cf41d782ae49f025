import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import norfolk from '../../src/councils/norfolk.ts'
import { wordsOf } from '../../src/fragments/words/index.ts'
import { typed } from './browser.ts'
import {
  away,
  begin,
  events,
  expectAccessibleFrame,
  expectGrown,
  heading,
  host,
  leave,
  open,
  openWithoutCookies,
  press,
} from './embedding.ts'
import { answerCall, codeIn, messageAfter } from './outbox.ts'

/* Norfolk's journeys in a page of the council's: by text, by call, in Welsh; and what that page is told of them. */

let browser: Browser
beforeAll(async () => {
  browser = await begin()
})
afterAll(leave)
afterEach(away)

const said = { en: wordsOf(norfolk, 'en'), cy: wordsOf(norfolk, 'cy') }
const somebody = {
  email: typed(`ivy.${Date.now()}@framed.example`),
  phone: '07700 900341',
  secret: typed<string>('Climbing the wall of a house'),
}

async function enter(frame: FrameLocator, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await frame.locator(`#step [name=${name}]`).fill(typed(value))
}

/** Presses what sends a code, and types it: the last digit of one from a text sends it. */
async function proveBy(frame: FrameLocator, to: string, which: 'email' | 'sms', button: string, send?: string) {
  const message = await messageAfter(to, which, () => press(frame, button))
  // Six digits may stand anywhere by chance: the search of what is left behind does not look for them.
  await frame.locator('#step [name=code]').fill(codeIn(message))
  if (send) await press(frame, send)
}

async function openFramed(page: Page, journey: string, query = '') {
  await page.goto(`${host}/norfolk/${journey}${query}`)
  const frame = page.frameLocator('iframe')
  await frame.locator('#step').waitFor()
  await expectGrown(page)
  return frame
}

/** From the page that confirms the phone to the page that leads to the window. */
async function confirmByText(page: Page, frame: FrameLocator, words = said.en) {
  await proveBy(frame, somebody.phone, 'sms', words.phone.sendCode)
  await heading(frame, words.embed.ticket.title)
  await expectGrown(page)
}

it('registering there tells the page the same, whether the address had an account or not', async () => {
  const told: string[][] = []
  for (const isTaken of [false, true]) {
    const page = await (await open(browser)).newPage()
    const frame = await openFramed(page, 'register')
    await enter(frame, { email: somebody.email })
    await proveBy(frame, somebody.email, 'email', said.en.signUp.sendCode, said.en.signUp.verify)
    if (isTaken) {
      await heading(frame, said.en.signIn.title)
      await enter(frame, { email: somebody.email, password: somebody.secret })
      await press(frame, said.en.signIn.button)
    } else {
      await press(frame, said.en.signUp.continue)
      await enter(frame, { forename: 'Ivy', surname: 'Wall', password: somebody.secret, confirm: somebody.secret })
      await press(frame, 'Create')
      await enter(frame, { phone: somebody.phone })
      await proveBy(frame, somebody.phone, 'sms', said.en.phone.sendCode)
    }
    await heading(frame, said.en.phone.title)
    await confirmByText(page, frame)
    told.push(await events(page))
  }
  expect(told[0]).toEqual([
    'started {"journey":"register"}',
    'step {"journey":"register","step":"email","number":1}',
    'step {"journey":"register","step":"verify","number":2}',
    'finished {"journey":"register"}',
    'started {"journey":"sign-in"}',
    'finished {"journey":"sign-in"}',
  ])
  expect(told[1]).toEqual(told[0])
})

it('signing in there, by text and in Welsh, leads to the window', async () => {
  const page = await (await open(browser)).newPage()
  const words = said.cy
  const frame = await openFramed(page, 'sign-in', '?lang=cy')
  await heading(frame, words.signIn.title)
  await expectAccessibleFrame(page)
  await enter(frame, { email: somebody.email, password: somebody.secret })
  await press(frame, words.signIn.button)
  await heading(frame, words.phone.title)
  await expectAccessibleFrame(page)
  await confirmByText(page, frame, words)
  await expectAccessibleFrame(page)
  await press(frame, words.embed.ticket.goOn)
  await page.waitForURL(/\/norfolk\/embed\/ticket/)
  await page.getByText(somebody.email).waitFor()
})

it('a new password tells the page that it is done, and what follows', async () => {
  const page = await (await open(browser)).newPage()
  const frame = await openFramed(page, 'reset-password')
  await enter(frame, { email: somebody.email })
  await proveBy(frame, somebody.email, 'email', said.en.resetEmail.button, said.en.resetCode.button)
  somebody.secret = typed('Climbing down the wall again')
  await enter(frame, { password: somebody.secret, confirm: somebody.secret })
  await press(frame, said.en.resetPassword.button)
  await heading(frame, said.en.signIn.title)
  await expect
    .poll(() => events(page))
    .toEqual([
      'started {"journey":"reset-password"}',
      'step {"journey":"reset-password","step":"email","number":1}',
      'step {"journey":"reset-password","step":"code","number":2}',
      'step {"journey":"reset-password","step":"password","number":3}',
      'finished {"journey":"reset-password"}',
      'started {"journey":"sign-in"}',
    ])
})

it('with every cookie refused, a page goes on by itself once # is pressed in the call', async () => {
  const { context, refused } = await openWithoutCookies(browser)
  const page = await context.newPage()
  const frame = await openFramed(page, 'sign-in')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/status')) asked.push(request.url())
  })
  await enter(frame, { email: somebody.email, password: somebody.secret })
  await press(frame, said.en.signIn.button)
  await heading(frame, said.en.phone.title)
  const call = await messageAfter(somebody.phone, 'voice', () => press(frame, said.en.phone.callMe))
  await frame.getByText('We are calling you').waitFor()
  await answerCall(call, { keys: '#' })
  await heading(frame, said.en.embed.ticket.title)
  expect(refused()).toBeGreaterThan(0)
  expect(await context.cookies()).toEqual([])
  expect(asked.length).toBeGreaterThan(0)
  for (const address of asked) expect(address).not.toMatch(/[\w-]{43}/)
})
