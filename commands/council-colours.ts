import type { Council } from '../src/councils/council.ts'

/** Red, green and blue, each from 0 to 255. */
type Colour = readonly [number, number, number]

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]
/** What the lightest ground of the dark scheme is: --govuk-surface-background-colour in src/fragments/styles/dark.scss. */
export const darkGround = '#20262b'

const parse = (hex: string): Colour => {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Colour
}
const write = (colour: Colour) => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** @param share of the second colour, from 0 to 1 */
const mix = (one: Colour, other: Colour, share: number) =>
  one.map((part, at) => part + (other[at]! - part) * share) as unknown as Colour

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Colour
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The colour, mixed with another as little as it takes to be read on a ground. */
function readable(colour: Colour, mixedWith: Colour, ground: string, wanted: number): string {
  for (let share = 0; share < 1; share += 0.02) {
    const tried = write(mix(colour, mixedWith, share))
    if (contrast(tried, ground) >= wanted) return tried
  }
  return write(mixedWith)
}

/**
 * What a council's one colour becomes: `council` behind the header's white words; `accent` for links and buttons, which stands on `tint`
 * with a contrast of 4.5; `edge`, the line around a tinted ground; `darkAccent`, the accent of the dark scheme.
 */
export function shadesOf(hex: string) {
  const colour = parse(hex)
  const tint = write(mix(colour, white, 0.95))
  return {
    council: hex,
    accent: readable(colour, black, tint, 4.5),
    tint,
    edge: write(mix(colour, white, 0.6)),
    // More than 4.5: thin light letters on a dark ground seem thinner than they are.
    darkAccent: readable(colour, white, darkGround, 6.5),
  }
}

/** The part of the stylesheet that the councils' files decide. */
export function councilColours(councils: readonly Pick<Council, 'slug' | 'colour'>[]): string {
  const all = councils.map(({ slug, colour }) => ({ slug, ...shadesOf(colour) }))
  const light = all.map(
    ({ slug, council, accent, tint, edge }) =>
      `.council-${slug}{--council:${council};--accent:${accent};--govuk-surface-background-colour:${tint};--govuk-surface-border-colour:${edge}}`,
  )
  const dark = all.map(({ slug, darkAccent }) => `.council-${slug}:not(.framed){--accent:${darkAccent}}`)
  return `${light.join('')}@media screen and (prefers-color-scheme: dark){${dark.join('')}}`
}
