import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { typed } from './browser.ts'
import { type Hearing, hearingOf } from './hearing.ts'
import type { Step } from './patience.ts'

/* A portal without a mouse: what is not reached by Tab is not there. And where a script swaps, what is told to who does not see it. */

/** A page of the portal, or the frame in a council's page that holds one. */
export type Place = Page | Frame
const pageOf = (place: Place) => ('keyboard' in place ? place : place.page())
const keysOf = (place: Place) => pageOf(place).keyboard

type Focused = { name: string; outlined: boolean; hidden: boolean }

/** What has the focus: by its label or its words, and whether one can see that it has it, and the whole of its line (WCAG 2.4.7, 2.4.11). */
const focused = (place: Place) =>
  place.evaluate<Focused>(`(() => {
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
export async function tabTo(place: Place, name: string | RegExp) {
  const passed: string[] = []
  await place.waitForLoadState()
  for (let presses = 0; presses < 60; presses++) {
    await keysOf(place).press('Tab')
    const now = await focused(place)
    if (now.name !== '') {
      expect(now.outlined, `the focus on “${now.name}” cannot be seen`).toBe(true)
      expect(now.hidden, `“${now.name}” has the focus and lies below something`).toBe(false)
    }
    if (typeof name === 'string' ? now.name === name || now.name === `${name} *` : name.test(now.name)) return
    passed.push(now.name)
  }
  throw new Error(`Tab does not lead to “${name}”, only to: ${passed.join(' | ')}`)
}

/** A page that is marked is the one from before, and what was said until then was said of it. */
async function mark(place: Place) {
  hearingOf(pageOf(place))?.said.splice(0)
  await place.evaluate(`window.swaps = 0; document.getElementById('page')?.setAttribute('data-before', '')`)
}

/** Types into a field; of a list, what one of its lines begins with. A code may go off by itself at its last digit. */
export async function fillIn(place: Place, label: string | RegExp, value: string) {
  await tabTo(place, label)
  await keysOf(place).press('ControlOrMeta+a')
  await mark(place)
  await keysOf(place).type(value)
}

/** Presses a button, or follows a link. */
export async function pressKey(place: Place, name: string | RegExp) {
  await tabTo(place, name)
  await pressEnter(place)
}

/** Sends the form of the field that has the focus. */
export async function pressEnter(place: Place) {
  await mark(place)
  await keysOf(place).press('Enter')
}

/** Where the focus is, and what came with the page; the swaps are counted by hearing.ts. */
type Arrival = {
  swapped: boolean
  at: 'body' | 'heading' | 'summary' | 'here' | 'elsewhere'
  text: string
  status: string[]
  read: string[]
  described: string[]
}

const arrival = (place: Place) =>
  place.evaluate<Arrival | null>(`(() => {
    if (document.readyState === 'loading' || !document.querySelector('#page:not([data-before])')) return null
    const words = (element) => element.textContent.replace(/\\s+/g, ' ').trim()
    const element = document.activeElement
    // A dialog lies over its page, and begins with a heading of its own; a page says where it goes on in the middle.
    const kinds = { heading: 'h1, dialog:modal h2', summary: '.govuk-error-summary', here: '#page [autofocus]', body: 'body' }
    const [at = 'elsewhere'] = Object.entries(kinds).find(([, selector]) => element.matches(selector)) ?? []
    return {
      swapped: (window.swaps ?? 0) > 0,
      at,
      text: at === 'elsewhere' ? element.outerHTML : words(element),
      status: [...document.querySelectorAll('#page [data-announce]')].map(words).filter(Boolean),
      read: [...document.querySelectorAll('#page [role=status]')].map(words).filter(Boolean),
      described: (element.ariaDescribedByElements ?? []).map(words),
    }
  })()`)

/** What the page in front of somebody is, once it has taken the place of the one before. */
async function arrive(place: Place): Promise<Arrival> {
  for (let tries = 0; tries < 200; tries++) {
    // While a page goes, nothing can be asked of it.
    const now = await arrival(place).catch(() => null)
    if (now) return now
    await pageOf(place).waitForTimeout(50)
  }
  throw new Error(`Nothing came in the place of ${place.url()}.`)
}

/**
 * A new step is there: reading and Tab go on at its heading, or at what is wrong with it; only a page that was loaded may be read from
 * its top. What was swapped in was told in the places that were there before: that it is being sent, and its status messages.
 * @param fault what is wrong, when it is the same step once more
 */
export async function expectTold(place: Place, fault?: string) {
  const now = await arrive(place)
  if (now.swapped || now.at !== 'body')
    expect([now.at, now.text]).toEqual([fault ? 'summary' : expect.stringMatching(/heading|here/), now.text])
  // A status that came with its own region is read with the heading.
  if (now.swapped && now.at === 'heading') expect(now.described).toEqual(expect.arrayContaining(now.read))
  if (fault) expect(now.text).toContain(fault)
  expect(await place.getByRole('alert').count()).toBe(fault ? 1 : 0)
  const hearing = hearingOf(pageOf(place))
  if (hearing && now.swapped) await expectHeard(place, hearing, now.status)
}

async function expectHeard(place: Place, { said, swaps }: Hearing, status: readonly string[]) {
  const sending = await place.locator('#sending').getAttribute('data-sending')
  for (const each of [sending!, ...status])
    await expect
      .poll(() => said.some((text) => text.includes(each)), { message: `“${each}” was not told, only: ${said}` })
      .toBe(true)
  swaps.count++
}

/**
 * The same, by its heading.
 * @param heading of the step
 * @param fault what is wrong, when it is the same step once more
 */
export async function expectArrived(place: Place, heading: string, fault?: string) {
  await place.locator('#page:not([data-before])').getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  if (fault) await place.getByRole('alert').getByText(fault).waitFor()
  await expectTold(place, fault)
}

/** Goes through the steps of a journey, told of each. What comes after the last is left to who called. */
export async function walkByKeyboard(place: Place, steps: readonly Step[]) {
  for (const { at, fill = {}, press, goesOn } of steps) {
    if (typeof at !== 'string') throw new Error('By keyboard a step is known by the address of its form.')
    await place.locator(`#page:not([data-before]) form#step[hx-post$="${at}"]`).waitFor()
    await expectTold(place)
    for (const [label, value] of Object.entries(fill)) {
      // A short code may stand anywhere by chance: the search of what is left behind does not look for it.
      const text = typeof value === 'string' ? value : await value()
      const field = place.locator('input').and(place.getByLabel(new RegExp(`^${label}( \\*)?$`)))
      if (typeof value === 'string' && (await field.count()) > 0) typed(value)
      await fillIn(place, new RegExp(`^${label}( \\*)?$`), text)
    }
    if (!goesOn) await pressKey(place, press)
  }
}
