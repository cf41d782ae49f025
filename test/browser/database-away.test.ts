import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectHeading, openContext, press, startBrowser, type, ways } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const database = () =>
  (JSON.parse(readFileSync(join(inject('portalFolder'), '.local/running.json'), 'utf8')) as { database: number }).database
const health = async () => (await fetch(`${inject('portalUrl')}/healthz`)).status

/** Kills the database server as often as it takes: npm start waits longer before each new start. */
async function killDatabase() {
  for (let kills = 0; kills < 6; kills++) {
    const pid = database()
    process.kill(pid, 'SIGKILL')
    while (kills < 5 && database() === pid) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe.each([ways[2]!, ways[3]!])('with the database killed, on a $name', (way) => {
  it('pages say so in words, nothing is lost, and the same form goes through when it is back', async () => {
    const page: Page = await (await openContext(browser, way)).newPage()
    await page.goto('/durham/reset-password/email')
    await type(page, 'Email', 'nobody.in-the-dark@nowhere.example')
    await killDatabase()

    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await press(page, 'Next')
    expect((await answer).status()).toBe(503)
    await page.getByRole('alert').getByText('Nothing you did earlier is lost').first().waitFor()
    expect(await page.locator('#email').inputValue()).toBe('nobody.in-the-dark@nowhere.example')
    expect(await health()).toBe(503)

    while ((await health()) !== 200) await new Promise((resolve) => setTimeout(resolve, 200))
    await press(page, 'Next')
    await expectHeading(page, 'Reset password – step 2')
  })
})
