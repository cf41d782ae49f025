import type { Locator, Page } from 'playwright-core'
import { type } from './browser.ts'

/* Somebody who goes through a journey on a bad line, and does not give up. */

const PATIENCE_MS = 90_000
/** A page that has not come to its end by then came half. */
const HALF_MS = 4_000

/** One page of a journey, and what is done there. */
export type Step = {
  /** the end of the address that its form is sent to, or what else is there */
  at: string | ((page: Page) => Locator)
  /** what is typed or chosen, by label; a code is asked for when the page is there */
  fill?: Record<string, string | (() => Promise<string>)>
  /** what else is done before the button is pressed */
  first?: (page: Page) => Promise<unknown>
  press: string
  /** the form is sent as the last digit is typed, where there is JavaScript */
  goesOn?: true
}

/**
 * Goes through a journey as a patient person does: presses what the page offers when no answer came, and has the browser ask again where
 * it shows its own page instead or half of ours. What was typed must still be there then.
 */
export async function walk(page: Page, start: string, steps: readonly Step[], end: (page: Page) => Locator) {
  await page.goto(start, { waitUntil: 'commit' }).catch(() => {})
  let typedBefore: Record<string, string> = {}
  for (const { at, fill = {}, first, press, goesOn } of steps) {
    const form = typeof at === 'string' ? page.locator(`form#step[hx-post$="${at}"]`) : at(page)
    await arrive(page, form, typedBefore)
    typedBefore = {}
    for (const [label, value] of Object.entries(fill)) {
      typedBefore[label] = typeof value === 'string' ? value : await value()
      await type(page, label, typedBefore[label])
    }
    await first?.(page)
    const pressed = page.getByRole('button', { name: press, exact: true }).click({ timeout: goesOn ? 2_000 : 20_000 })
    await (goesOn ? pressed.catch(() => {}) : pressed)
  }
  await arrive(page, end(page), typedBefore)
}

async function arrive(page: Page, there: Locator, typedBefore: Record<string, string>) {
  const until = Date.now() + PATIENCE_MS
  let halfSince = 0
  while (Date.now() < until) {
    const whole =
      (await page
        .locator('footer')
        .count()
        .catch(() => 0)) > 0
    if (
      whole &&
      (await there
        .first()
        .isVisible()
        .catch(() => false))
    )
      return
    halfSince = whole ? 0 : halfSince || Date.now()
    const again = page.locator('.again')
    if (await again.isVisible().catch(() => false)) {
      await expectKept(page, typedBefore)
      await again.click({ timeout: 1_000 }).catch(() => {})
    } else if (page.url().startsWith('chrome-error:') || (!whole && Date.now() - halfSince > HALF_MS)) {
      await page.reload({ waitUntil: 'commit', timeout: 20_000 }).catch(() => {})
      halfSince = 0
    }
    await page.waitForTimeout(100)
  }
  throw new Error(`Never came to ${there} from ${page.url()}: ${await page.locator('body').textContent()}`)
}

/** Unless the answer came at this moment. */
async function expectKept(page: Page, typedBefore: Record<string, string>) {
  for (const [label, value] of Object.entries(typedBefore)) {
    const field = page.locator('input').and(page.getByLabel(new RegExp(`^${label}( \\*)?$`)))
    const kept = await field.inputValue({ timeout: 500 }).catch(() => value)
    if (kept !== value && (await page.locator('.again').isVisible())) throw new Error(`${label} was lost: ${kept}`)
  }
}
