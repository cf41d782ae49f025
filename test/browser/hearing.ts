import type { Page } from 'playwright-core'

/* What a screen reader is told without the focus going there. */

/** What was said since the last step, and how many steps were swapped in. */
export type Hearing = { said: string[]; swaps: { count: number } }

const hearings = new WeakMap<Page, Hearing>()
export const hearingOf = (page: Page) => hearings.get(page)

/** A wait that is felt is told; an answer that comes at once is not. */
const FELT_MS = 450

/**
 * Hears what comes into the layout's live regions, which are there before it and in reach: in one that comes with its words, many screen
 * readers are silent. Every answer to htmx takes long enough for the wait to be told, too.
 */
export async function hear(page: Page): Promise<Hearing> {
  const hearing: Hearing = { said: [], swaps: { count: 0 } }
  hearings.set(page, hearing)
  await page.exposeFunction('heard', (text: string) => hearing.said.push(text))
  await page.addInitScript(`
    document.addEventListener('htmx:after:swap', () => { window.swaps = (window.swaps ?? 0) + 1 })
    document.addEventListener('DOMContentLoaded', () => {
      for (const region of document.querySelectorAll('#sending, #trouble'))
        new MutationObserver(() => {
          const dialog = document.querySelector('dialog:modal')
          const inReach = region.isConnected && (!dialog || dialog.contains(region)) && !region.closest('[aria-hidden=true], [inert]')
          const isLive = region.role === 'status' || region.ariaLive === 'assertive'
          const text = region.textContent.replace(/\\s+/g, ' ').trim()
          if (text && inReach && isLive && region.checkVisibility({ visibilityProperty: true })) heard(text)
        }).observe(region, { childList: true, subtree: true, characterData: true })
    })
  `)
  await page.route(
    ({ pathname }) => !pathname.startsWith('/assets/'),
    async (route) => {
      if (route.request().headers()['hx-request']) await new Promise((resolve) => setTimeout(resolve, FELT_MS))
      await route.continue().catch(() => {})
    },
  )
  return hearing
}
