import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openContext, press, startBrowser, type, ways } from './browser.ts'
import { messagesTo } from './outbox.ts'

/* Between a tap and its answer: before the script has come, while nothing comes, and where no script will ever run. */

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const password = 'Doorstep-Local-1'
const worker = 'worker@durham.example'
const codes = async () => (await messagesTo(worker)).length

/** Everything that #sending says, as it is said: a locator would wait for the page that is on its way. */
async function listen(page: Page, more = '') {
  const said: string[] = []
  page.on('console', (message) => message.text().startsWith('sending: ') && said.push(message.text().slice(9)))
  await page.evaluate(`{
    const sending = document.getElementById('sending')
    new MutationObserver(() => {
      console.log('sending: ' + sending.textContent)
      ${more}
    }).observe(sending, { childList: true })
  }`)
  return said
}

const open = async (way = ways[0]!) => (await openContext(browser, way)).newPage()
async function fillIn(page: Page) {
  await page.goto('/durham/sign-in/password')
  await type(page, 'Email', worker)
  await type(page, 'Password', password)
}
const atCode = (page: Page) => page.locator('form#step[hx-post$="/sign-in/code"]').waitFor()
const posts = '**/durham/sign-in/password'
const script = '**/assets/portal.*.js'

describe('A tap before the script has come', () => {
  it('sends the form once, and the one that follows it by htmx does nothing more', async () => {
    const page = await open()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(script, async (route) => {
      await held
      await route.continue()
    })
    const sent: string[] = []
    await page.route(posts, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent.push(route.request().headers()['hx-request'] ? 'htmx' : 'plain')
      // The page stays for as long as the first is on its way: long enough for the script to come, and for a second tap.
      if (sent.length === 1) {
        release()
        await new Promise((resolve) => setTimeout(resolve, 3_000))
      }
      return route.continue()
    })
    await page.goto('/durham/sign-in/password', { waitUntil: 'commit' })
    await page.locator('footer').waitFor()
    await type(page, 'Email', worker)
    await type(page, 'Password', password)
    const before = await codes()
    await page.evaluate(`{
      const form = document.getElementById('step')
      new MutationObserver(() => form.requestSubmit()).observe(form, { attributeFilter: ['data-htmx-powered'] })
    }`)
    await press(page, 'Submit')
    await atCode(page)
    await page.waitForTimeout(3_500)
    await atCode(page)
    expect(sent[0]).toBe('plain')
    expect(await codes()).toBe(before + 1)
  })

  it('and where the script never comes, the page goes on without it', async () => {
    const page = await open()
    await page.route(script, (route) => route.abort())
    await fillIn(page)
    await press(page, 'Submit')
    await atCode(page)
  })
})

describe('An answer that does not come', () => {
  it('is told after some seconds; sent again beside it, the form does its work once, and the slow answer does no harm', async () => {
    const page = await open()
    let sent = 0
    await page.route(posts, async (route) => {
      if (route.request().method() === 'POST' && sent++ === 0) await new Promise((resolve) => setTimeout(resolve, 12_000))
      await route.continue().catch(() => {})
    })
    await fillIn(page)
    const before = await codes()
    await press(page, 'Submit')
    const again = page.getByRole('status').getByRole('button', { name: 'Try again' })
    await page.getByText('This is taking longer than usual').waitFor()
    expect(await page.getByLabel('Email').inputValue()).toBe(worker)
    await again.click()
    await atCode(page)
    expect(await again.count()).toBe(0)
    await page.waitForTimeout(7_000)
    await atCode(page)
    expect([sent, await codes()]).toEqual([2, before + 1])
  })

  it('is not given up: it still counts when it comes late', async () => {
    const page = await open()
    await page.route(posts, async (route) => {
      if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 8_000))
      await route.continue()
    })
    await fillIn(page)
    await press(page, 'Submit')
    await page.getByText('This is taking longer than usual').waitFor()
    await atCode(page)
    expect(await page.locator('.sending--shown').count()).toBe(0)
  })

  it('that will never come is told at once, and everything typed is there for another try', async () => {
    const page = await open()
    await fillIn(page)
    await page.context().setOffline(true)
    await press(page, 'Submit')
    await page.getByText('We have had no answer').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await atCode(page)
  })

  it('without JavaScript, is the browser’s to tell, and its Reload sends the same form', async () => {
    const page = await open(ways[1]!)
    await fillIn(page)
    const before = await codes()
    await page.context().setOffline(true)
    await press(page, 'Submit')
    await page.waitForURL(/^chrome-error:/)
    await page.context().setOffline(false)
    await page.reload()
    await atCode(page)
    expect(await codes()).toBe(before + 1)
  })
})

describe('A wait that is felt is shown', () => {
  const slowly = (page: Page, address: string) =>
    page.route(address, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 900))
      await route.continue()
    })

  it.each([
    ['a link', 'footer a[href$="/contact"]', '**/durham/contact', 'Opening. Please wait.'],
    ['another language', 'button[value=lang-cy]', posts, 'Opening. Please wait.'],
    ['a page that htmx is sent on to', 'button[value=cancel]', '**/durham', 'Opening. Please wait.'],
    ['a form by htmx', 'form#step .govuk-button-group button', posts, 'Sending. Please wait.'],
  ])('%s', async (_, button, address, words) => {
    const page = await open()
    await page.goto('/durham/sign-in/password')
    await slowly(page, address)
    const said = await listen(page)
    await page.locator(button).first().click()
    await expect.poll(() => said).toContain(words)
  })

  it('a form that the browser itself sends, and it can be sent again', async () => {
    const page = await open()
    await page.goto('/durham/account')
    let sent = 0
    await page.route(posts, (route) => (sent++ === 0 ? undefined : route.continue()))
    const said = await listen(page, `sending.querySelector('button')?.click()`)
    await type(page, 'Email', worker)
    await type(page, 'Password', password)
    const before = await codes()
    void page
      .locator('#password')
      .press('Enter')
      .catch(() => {})
    await expect.poll(() => said.join(), { timeout: 15_000 }).toContain('This is taking longer than usual')
    expect(said[0]).toBe('Sending. Please wait.')
    await atCode(page)
    expect([sent, await codes()]).toEqual([2, before + 1])
  })
})

describe('An old browser', () => {
  it.each(['delete AbortSignal.timeout', `CSS.supports = () => false`])(
    'gets the plain pages, and no script runs half (%s)',
    async (old) => {
      const page = await open()
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      await page.addInitScript(old)
      await fillIn(page)
      await page.evaluate('window.stillHere = true')
      expect(await page.getByRole('button', { name: 'Show password' }).count()).toBe(0)
      await press(page, 'Submit')
      await atCode(page)
      expect(await page.evaluate('window.stillHere')).toBeUndefined()
      expect(problems).toEqual([])
    },
  )

  it('without modules is given none: no script of a page is anything else', async () => {
    const page = await open()
    await fillIn(page)
    expect(await page.locator('script:not([type=module])').count()).toBe(0)
    expect(await page.locator('script[type=module]').count()).toBe(1)
  })
})
