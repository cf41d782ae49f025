// Makes the portal's stylesheets out of the one that is written: only what its pages have, said once, and for each page what it needs.

import postcss, { type Container, type Root } from 'postcss'
import rtlcss from 'rtlcss'

/** Whose pages a stylesheet is for: those that anybody sees before signing in, or all of them. */
export type Audience = 'strangers' | 'everybody'

/**
 * Blocks that only pages of somebody signed in have, and the pages for developers. Who registers on a bad line does not wait for them.
 * test/weight.test.ts holds every page of the gallery against what its stylesheet knows.
 */
const signedInOnly = [
  ...['address', 'address-fields', 'cards', 'contact__correct', 'countdown', 'dialog', 'documents', 'facts', 'filter', 'find'],
  ...['found-addresses', 'govuk-body-s', 'govuk-button--warning', 'govuk-checkboxes', 'govuk-date-input', 'govuk-file-upload'],
  ...['header__logout', 'header__menu', 'header__name', 'header__person', 'list', 'own-invitation', 'pages'],
  ...['rooms', 'setup-record', 'sign-out-time', 'target', 'timeline'],
]

/** The classes that a text names, and beginnings of classes that it completes with a value. */
export function classesIn(texts: readonly string[]): (name: string) => boolean {
  const names = new Set(texts.flatMap((text) => text.match(/[\w!-]+/g) ?? []))
  const beginnings = texts.flatMap((text) => [...text.matchAll(/([\w-]+-)\$\{/g)].map(([, beginning]) => beginning!))
  return (name) => names.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
}

/** Like the typeface, GOV.UK Frontend says it in every rule. Both are inherited, but by buttons and fields: once is enough. */
const smooth = ['-webkit-font-smoothing:antialiased', '-moz-osx-font-smoothing:grayscale']
const smoothing = /^-(webkit|moz-osx)-font-smoothing:/
/** For browsers that have gone, or that without it draw the line below a link a little differently. */
const oldPrefixes = /^(-ms-|-webkit-clip-path:|-webkit-text-decoration-skip|text-decoration-skip:)/
/** The sizes on a screen come out on paper within half a point of these. */
const printSizes = /^(font-size:\d+pt$|font-family:|line-height:)/

/**
 * The stylesheet of an audience. What stays keeps its order, so that a page looks the same with any that knows its classes.
 * @param css as sass writes it, compressed
 * @param known whether a class stands on any page
 */
export function stylesheetFor(css: string, audience: Audience, known: (name: string) => boolean): string {
  const isLeftOut = (name: string) =>
    audience === 'strangers' && signedInOnly.some((block) => name === block || new RegExp(`^${block}(__|--)`).test(name))
  const isWanted = (selector: string) => classesOf(selector).every((name) => known(name) && !isLeftOut(name))
  const sheet = postcss.parse(css)
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter(isWanted)
    if (selectors.length === 0) rule.remove()
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors
  })
  const [typeface = ''] = /font-family:(?!sans-serif|inherit)[^;}]+/.exec(css) ?? []
  makeLean(sheet, (said) => said === typeface || smoothing.test(said))
  removeEmpty(sheet)
  join(sheet)
  return `body,button,input,select,textarea{${[typeface, ...smooth].join(';')}}${sheet.toString()}`
}

/** What a selector asks for; what it asks not to be there keeps no rule away. */
const classesOf = (selector: string): string[] =>
  (selector.replace(/:not\([^)]*\)/g, '').match(/\.(?:[\w-]|\\.)+/g) ?? []).map((name) => name.slice(1).replaceAll('\\', ''))

function makeLean(sheet: Root, isSaidOnce: (declaration: string) => boolean): void {
  sheet.walkDecls((declaration) => {
    const said = `${declaration.prop}:${declaration.value}`
    const isPrinted = declaration.parent?.parent?.type === 'atrule' && /^print$/.test(paramsOf(declaration.parent.parent))
    if (isSaidOnce(said) || oldPrefixes.test(said) || (isPrinted && printSizes.test(said))) declaration.remove()
    // :root tells every one of them: what stands behind the comma is for a page without it.
    else declaration.value = declaration.value.replace(/var\((--govuk-[\w-]+), ?#\w+\)/g, 'var($1)')
  })
  const asked = sheet.toString()
  sheet.walkDecls(/^--/, (declaration) => {
    if (!asked.includes(`var(${declaration.prop}`)) declaration.remove()
  })
}

const paramsOf = (node: object) => ('params' in node ? String(node.params) : '')

function removeEmpty(inside: Container): void {
  inside.each((node) => {
    if (node.type !== 'rule' && node.type !== 'atrule') return
    if (node.nodes) removeEmpty(node)
    if (node.nodes?.length === 0) node.remove()
  })
}

/** Rules of the same selector that follow each other are one, and so are media queries. */
function join(inside: Container): void {
  inside.each((node) => {
    const last = node.prev()
    const isSame = last?.type === node.type && headOf(last) === headOf(node)
    if (isSame && (node.type === 'rule' || node.type === 'atrule') && node.nodes && (last as Container).nodes) {
      ;(last as Container).append(node.nodes)
      node.remove()
    }
  })
  inside.each((node) => {
    if (node.type === 'atrule' && node.nodes) join(node)
  })
}

const headOf = (node: object) =>
  'selector' in node ? String(node.selector) : `@${'name' in node ? node.name : ''} ${paramsOf(node)}`

/**
 * The same for languages that are written from the right. One sheet of logical properties for both would be longer for everybody, and
 * phones from before 2021 do not know `inset-inline-start`. A tick, which is drawn by its borders, is the same in every language.
 */
export function rightToLeft(css: string): string {
  const sheet = postcss.parse(css)
  sheet.walkRules(/checkboxes__label::?after$/, (rule) =>
    rule.walkDecls(/^(transform|border-width)$/, (declaration) => {
      declaration.before(postcss.comment({ text: 'rtl:ignore' }))
    }),
  )
  return rtlcss.process(sheet.toString()) + typed
}

/** What somebody typed, or a telephone number, is written the way that it is written by itself. */
const typed =
  'input,.govuk-summary-list__value,.list td,.phone-number,.contacts__phone,.breakable{unicode-bidi:plaintext}.govuk-summary-list__value{text-align:right}\n'
