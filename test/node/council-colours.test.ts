import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCouncils } from '../../commands/build.ts'
import { contrast, darkGround, shadesOf } from '../../commands/council-colours.ts'

const councils = await readCouncils()
/** Those of the councils, and others that a council might choose: white can be read on all of them. */
const colours = [...councils.map(({ colour }) => colour), '#000000', '#1d70b8', '#b30c0c', '#767676', '#8a6d00', '#00703c']

describe.each(colours)('of %s', (colour) => {
  const { council, accent, tint, darkAccent } = shadesOf(colour)

  it('white words can be read on the header and on the buttons', () => {
    expect(contrast(council, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
  it('links can be read on the page and on a tinted ground', () => {
    expect(contrast(accent, tint)).toBeGreaterThanOrEqual(4.5)
  })
  it('links, and the dark words on buttons, can be read in the dark', () => {
    expect(contrast(darkAccent, darkGround)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(darkAccent, '#0b0c0c')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the dark scheme', () => {
  const text = readFileSync('src/fragments/styles/dark.scss', 'utf8')
  const colours = Object.fromEntries(
    [...text.matchAll(/--(?:govuk-)?([\w-]+?)(?:-colour)?: (#\w{6});/g)].map(([, name, hex]) => [name!, hex!]),
  )
  const grounds = [colours['body-background']!, colours['surface-background']!]

  it('has the ground that the councils’ accents were made for', () => {
    expect(colours['surface-background']).toBe(darkGround)
  })
  it.each(['text', 'secondary-text', 'error', 'link-visited', 'accent'])('%s can be read on every ground', (name) => {
    for (const ground of grounds) expect(contrast(colours[name]!, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it('words can be read on buttons of the second rank', () => {
    expect(contrast(colours.text!, colours.quiet!)).toBeGreaterThanOrEqual(4.5)
  })
  it('fields, errors and what has the focus can be told from the ground', () => {
    for (const edge of [colours['input-border']!, colours.error!, '#ffdd00'])
      for (const ground of grounds) expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3)
  })
})

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
