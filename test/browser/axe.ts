import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

// axe-core is what @axe-core/playwright brings. That puts it into the page for every look; here there are three looks at a page.
const { source, version } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  source: string
  version: string
}
export const axeVersion = version

/** A rule that does not hold, and the elements for which it does not. */
export type Violation = { id: string; help: string; nodes: string[] }

const options = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // What it would fetch once more, stylesheets and media, tells of nothing that is looked for here.
  preload: false,
})

/**
 * Everything that axe finds in a page, or in a frame of one, at WCAG 2.2 AA, and what it advises besides. Every rule, at every width: a list
 * is cards on a phone and a table where there is room, and what is not shown is not looked at.
 */
export async function lookWithAxe(page: Page | Frame): Promise<Violation[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  return page.evaluate<Violation[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) })))`)
}
