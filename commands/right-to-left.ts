/**
 * The stylesheet for languages that are written from the right: every left becomes a right, and the other way round. One sheet of
 * logical properties for both would be longer for everybody, and phones from before 2021 do not know `inset-inline-start`.
 * @param css as sass writes it, compressed; with no `url()` and no string that could hold a declaration
 */
export function rightToLeft(css: string): string {
  return css.replace(/([{;])([a-z-]+):([^;{}]+)/g, (_, before: string, property: string, value: string) => {
    return `${before}${swapped(property)}:${mirrored(property, value)}`
  })
}

const swapped = (text: string) => text.replace(/\b(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'))

/** What a property says of the four sides, from the top on with the clock. */
const ofSides = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/
/** Properties whose value names a side. */
const namesSide = /^(text-align|float|clear|transform-origin|background-position|object-position|transition|transition-property)$/

function mirrored(property: string, value: string): string {
  const [, said, important = ''] = /^(.*?)(!important)?$/s.exec(value)!
  if (namesSide.test(property)) return swapped(said!) + important
  if (ofSides.test(property)) return fourSides(said!) + important
  if (property === 'border-radius') return corners(said!) + important
  if (property === 'transform') return turned(said!) + important
  return value
}

/** Words of a value; what stands in brackets is one word. */
const wordsOf = (value: string) => value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []

function fourSides(value: string): string {
  const [top, right, bottom, left, ...more] = wordsOf(value)
  return left && more.length === 0 ? [top, left, bottom, right].join(' ') : value
}

function corners(value: string): string {
  const [topLeft, topRight, bottomRight, bottomLeft] = wordsOf(value)
  if (value.includes('/') || !topRight) return value
  if (!bottomRight) return [topRight, topLeft].join(' ')
  return [topRight, topLeft, bottomLeft ?? topRight, bottomRight].join(' ')
}

/** Turned the other way round, and moved the other way. */
const turned = (value: string) =>
  value.replace(
    /\b(rotate|rotateZ|translateX|skewX|translate)\((-?)([^)]+)\)/g,
    (whole, name: string, minus: string, by: string) => {
      if (/^0(\D|$)/.test(by) || by === '180deg') return whole
      return `${name}(${minus ? '' : '-'}${by})`
    },
  )
