import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/* What axe does not look for: where things stand, how large they are, and how they look where somebody's own colours are in force. */

/**
 * Every target is at least 24 px high and wide, or a circle of 24 px about its middle touches no other target and no other such circle;
 * one in a line of other words may be as high as the line (WCAG 2.5.8: size, spacing, inline).
 */
export async function expectLargeTargets(page: Page) {
  const small = await page.evaluate<string[]>(`(() => {
    const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
    const targets = [...document.querySelectorAll(kinds)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.govuk-visually-hidden, .govuk-skip-link'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .map(({ element, box }) => ({ element, box, x: box.x + box.width / 2, y: box.y + box.height / 2, isSmall: box.width < 24 || box.height < 24 }))
    const blockOf = (node) => {
      let each = node.parentElement
      while (getComputedStyle(each).display === 'inline') each = each.parentElement
      return each
    }
    const inLine = (element) => {
      if (getComputedStyle(element).display !== 'inline') return false
      const block = blockOf(element)
      const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      while (words.nextNode()) {
        const node = words.currentNode
        if (/\\p{L}{2}/u.test(node.data) && blockOf(node) === block && !node.parentElement.closest(kinds)) return true
      }
      return false
    }
    const crowds = (one) => (other) => {
      if (other === one || one.element.contains(other.element) || other.element.contains(one.element)) return false
      const [across, down] = [Math.max(other.box.left - one.x, 0, one.x - other.box.right), Math.max(other.box.top - one.y, 0, one.y - other.box.bottom)]
      return Math.hypot(across, down) < 12 || (other.isSmall && Math.hypot(one.x - other.x, one.y - other.y) < 24)
    }
    return targets
      .filter((each) => each.isSmall && !inLine(each.element) && targets.some(crowds(each)))
      .map(({ element, box }) => box.width + 'x' + box.height + ' ' + element.outerHTML)
  })()`)
  expect(small).toEqual([])
}

/**
 * What comes later in the document, and so to the ear and to the keyboard, stands further down or further along the line, and no
 * tabindex makes another order (WCAG 1.3.2, 2.4.3). A column beside the one before may begin at its top.
 */
export async function expectReadingOrder(page: Page) {
  const wrong = await page.evaluate<string[]>(`(() => {
    const isRightToLeft = document.dir === 'rtl'
    const out = [...document.querySelectorAll('[tabindex]')].filter(({ tabIndex }) => tabIndex > 0).map((each) => 'tabindex: ' + each.outerHTML)
    const layered = (element) => {
      for (let each = element; each; each = each.parentElement) {
        const { position, display } = getComputedStyle(each)
        if (position === 'fixed' || position === 'absolute' || display === 'none') return true
      }
      return false
    }
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    const seen = [...document.querySelectorAll('body *')]
      .filter((element) => element.matches('input:not([type=hidden]), select, button, textarea') || hasText(element))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !layered(element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
    const ahead = (a, b) => (isRightToLeft ? a.left >= b.right - 1 : a.right <= b.left + 1)
    seen.forEach(({ element, box }, at) => {
      const before = seen[at - 1]
      if (!before || before.element.contains(element) || element.contains(before.element)) return
      const above = box.bottom <= before.box.top + 1
      const shared = Math.min(box.bottom, before.box.bottom) - Math.max(box.top, before.box.top)
      const sameLine = shared > Math.min(box.height, before.box.height) / 2
      if ((above && !ahead(before.box, box)) || (sameLine && ahead(box, before.box)))
        out.push(before.element.outerHTML.slice(0, 120) + ' stands behind ' + element.outerHTML.slice(0, 120))
    })
    return out
  })()`)
  expect(wrong).toEqual([])
}

/** Grounds and shadows are gone there: whatever can be pressed or typed in has an edge or a line below it, and one that tells the focus. */
export async function expectSeenInForcedColours(page: Page) {
  const lost = await page.evaluate<string[]>(`(() => {
    const out = []
    // Drawn beside the input, which lies unseen above it; a file is chosen by a button within.
    const drawn = (element) => (element.matches('[type=radio], [type=checkbox]') ? [getComputedStyle(element.nextElementSibling, '::before')] : element.matches('[type=file]') ? [getComputedStyle(element, '::file-selector-button')] : [getComputedStyle(element)])
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.closest('[aria-hidden=true]'))
    for (const element of all) {
      const edged = drawn(element).some((style) =>
        ['Top', 'Bottom'].some((side) => style['border' + side + 'Style'] !== 'none' && parseFloat(style['border' + side + 'Width']) > 0))
      const lined = getComputedStyle(element).textDecorationLine.includes('underline')
      // Links of the header and of lists of links are known by their place, as everywhere.
      if (!edged && !lined && !element.closest('header, nav')) out.push('no edge: ' + element.outerHTML.slice(0, 200))
      element.focus()
      const outlined = drawn(element).concat(getComputedStyle(element)).some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
      if (document.activeElement === element && !outlined) out.push('no focus: ' + element.outerHTML.slice(0, 200))
    }
    return out
  })()`)
  expect(lost).toEqual([])
}
