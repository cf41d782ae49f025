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
 * @returns how often they had to try again
 */
export async function walk(page: Page, start: string, steps: readonly Step[], end: (page: Page) => Locator): Promise<number> {
  let triedAgain = 0
  await page.goto(start, { waitUntil: 'commit' }).catch(() => {})
  let typedBefore: Record<string, string> = {}
  for (const { at, fill = {}, first, press, goesOn } of steps) {
    const form = typeof at === 'string' ? page.locator(`form#step[hx-post$="${at}"]`) : at(page)
    triedAgain += await arrive(page, form, typedBefore)
    typedBefore = {}
    for (const [label, value] of Object.entries(fill)) {
      typedBefore[label] = typeof value === 'string' ? value : await value()
      // A short code may stand anywhere by chance: the search of what is left behind does not look for it.
      if (typeof value === 'string') await type(page, label, value)
      else await fieldOf(page, label).fill(typedBefore[label])
    }
    await first?.(page)
    const pressed = page.getByRole('button', { name: press, exact: true }).click({ timeout: goesOn ? 2_000 : 20_000 })
    await (goesOn ? pressed.catch(() => {}) : pressed)
  }
  return triedAgain + (await arrive(page, end(page), typedBefore))
}

/** While a page goes and the next one comes, nothing can be asked of either. */
const shows = (locator: Locator) =>
  locator
    .first()
    .isVisible()
    .catch(() => false)

async function arrive(page: Page, there: Locator, typedBefore: Record<string, string>): Promise<number> {
  let triedAgain = 0
  const until = Date.now() + PATIENCE_MS
  const again = page.locator('.again')
  let halfSince: number | undefined
  while (Date.now() < until) {
    const whole = await shows(page.locator('footer'))
    if (whole && (await shows(there))) return triedAgain
    halfSince = whole ? undefined : (halfSince ?? Date.now())
    if (await shows(again)) {
      await expectKept(page, typedBefore)
      await again.click({ timeout: 1_000 }).then(
        () => triedAgain++,
        () => {},
      )
    } else if (page.url().startsWith('chrome-error:') || (halfSince && Date.now() - halfSince > HALF_MS)) {
      triedAgain++
      await page.reload({ waitUntil: 'commit', timeout: 20_000 }).catch(() => {})
      halfSince = undefined
    }
    await page.waitForTimeout(100)
  }
  throw new Error(`Never came to ${there} from ${page.url()}: ${await page.locator('body').textContent()}`)
}

const fieldOf = (page: Page, label: string) => page.locator('input').and(page.getByLabel(new RegExp(`^${label}( \\*)?$`)))

/** Unless the answer came at this moment. */
async function expectKept(page: Page, typedBefore: Record<string, string>) {
  for (const [label, value] of Object.entries(typedBefore)) {
    const kept = await fieldOf(page, label)
      .inputValue({ timeout: 500 })
      .catch(() => value)
    if (kept !== value && (await shows(page.locator('.again')))) throw new Error(`${label} was lost: ${kept}`)
  }
}
