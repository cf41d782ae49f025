// Makes the portal's stylesheets out of the one that is written: only what its pages have, said once, and for each page what it needs.

/** A rule, or an at-rule with rules in it. */
type Rule = { head: string; declarations?: string[]; rules?: Rule[] }

/** Whose pages a stylesheet is for: those that anybody sees before signing in, or all of them. */
export type Audience = 'strangers' | 'everybody'

/**
 * Blocks that only pages of somebody signed in have, and the pages for developers. Who registers on a bad line does not wait for them.
 * test/weight.test.ts holds every page of the gallery against what its stylesheet knows.
 */
const signedInOnly = [
  ...['address', 'address-fields', 'cards', 'contact__correct', 'countdown', 'dialog', 'documents', 'facts', 'filter', 'find'],
  ...['found-addresses', 'govuk-body-s', 'govuk-button--warning', 'govuk-checkboxes', 'govuk-date-input', 'govuk-file-upload'],
  ...['govuk-heading-s', 'header__logout', 'header__menu', 'header__name', 'header__person', 'list', 'own-invitation', 'pages'],
  ...['rooms', 'setup-record', 'sign-out-time', 'target', 'timeline'],
]

/** The classes that a text names, and beginnings of classes that it completes with a value. */
export function classesIn(texts: readonly string[]): (name: string) => boolean {
  const names = new Set(texts.flatMap((text) => text.match(/[\w!-]+/g) ?? []))
  const beginnings = texts.flatMap((text) => [...text.matchAll(/([\w-]+-)\$\{/g)].map(([, beginning]) => beginning!))
  return (name) => names.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
}

/**
 * The stylesheet of an audience. What stays keeps its order, so that a page looks the same with any that knows its classes.
 * @param css compressed, as sass writes it
 * @param known whether a class stands on any page
 */
export function stylesheetFor(css: string, audience: Audience, known: (name: string) => boolean): string {
  const isLeftOut = (name: string) =>
    audience === 'strangers' && signedInOnly.some((block) => name === block || new RegExp(`^${block}(__|--)`).test(name))
  const [typeface = ''] = /font-family:(?!sans-serif|inherit)[^;}]+/.exec(css) ?? []
  const keeps: Keeps = {
    selector: (selector) => classesOf(selector).every((name) => known(name) && !isLeftOut(name)),
    declaration: (each, print) =>
      each !== typeface && !smoothing.test(each) && !oldPrefixes.test(each) && !(print && printSizes.test(each)),
  }
  const rules = joined(lean(parse(css), keeps))
  const asked = write(rules)
  const everywhere = { head: 'body,button,input,select,textarea', declarations: [typeface, ...smooth] }
  return write([everywhere, ...withoutUnasked(rules, (name) => asked.includes(`var(${name}`))])
}

type Keeps = { selector: (selector: string) => boolean; declaration: (declaration: string, print: boolean) => boolean }

/** Like the typeface, GOV.UK Frontend says it in every rule. Both are inherited, but by buttons and fields: once is enough. */
const smooth = ['-webkit-font-smoothing:antialiased', '-moz-osx-font-smoothing:grayscale']
const smoothing = /^-(webkit|moz-osx)-font-smoothing:/
/** For browsers that have gone, or that without it draw the line below a link a little differently. */
const oldPrefixes = /^(-ms-|-webkit-clip-path:|-webkit-text-decoration-skip|text-decoration-skip:)/
/** The sizes on a screen come out on paper within half a point of these. */
const printSizes = /^(font-size:\d+pt$|font-family:|line-height:)/

/** Without the custom properties that nothing asks for. */
const withoutUnasked = (rules: readonly Rule[], asked: (name: string) => boolean): Rule[] =>
  rules.map(({ head, declarations, rules: inner }) =>
    declarations
      ? { head, declarations: declarations.filter((each) => !each.startsWith('--') || asked(each.split(':')[0]!)) }
      : { head, rules: withoutUnasked(inner!, asked) },
  )

/** What a selector asks for; what it asks not to be there keeps no rule away. */
const classesOf = (selector: string): string[] =>
  (selector.replace(/:not\([^)]*\)/g, '').match(/\.(?:[\w-]|\\.)+/g) ?? []).map((name) => name.slice(1).replaceAll('\\', ''))

function lean(rules: readonly Rule[], keeps: Keeps, print = false): Rule[] {
  return rules.flatMap(({ head, declarations, rules: inner }): Rule[] => {
    if (inner) {
      const kept = lean(inner, keeps, head === '@media print')
      return kept.length > 0 ? [{ head, rules: kept }] : []
    }
    const selectors = partsOf(head, ',').filter(keeps.selector)
    const kept = declarations!
      .filter((each) => keeps.declaration(each, print))
      // :root tells every one of them: what stands behind the comma is for a page without it.
      .map((each) => each.replace(/var\((--govuk-[\w-]+), #\w+\)/g, 'var($1)'))
    return selectors.length > 0 && kept.length > 0 ? [{ head: selectors.join(','), declarations: kept }] : []
  })
}

/** Rules of the same selector that follow each other are one, and so are media queries. */
function joined(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = []
  for (const rule of rules) {
    const last = out.at(-1)
    if (last?.head !== rule.head) out.push(rule.rules ? { ...rule, rules: joined(rule.rules) } : rule)
    else if (rule.rules) last.rules = joined([...last.rules!, ...rule.rules])
    else out[out.length - 1] = { head: last.head, declarations: [...last.declarations!, ...rule.declarations!] }
  }
  return out
}

const write = (rules: readonly Rule[]): string =>
  rules
    .map(({ head, declarations, rules: inner }) => `${head}{${declarations ? declarations.join(';') : write(inner!)}}`)
    .join('')

/** Reads what sass has compressed. At-rules that stand alone, like @charset, it does not write here. */
function parse(css: string): Rule[] {
  const rules: Rule[] = []
  for (let at = 0; at < css.length; ) {
    const opens = find(css, at, '{')
    if (opens === css.length) break
    const closes = closing(css, opens)
    const [head, body] = [css.slice(at, opens).trim(), css.slice(opens + 1, closes)]
    const nests = /^@(?!font-face|page|property)/.test(head)
    rules.push(nests ? { head, rules: parse(body) } : { head, declarations: partsOf(body, ';') })
    at = closes + 1
  }
  return rules
}

/** Where a character stands next, outside quotes and brackets; the end when it does not. */
function find(text: string, from: number, wanted: string): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const here = text[at]!
    if (depth === 0 && here === wanted) return at
    if (here === '"') at = text.indexOf('"', at + 1)
    else if (here === '(' || here === '[') depth++
    else if (here === ')' || here === ']') depth--
  }
  return text.length
}

/** The brace that closes one. */
function closing(css: string, opens: number): number {
  let depth = 0
  for (let at = opens; at < css.length; at++) {
    if (css[at] === '"') at = css.indexOf('"', at + 1)
    else if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  throw new Error(`The stylesheet does not close a brace: ${css.slice(opens, opens + 80)}`)
}

/** The parts between a character, outside quotes and brackets. */
function partsOf(text: string, between: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = find(text, at, between)
    parts.push(text.slice(at, end).trim())
    at = end + 1
  }
  return parts.filter(Boolean)
}
