import { describe, expect, it } from 'vitest'
import { readCouncils, stylesheets } from '../../commands/build.ts'
import { rightToLeft } from '../../commands/stylesheet.ts'

describe('the stylesheet for languages that are written from the right', () => {
  it.each([
    ['a{margin-left:5px;color:red}', 'a{margin-right:5px;color:red}'],
    ['a{text-align:left;float:right}', 'a{text-align:right;float:left}'],
    ['a{margin:1px 2px 3px 4px}', 'a{margin:1px 4px 3px 2px}'],
    ['a{margin-right:max(15px, env(safe-area-inset-right))}', 'a{margin-left:max(15px, env(safe-area-inset-left))}'],
    // A name is no side.
    ['.left{color:red}', '.left{color:red}'],
  ])('%s', (css, other) => expect(rightToLeft(css).startsWith(other)).toBe(true))

  it('draws a tick as it is drawn everywhere', async () => {
    const { staff } = await stylesheets(await readCouncils())
    const tick = (css: string) => /\.govuk-checkboxes__label::?after\{[^}]*transform[^}]*\}/.exec(css)?.[0] ?? ''
    expect(tick(staff)).toMatch(/left:.*border-width:0 0 5px 5px/)
    expect(tick(rightToLeft(staff))).toMatch(/right:.*transform:rotate\(-45deg\).*border-width:0 0 5px 5px/)
    expect(rightToLeft(staff)).not.toContain('rtl:')
  })
})
