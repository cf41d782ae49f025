import { describe, expect, it } from 'vitest'
import { readCouncils, stylesheet } from '../../commands/build.ts'
import { mirror, rightToLeft } from '../../commands/right-to-left.ts'

describe('the stylesheet for languages that are written from the right', () => {
  it.each([
    ['a{margin-left:5px;color:red}', 'a{margin-right:5px;color:red}'],
    ['a{left:0;right:auto}', 'a{right:0;left:auto}'],
    ['a{border-left-color:red!important}', 'a{border-right-color:red!important}'],
    ['a{text-align:left;float:right}', 'a{text-align:right;float:left}'],
    ['a{margin:1px 2px 3px 4px}', 'a{margin:1px 4px 3px 2px}'],
    ['a{padding:0 calc(1px + (2px)) 3px 0 !important}', 'a{padding:0 0 3px calc(1px + (2px)) !important}'],
    [
      'a{margin-right:max(15px, env(safe-area-inset-right))}@media(min-width:9em){a{margin-left:0}}',
      'a{margin-left:max(15px, env(safe-area-inset-left))}@media(min-width:9em){a{margin-right:0}}',
    ],
  ])('%s', (css, other) => {
    expect(mirror(css)).toBe(other)
    expect(mirror(other)).toBe(css)
  })

  it.each([
    'a{padding:0 1px;margin:1px 2px 3px;margin:0 1px 2px !important}',
    // A name is no side, nor is what a tick is drawn with.
    '.left{border-width:0 0 5px 5px;transform:rotate(-45deg)}',
    'a{content:"";color:bright}',
  ])('stays as it is: %s', (css) => expect(mirror(css)).toBe(css))

  it('is the other one once more, turned twice, and has nothing in it that this does not know', async () => {
    const css = stylesheet(await readCouncils())
    expect(mirror(css)).not.toBe(css)
    expect(mirror(mirror(css))).toBe(css)
    expect(css).not.toMatch(/url\(|border-radius:[^;}]* |inset:|translate/)
    expect(rightToLeft(css).startsWith(mirror(css))).toBe(true)
  })
})
