import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { expectHeading, openContext, press, readCode, startBrowser, type, ways } from './browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  page = await (await openContext(browser, ways[2]!)).newPage()
})

const focused = () => page.evaluate('document.activeElement.tagName + " " + document.activeElement.className')

it('swaps a step in without loading a page, moves the focus to its heading, and changes address and title', async () => {
  await page.goto('/durham/reset-password/email')
  await page.evaluate('window.stillHere = true')
  await type(page, 'Email', 'nobody.swaps@nowhere.example')
  await press(page, 'Next')
  await expectHeading(page, 'Reset password – step 2')
  expect(await page.evaluate('window.stillHere')).toBe(true)
  expect(new URL(page.url()).pathname).toBe('/durham/reset-password/code')
  expect(await page.title()).toBe("Reset password – step 2 – Children's Services Portal")
  expect(await focused()).toMatch(/^H1/)
})

it('moves the focus to the summary of faults, and from its links to the fields', async () => {
  await page.goto('/durham/register/details')
  await press(page, 'Next')
  await page.getByRole('alert').getByText('Enter your forename').waitFor()
  expect(await focused()).toContain('govuk-error-summary')
  await page.getByRole('link', { name: 'Enter your town' }).click()
  expect(await page.evaluate('document.activeElement.id')).toBe('town')
})

it('shows a password and hides it again before it is sent', async () => {
  await page.goto('/durham/sign-in/password')
  await type(page, 'Password', 'Visible-for-a-moment-1')
  await page.getByRole('button', { name: 'Show password' }).click()
  expect(await page.locator('#password').getAttribute('type')).toBe('text')
  await page.getByRole('button', { name: 'Hide password' }).click()
  expect(await page.locator('#password').getAttribute('type')).toBe('password')
})

it('Back in the browser shows the step before, and going on again loses nothing', async () => {
  await page.goto('/durham/reset-password/email')
  await type(page, 'Email', 'nobody.goes-back@nowhere.example')
  await press(page, 'Next')
  await expectHeading(page, 'Reset password – step 2')
  await page.goBack()
  await expectHeading(page, 'Reset password – step 1')
  expect(await page.locator('#email').inputValue()).toBe('nobody.goes-back@nowhere.example')
})

it('keeps what was typed when no answer comes, and sends it again', async () => {
  await page.goto('/durham/reset-password/email')
  await type(page, 'Email', 'nobody.offline@nowhere.example')
  await page.context().setOffline(true)
  await press(page, 'Next')
  await page.locator('#trouble').getByText('We have had no answer').waitFor()
  expect(await page.locator('#email').inputValue()).toBe('nobody.offline@nowhere.example')
  await page.context().setOffline(false)
  await press(page, 'Next')
  await expectHeading(page, 'Reset password – step 2')
})

it('a double tap does the work once', async () => {
  await page.goto('/durham/sign-in/password')
  await type(page, 'Email', 'andrew@durham.example')
  await type(page, 'Password', 'Doorstep-Local-1')
  await page.getByRole('button', { name: 'Submit' }).dblclick()
  await expectHeading(page, 'Secure login – step 2')
  await type(page, 'Code', await readCode('andrew@durham.example'))
  await page.getByRole('button', { name: 'Finish' }).dblclick()
  await expectHeading(page, 'Welcome, Andrew Grant-Soulsby.')
})

it('Enter on the code page, come to from My Account, signs in; another language there keeps the journey', async () => {
  await page.goto('/durham/account')
  await type(page, 'Email', 'worker@durham.example')
  await type(page, 'Password', 'Doorstep-Local-1')
  await page.locator('#password').press('Enter')
  await expectHeading(page, 'Secure login – step 2')
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await page.locator('html[lang=cy]').waitFor()
  expect(new URL(page.url()).pathname).toBe('/durham/sign-in/code')
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor()
  await type(page, 'Code', await readCode('worker@durham.example'))
  await page.locator('#code').press('Enter')
  await expectHeading(page, 'Welcome, Wendy Worker.')
})

it('Enter on a code page that was swapped in sends the code', async () => {
  await page.goto('/durham/sign-in/password')
  await type(page, 'Email', 'worker@durham.example')
  await type(page, 'Password', 'Doorstep-Local-1')
  await page.locator('#password').press('Enter')
  await expectHeading(page, 'Secure login – step 2')
  await type(page, 'Code', await readCode('worker@durham.example'))
  await page.locator('#code').press('Enter')
  await expectHeading(page, 'Welcome, Wendy Worker.')
})

it('every page of a portal loads nothing from elsewhere and breaks no rule of its policy', async () => {
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => new URL(request.url()).hostname !== '127.0.0.1' && elsewhere.push(request.url()))
  page.on('console', (message) => /Content.Security.Policy/i.test(message.text()) && complaints.push(message.text()))
  for (const path of [
    '',
    '/account',
    '/contact',
    '/register/details',
    '/sign-in/password',
    '/reset-password/email',
    '/sign-out',
    '/nowhere',
  ])
    await page.goto(`/durham${path}`)
  expect(elsewhere).toEqual([])
  expect(complaints).toEqual([])
})
