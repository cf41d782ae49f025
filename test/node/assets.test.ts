import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { htmxWithout } from '../../commands/htmx.ts'
import { classesIn, stylesheetFor } from '../../commands/stylesheet.ts'

const known = classesIn(['<p class="a b list countdown__row">', ['class={`width-', '{n}`}'].join('$')])
const made = (css: string, audience: 'strangers' | 'everybody' = 'everybody') => stylesheetFor(css, audience, known)
const face = 'font-family:system-ui,arial,sans-serif'
const everywhere = `body,button,input,select,textarea{${face};-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale}`

it('keeps the rules of classes that a page has, in their order, and no other', () => {
  const css = `.a{${face};color:red}.c{color:blue}.a .c,.a>.b:hover{top:0}.width-5{top:1}.b:not(.c){top:2}p,#x{top:3}`
  expect(made(css)).toBe(`${everywhere}.a{color:red}.a>.b:hover{top:0}.width-5{top:1}.b:not(.c){top:2}p,#x{top:3}`)
})

it('leaves what only pages of somebody signed in have to those', () => {
  const css = `.a{${face};top:0}.list .a{top:1}.countdown__row{top:2}@media(min-width: 40em){.list{top:3}}.b{top:4}`
  expect(made(css)).toContain('.list .a{top:1}.countdown__row{top:2}@media(min-width: 40em){.list{top:3}}.b{top:4}')
  expect(made(css, 'strangers')).toBe(`${everywhere}.a{top:0}.b{top:4}`)
})

it('says once what every rule repeats, and leaves sizes on paper to the browser', () => {
  const css = [
    `.a{${face};-webkit-font-smoothing:antialiased;top:0}@media print{.a{font-family:sans-serif}}`,
    '.a{left:0}@media print{.a{font-size:14pt;line-height:1.15}}@media print{.b{display:none}}',
  ].join('')
  expect(made(css)).toBe(`${everywhere}.a{top:0;left:0}@media print{.b{display:none}}`)
})

it('knows a brace, a comma and a semicolon in quotes and brackets from others', () => {
  const css = `.a{${face}}.a[title="{;}"]::after{content:"};{,";background:url(a;b)}.a:is(.b,.a){top:0}@supports(top: max(calc(0px))){.a{top:1}}`
  expect(made(css)).toBe(`${everywhere}${css.replace(`.a{${face}}`, '')}`)
})

it('drops custom properties that nothing asks for, and what stands behind those that :root tells', () => {
  const css = `:root{--govuk-a: #fff;--govuk-b: #000}.a{${face};color:var(--govuk-a, #fff)}.b--c:hover{top:0}.b:hover{top:1}`
  expect(made(css)).toBe(`${everywhere}:root{--govuk-a: #fff}.a{color:var(--govuk-a)}.b:hover{top:1}`)
})

it('leaves out of htmx what is named, and says when it is not there any more', () => {
  const source = readFileSync('node_modules/htmx.org/dist/htmx.js', 'utf8')
  const rest = htmxWithout(source)
  expect(rest.length).toBeLessThan(source.length * 0.8)
  for (const kept of ['await ctx.fetch(ctx.request.action', 'history.pushState(', 'new DOMParser()']) expect(rest).toContain(kept)
  // Nothing is left that makes a function of a text.
  for (const gone of ['new FunctionConstructor', 'this.#morphChildren(ctx']) {
    expect(source).toContain(gone)
    expect(rest).not.toContain(gone)
  }
  expect(() => htmxWithout(source, { '#noSuchMethod': '' })).toThrow('#noSuchMethod')
  expect(() => htmxWithout(rest)).toThrow()
})
