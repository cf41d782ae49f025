// Makes the htmx that the pages load out of the one that is installed: without what no page of the portal uses.

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
 * @throws Error when a method is not there, as after an update: then this list is to be looked at again
 */
export function htmxWithout(source: string, away = leftOut): string {
  return Object.entries(away).reduce((text, [name, rest]) => {
    const method = new RegExp(`^        (async )?${name}\\([^\\n]*\\) \\{\\n[\\s\\S]*?^        \\}$`, 'gm')
    if ([...text.matchAll(method)].length !== 1)
      throw new Error(`htmx has not one method ${name}: look at commands/htmx.ts again.`)
    return text.replace(method, () => `        ${name}() {${rest}}`)
  }, source)
}
