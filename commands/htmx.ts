// Makes the htmx that the pages load out of the one that is installed: without what no page of the portal uses.

import { createHash } from 'node:crypto'

/** The htmx.js (4.0.1) that somebody has read for this list, by its SHA-256. */
const readFor = '89b09a0392a9077ce037bb913f023dd349fa19bdb980df556d943d386bf0bfe8'

/**
 * Methods of htmx 4 that nothing reaches: the pages have hx-post, hx-target, hx-swap="outerHTML" and hx-sync on forms, and answers
 * HX-Push-Url and HX-Redirect. What stands behind a name is what is left of the method. test/browser/htmx.test.ts and every journey
 * in a browser are tests of what is left.
 */
const leftOut: Record<string, string> = {
  // swapping by morphing
  ...none('#morph', '#morphChildren', '#matchesUpcomingSibling', '#findBestMatch', '#isSoftMatch', '#removeNode', '#morphNode'),
  ...none('#populateIdMapWithTree', '#createIdMaps', '#createPersistentIds'),
  // several places at once, elements that are kept, transitions, scrolling: portal.js says where the focus and the page go
  ...{ '#processPartials': 'return []', '#processOOB': 'return []', '#startCSSTransitions': 'return []' },
  ...none('#createOOBTask', '#submitTransitionTask', '#processTransitionQueue', '#copyAttributes'),
  ...none('#handlePreservedElements', '#restorePreservedElements', '#moveBefore', '#handleScroll', '#handleAnchorScroll'),
  // scripts in attributes and headers, which the Content-Security-Policy would stop
  ...none('#handleHxOnAttributes', '#apiMethods', '#executeJavaScript', '#extractJavascriptContent', '#handleTriggerHeader'),
  // values and headers from attributes, what is no form, links that are swapped, extensions, requests by script
  ...none(
    '#getAttributeObject',
    '#handleHxHeaders',
    '#addInputValues',
    '#maybeBoost',
    '#shouldBoost',
    'registerExtension',
    'ajax',
  ),
  // selectors of htmx's own, its own style
  ...none('#scanForwardQuery', '#scanBackwardsQuery', '#scanUntilComparison', '#initRequestIndicatorCss'),
}

function none(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '']))
}

/**
 * @param source the text of htmx.js, as its authors format it
 * @throws Error when it is another one, as after any update: what is left out may be used there, and new methods may not be needed.
 *   Read it, put this list right, go through the browser tests, and write down its SHA-256 above
 */
export function htmxWithout(source: string): string {
  const found = createHash('sha256').update(source).digest('hex')
  if (found !== readFor) throw new Error(`htmx is another one (SHA-256 ${found}): look at commands/htmx.ts again.`)
  return Object.entries(leftOut).reduce((text, [name, rest]) => {
    const method = new RegExp(`^        (async )?${name}\\([^\\n]*\\) \\{\\n[\\s\\S]*?^        \\}$`, 'gm')
    if ([...text.matchAll(method)].length !== 1) throw new Error(`htmx has not one method ${name}.`)
    return text.replace(method, () => `        ${name}() {${rest}}`)
  }, source)
}
