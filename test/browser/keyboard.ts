import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/* A portal without a mouse: what is not reached by Tab is not there. */

type Focused = { name: string; outlined: boolean; hidden: boolean }

/** What has the focus: by its label or its words, and whether one can see that it has it, and the whole of its line (WCAG 2.4.7, 2.4.11). */
const focused = (page: Page) =>
  page.evaluate<Focused>(`(() => {
    const element = document.activeElement
    // Between the last element and the first, Tab leaves the page; a heading has the focus when its step is new, and Tab never leads there.
    const label = element.tabIndex < 0 ? '' : [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ') || element.getAttribute('aria-label') || element.textContent
    // A radio button is drawn beside the input.
    const drawn = element.matches('[type=radio], [type=checkbox]') ? getComputedStyle(element.nextElementSibling, '::before') : getComputedStyle(element)
    const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const over = document.elementFromPoint(left + width / 2, top + height / 2)
    return {
      name: label.replace(/\\s+/g, ' ').trim(),
      outlined: drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none',
      hidden: !over || !(element.contains(over) || over.contains(element)),
    }
  })()`)

/** Presses Tab until what is named so has the focus. Whatever has it on the way shows that. */
export async function tabTo(page: Page, name: string | RegExp) {
  const passed: string[] = []
  await page.waitForLoadState()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.name !== '') {
      expect(now.outlined, `the focus on “${now.name}” cannot be seen`).toBe(true)
      expect(now.hidden, `“${now.name}” has the focus and lies below something`).toBe(false)
    }
    if (typeof name === 'string' ? now.name === name || now.name === `${name} *` : name.test(now.name)) return
    passed.push(now.name)
  }
  throw new Error(`Tab does not lead to “${name}”, only to: ${passed.join(' | ')}`)
}

/** Types into a field; of a list, what one of its lines begins with. */
export async function fillIn(page: Page, label: string, value: string) {
  await tabTo(page, label)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(value)
}

/** Presses a button, or follows a link. */
export async function pressKey(page: Page, name: string | RegExp) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/**
 * A new step is there: reading and Tab go on at its heading, or at what is wrong with it, and the title says the same.
 * @param heading of the step
 * @param fault what is wrong, when it is the same step once more
 */
export async function expectArrived(page: Page, heading: string, fault?: string) {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  if (fault) await page.getByRole('alert').getByText(fault).waitFor()
  const at = await page.evaluate<string>(
    `document.activeElement.matches('h1, .govuk-error-summary') || document.activeElement === document.body
      ? document.activeElement.textContent.replace(/\\s+/g, ' ').trim() : document.activeElement.outerHTML`,
  )
  if (fault) expect(at).toContain(fault)
  else expect(at.startsWith('<'), `the focus stayed on ${at}`).toBe(false)
  expect(await page.getByRole('alert').count()).toBe(fault ? 1 : 0)
}
