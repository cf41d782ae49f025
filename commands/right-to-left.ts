/**
 * The stylesheet for languages that are written from the right: every left becomes a right, and the other way round. One sheet of
 * logical properties for both would be longer for everybody, and phones from before 2021 do not know `inset-inline-start`.
 * What is turned or drawn by its borders, like the tick of a checkbox, is the same in every language.
 * @param css as sass writes it, compressed; with no `url()` and no string that could hold a declaration
 */
export const rightToLeft = (css: string): string => mirror(css) + itsOwn

/** What somebody typed, or a telephone number, is written the way that it is written by itself. */
const itsOwn =
  'input,.govuk-summary-list__value,.list td,.phone-number,.contacts__phone,.breakable{unicode-bidi:plaintext}.govuk-summary-list__value{text-align:right}\n'

/** Every left in the place of its right. */
export const mirror = (css: string): string =>
  css.replace(/([{;])([a-z-]+):([^;{}]+)/g, (_, before: string, property: string, value: string) => {
    return `${before}${swapped(property)}:${mirrored(property, value)}`
  })

const swapped = (text: string) => text.replace(/\b(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'))

/** Properties whose value names a side. */
const namesSide = /^(text-align|float|clear|justify-content|background-position)$/
/** What a property says of the four sides, from the top on with the clock. */
const ofSides = /^(margin|padding|inset|scroll-(margin|padding))$/

function mirrored(property: string, value: string): string {
  if (namesSide.test(property)) return swapped(value)
  if (ofSides.test(property)) return fourSides(value)
  // The edges of the screen that a phone's camera takes.
  return value.replace(/safe-area-inset-(?:left|right)/g, swapped)
}

/** Its parts; what stands in brackets belongs to one. */
const partsOf = (value: string) => value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []

function fourSides(value: string): string {
  const [top, right, bottom, left, ...more] = partsOf(value)
  return left && left !== '!important' ? [top, left, bottom, right, ...more].join(' ') : value
}
