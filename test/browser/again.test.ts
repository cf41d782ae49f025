import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openContext, readCode, startBrowser, typed, ways } from './browser.ts'

/*
 * The last form of a sign-in, sent again while its first answer is on its way: the repeat ends the session, or the ticket, that this one
 * brings. Whichever comes first, it is the newest that counts.
 */

const portal = inject('portalUrl')
const host = inject('demoHost')
const email = 'andrew@durham.example'
const password = 'Doorstep-Local-1'

/** What becomes of the answer to each request, in turn: it comes once the next request is at work; it comes; it is lost. */
type Fate = 'when the next is at work' | 'at once' | 'never'

const closing: (() => Promise<unknown>)[] = []
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A line on which the answers to one form come as it is said; whatever else is asked for comes at once. */
async function openLine(form: string, fates: Fate[]) {
  const sent: (() => void)[] = []
  const server = createServer((request, response) => {
    const isForm = request.method === 'POST' && new URL(request.url!).pathname === form
    const fate = isForm ? (fates[sent.length] ?? 'at once') : 'at once'
    const { 'proxy-connection': _, ...headers } = request.headers
    const passed = ask(request.url!, { method: request.method, headers: { ...headers, connection: 'close' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { 'transfer-encoding': __, ...kept } = answer.headers
        const body = Buffer.concat(parts)
        const come = () => {
          response.writeHead(answer.statusCode!, { ...kept, 'content-length': body.length, connection: 'close' })
          response.end(body)
        }
        if (fate === 'at once') come()
        else if (fate === 'never') request.socket.destroy()
        else released.then(come)
      })
    })
    passed.on('error', () => request.socket.destroy())
    response.on('error', () => {})
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    if (isForm) {
      // Long enough for the portal to have read it: what it does then is done, whoever waits for it.
      setTimeout(() => sent.at(-2)?.(), 50)
      sent.push(release)
    }
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const proxy = { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const context: BrowserContext = await openContext(browser, ways[2]!, { proxy })
  closing.push(() => context.close())
  return { page: await context.newPage(), sent }
}

const press = (place: Page | FrameLocator, name: string) => place.getByRole('button', { name, exact: true }).click()

async function comeToCode(place: Page | FrameLocator) {
  const last = await readCode(email).catch(() => undefined)
  await place.getByLabel('Email').fill(typed(email))
  await place.getByLabel('Password', { exact: true }).fill(typed(password))
  await press(place, 'Submit')
  await place.getByRole('heading', { name: /step 2/ }).waitFor()
  await place.getByLabel('Code').fill(await readCode(email, last))
}

/** Presses “Try again” once it is offered, where the form in the page stands: a locator would wait for the page that is on its way. */
const willTryAgain = (page: Page) =>
  page
    .frames()
    .at(-1)!
    .evaluate(`{
      const sending = document.getElementById('sending')
      new MutationObserver((_, observer) => {
        const button = sending.querySelector('button')
        if (!button) return
        observer.disconnect()
        button.click()
      }).observe(sending, { childList: true })
    }`)

async function expectSignedIn(page: Page) {
  await page.getByRole('heading', { name: /^Welcome, / }).waitFor()
  await page.goto(`${portal}/durham/account`)
  await page.getByText(email).first().waitFor()
}

describe('“Try again”, when the first answer comes just after', () => {
  it('at the last code of a sign-in leaves the person signed in', async () => {
    const { page, sent } = await openLine('/durham/sign-in/code', ['when the next is at work'])
    await page.goto(`${portal}/durham/sign-in/password`)
    await comeToCode(page)
    await willTryAgain(page)
    await press(page, 'Finish')
    await expectSignedIn(page)
    expect(sent).toHaveLength(2)
  })

  it('and the newest is lost, the person can send it once more', async () => {
    const { page, sent } = await openLine('/durham/sign-in/code', ['when the next is at work', 'never'])
    await page.goto(`${portal}/durham/sign-in/password`)
    await comeToCode(page)
    await willTryAgain(page)
    await press(page, 'Finish')
    await page.getByText('We have had no answer').waitFor()
    await press(page, 'Try again')
    await expectSignedIn(page)
    expect(sent).toHaveLength(3)
  })

  it('within a council’s page leaves a ticket that leads on', async () => {
    const { page, sent } = await openLine('/durham/embed/sign-in/code', ['when the next is at work'])
    await page.goto(`${host}/durham/sign-in`)
    const frame = page.frameLocator('iframe')
    await comeToCode(frame)
    await willTryAgain(page)
    await press(frame, 'Finish')
    await press(frame, 'Continue in the portal')
    await page.getByRole('heading', { name: 'Is this your account?' }).waitFor()
    await page.getByRole('button', { name: /^Continue as/ }).click()
    await expectSignedIn(page)
    expect(sent).toHaveLength(2)
  })
})

describe('A second press', () => {
  it('once the answer has come and leads to another page, sends nothing more', async () => {
    const { page, sent } = await openLine('/durham/sign-in/code', [])
    await page.goto(`${portal}/durham/sign-in/password`)
    await comeToCode(page)
    // The page that is led to takes a second; a tenth of one after the answer has come, the form is sent again.
    await page.route('**', async (route) => {
      if (route.request().isNavigationRequest()) await new Promise((resolve) => setTimeout(resolve, 1000))
      await route.continue()
    })
    await page.evaluate(`document.addEventListener(
      'htmx:finally:request',
      () => setTimeout(() => document.getElementById('step').requestSubmit(), 100),
      { once: true },
    )`)
    await press(page, 'Finish')
    await expectSignedIn(page)
    expect(sent).toHaveLength(1)
  })
})

describe('The way from a frame to the window', () => {
  /** Comes to where it begins. */
  async function comeToTicket(form: string, fates: Fate[]) {
    const { page, sent } = await openLine(form, fates)
    await page.goto(`${host}/durham/sign-in`)
    const frame = page.frameLocator('iframe')
    await comeToCode(frame)
    await press(frame, 'Finish')
    await frame.getByRole('heading', { name: 'Continue in the portal' }).waitFor()
    return { page, frame, sent }
  }
  const confirm = (page: Page) => page.getByRole('button', { name: /^Continue as/ })

  it('can be sent again from the frame, when its answer does not come', async () => {
    const { page, frame, sent } = await comeToTicket('/durham/embed/ticket', ['when the next is at work'])
    await willTryAgain(page)
    await frame.getByRole('button', { name: 'Continue in the portal' }).click({ noWaitAfter: true })
    await confirm(page).click()
    await expectSignedIn(page)
    expect(sent).toHaveLength(2)
  })

  it('can be sent again from the window, when its answer does not come', async () => {
    const { page, frame, sent } = await comeToTicket('/durham/embed/ticket/confirm', ['when the next is at work'])
    await press(frame, 'Continue in the portal')
    await confirm(page).waitFor()
    await willTryAgain(page)
    await confirm(page).click({ noWaitAfter: true })
    await expectSignedIn(page)
    expect(sent).toHaveLength(2)
  })

  it('bears a double tap on either button', async () => {
    const { page, frame } = await comeToTicket('/nowhere', [])
    const twice = { clickCount: 2, noWaitAfter: true }
    await frame.getByRole('button', { name: 'Continue in the portal' }).click(twice)
    await page.getByRole('heading', { name: 'Is this your account?' }).waitFor()
    await confirm(page).click(twice)
    await expectSignedIn(page)
  })

  it('keeps the language that was chosen on it, in the frame and in the window', async () => {
    const { page, frame } = await comeToTicket('/nowhere', [])
    await frame.getByRole('button', { name: /Cymraeg/ }).click()
    await frame.getByRole('heading', { name: 'Ewch ymlaen yn y porth' }).waitFor()
    await press(frame, 'Ewch ymlaen yn y porth')
    await page.getByRole('heading', { name: 'Ai eich cyfrif chi yw hwn?' }).waitFor()
    await page.getByRole('button', { name: /English/ }).click()
    await page.getByRole('heading', { name: 'Is this your account?' }).waitFor()
    await confirm(page).click()
    await expectSignedIn(page)
  })
})
