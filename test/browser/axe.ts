import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

// axe-core is what @axe-core/playwright brings. That puts it into the page for every look; here there are three looks at a page.
const { source, version } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  source: string
  version: string
}
export const axeVersion = version

/** A rule that does not hold, and the elements for which it does not. */
export type Violation = { id: string; help: string; nodes: string[] }

const optionsFor = (runOnly: string[]) =>
  JSON.stringify({
    runOnly,
    resultTypes: ['violations'],
    // What it would fetch once more, stylesheets and media, tells of nothing that is looked for here.
    preload: false,
  })
const everything = optionsFor(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
/** The rules that ask how a page is laid out; all others ask for its markup, which is the same at every width. */
const layout = optionsFor(['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'])

/**
 * Everything that axe finds in a page at WCAG 2.2 AA, and what it advises besides.
 * @param again the page has been looked at before, at another width
 */
export async function lookWithAxe(page: Page, { again = false } = {}): Promise<Violation[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  return page.evaluate<Violation[]>(`axe.run(document, ${again ? layout : everything}).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) })))`)
}
