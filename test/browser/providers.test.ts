import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MessageProviders, startMessageProviders } from '../../commands/message-providers.ts'
import { findFreePort } from '../../commands/sqld.ts'
import { startPortal } from '../setup/portal.ts'
import { expectHeading, openContext, press, startBrowser, type, ways } from './browser.ts'

/* Codes that leave for providers: npm start with addresses of servers on this machine that speak the vendors' published APIs. */

let browser: Browser
let providers: MessageProviders
let portal: Awaited<ReturnType<typeof startPortal>>
beforeAll(async () => {
  providers = await startMessageProviders({ port: await findFreePort() })
  portal = await startPortal({
    RESEND_WAIT_SECONDS: '2',
    NOTIFY_API_URL: `${providers.url}/govuk-notify`,
    TWILIO_API_URL: `${providers.url}/twilio`,
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
  await providers?.stop()
})

type Kept = { id: string; text: string; subject?: string; reference?: string }

/** What a provider was sent for somebody, the newest first. */
const sentTo = async (provider: string, to: string) =>
  (await (await fetch(`${providers.url}/${provider}/sent?to=${encodeURIComponent(to)}`)).json()) as Kept[]

/** What a provider is sent next for somebody. */
async function next(provider: string, to: string, act: () => Promise<unknown>): Promise<Kept> {
  const before = (await sentTo(provider, to)).length
  await act()
  for (let tries = 0; tries < 100; tries++) {
    const all = await sentTo(provider, to)
    if (all.length > before) return all[0]!
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${provider} was sent nothing for ${to}.`)
}

const codeIn = ({ text }: Kept) => /\b\d{4} \d{4}\b|\b\d{6}\b/.exec(text)![0]
const control = (path: string, body: string) => fetch(`${providers.url}/${path}`, { method: 'POST', body })
const penny = { email: 'penny@norfolk.example', password: 'Doorstep-Local-1', phone: '+447700900147' }

describe.each([ways[0]!, ways[3]!])('by real providers’ APIs, on a $name', (way) => {
  const open = async (): Promise<Page> => (await openContext(browser, way, { baseURL: portal.url })).newPage()

  /** Penny, up to the page that confirms her phone. */
  async function arrive() {
    const page = await open()
    await page.goto('/norfolk/sign-in')
    await page.locator('#email').fill(penny.email)
    await page.locator('#password').fill(penny.password)
    await page.locator('#password').press('Enter')
    await expectHeading(page, 'Confirm your identity')
    return page
  }

  async function enter(page: Page, code: string) {
    await page.getByLabel('Verification code').fill(code)
    if (!way.javaScriptEnabled) await press(page, 'Verify Code')
    await page.waitForURL(/\/norfolk\/records/)
  }

  it('Durham: a whole registration, with its code by GOV.UK Notify', async () => {
    const email = `philippa.${way.width}.${Date.now()}@framwellgate.example`
    const page = await open()
    await page.goto('/durham/register')
    for (const [label, value] of [
      ['Forename', 'Philippa'],
      ['Surname', 'Fotheringay'],
      ['Role', 'Teacher'],
      ['Organisation', 'Framwellgate Moor Infants'],
      ['Street', '17 Pity Me Lane'],
      ['Town', 'Chester-le-Street'],
      ['Post code', 'dh33sj'],
    ] as const)
      await type(page, label, value)
    await press(page, 'Next')
    await expectHeading(page, 'Register for a new account – step 2')
    await type(page, 'Email', email)
    await type(page, 'Password', 'Zebra!crossing-providers-1')
    await type(page, 'Confirm password', 'Zebra!crossing-providers-1')
    const mail = await next('govuk-notify', email, () => press(page, 'Next'))
    expect(mail.subject).toContain("Children's Services Portal")
    await expectHeading(page, 'Register for a new account – step 3')
    await type(page, 'Code', codeIn(mail))
    await press(page, 'Next')
    await expectHeading(page, 'Your account is ready')
    expect(await sentTo('twilio', email)).toEqual([])
  })

  it('Norfolk: signed in by a text of GOV.UK Notify', async () => {
    const page = await arrive()
    const text = await next('govuk-notify', penny.phone, () => press(page, 'Send Code'))
    expect(text.text).toMatch(/@127\.0\.0\.1 #\d{6}$/)
    await enter(page, codeIn(text))
  })

  it('Norfolk: signed in by the same text of Twilio, while GOV.UK Notify is down', async () => {
    await control('govuk-notify/day', 'down')
    try {
      const page = await arrive()
      const text = await next('twilio', penny.phone, () => press(page, 'Send Code'))
      await enter(page, codeIn(text))
    } finally {
      await control('govuk-notify/day', '')
    }
  })

  it('Norfolk: signed in by a call of Twilio, in which # is pressed', async () => {
    const page = await arrive()
    await next('twilio', penny.phone, () => press(page, 'Call Me'))
    await page.getByText('We are calling you').waitFor()
    const played = await (await control(`twilio/play?to=${encodeURIComponent(penny.phone)}`, 'press=%23')).text()
    expect(played).toContain('hash key')
    if (!way.javaScriptEnabled) await press(page, 'I have pressed #')
    await page.waitForURL(/\/norfolk\/records/)
  })

  it('Norfolk: a number that cannot be reached is told, and a call is offered', async () => {
    const page = await arrive()
    await control('govuk-notify/day', 'down')
    try {
      await next('twilio', penny.phone, () => press(page, 'Send Code'))
    } finally {
      await control('govuk-notify/day', '')
    }
    await page.getByLabel('Verification code').waitFor()
    await control(`twilio/report?to=${encodeURIComponent(penny.phone)}`, 'status=undelivered&code=30006')
    if (!way.javaScriptEnabled) await page.reload()
    await page.locator('#news').getByText('cannot receive texts').waitFor()
    await page.getByRole('button', { name: 'Call Me' }).waitFor()
  })
})
