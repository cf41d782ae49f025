// Makes the portal's stylesheets out of the one that is written: only what its pages wear, and for each page what it needs.

import { Features, transform } from 'lightningcss'
import postcss from 'postcss'
import { PurgeCSS } from 'purgecss'
import rtlcss from 'rtlcss'

/** Like the typeface, GOV.UK Frontend says it in every rule. Both are inherited, but by buttons and fields: once is enough. */
const smooth = '-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale'
/** The sizes on a screen come out on paper within half a point of these. */
const printSizes = /^(font-size:\d+pt$|font-family:|line-height:)/

/**
 * What GOV.UK Frontend repeats, once: a sixth of the bytes on the line, which no tool can know to be the same.
 * @param css as sass writes it, compressed
 */
export function saidOnce(css: string): string {
  const [typeface = ''] = /font-family:(?!sans-serif|inherit)[^;}]+/.exec(css) ?? []
  const sheet = postcss.parse(css)
  sheet.walkDecls((declaration) => {
    const said = `${declaration.prop}:${declaration.value}`
    const around = declaration.parent?.parent
    const isPrinted = around?.type === 'atrule' && 'params' in around && around.params === 'print'
    if (said === typeface || smooth.includes(said) || (isPrinted && printSizes.test(said))) declaration.remove()
    // :root tells every one of them: what stands behind the comma is for a page without it.
    else declaration.value = declaration.value.replace(/var\((--govuk-[\w-]+), ?#\w+\)/g, 'var($1)')
  })
  return `body,button,input,select,textarea{${typeface};${smooth}}${sheet}`
}

/** What is worn, but not by these, and what belongs to it. */
export const wornElsewhere = (all: ReadonlySet<string>, these: ReadonlySet<string>): RegExp[] =>
  [...all].filter((name) => !these.has(name)).map((name) => new RegExp(`^${name}(__|--|$)`))

/**
 * A stylesheet without what no page has. What stays keeps its order, so that a page looks the same with any that knows its classes.
 * @param texts where classes, elements and attributes are named
 * @param never classes that are left out although they are named
 */
export async function purged(css: string, texts: readonly string[], never: RegExp[] = []): Promise<string> {
  const [result] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content: texts.map((raw) => ({ raw, extension: 'tsx' })),
    defaultExtractor: (text) => text.match(/[\w!-]+/g) ?? [],
    blocklist: never,
    // What stands in quotes behind it is no word.
    dynamicAttributes: ['href'],
    variables: true,
  })
  return result!.css
}

/** The first that know custom properties, without which there are no colours: nothing is said in a younger syntax. */
const targets = { chrome: 49 << 16, edge: 16 << 16, firefox: 45 << 16, safari: 10 << 16 }
/** GOV.UK Frontend has the prefixes that it needs, and a typeface is as it is written. */
const exclude = Features.VendorPrefixes | Features.FontFamilySystemUi

/** The same in fewer bytes. */
export const minified = (css: string): string =>
  transform({ filename: 'portal.css', code: Buffer.from(css), minify: true, targets, exclude }).code.toString()

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
