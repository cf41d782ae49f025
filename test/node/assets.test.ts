import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { htmxWithout } from '../../commands/htmx.ts'
import { minified, purged, saidOnce, wornElsewhere } from '../../commands/stylesheet.ts'

const page = ['<p class="a b list countdown__row width-5"><a href="/somewhere">']
const face = 'font-family:system-ui,arial,sans-serif'
const everywhere = `body,button,input,select,textarea{${face};-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale}`

it('keeps the rules of what a page has, in their order, and no other', async () => {
  const css = '.a{color:red}.c{color:blue}.a .c,.a>.b:hover{top:0}.width-5{top:1}.width-6{top:1}.b:not(.c){top:2}p,table{top:3}'
  expect(await purged(css, page)).toBe('.a{color:red}.a>.b:hover{top:0}.width-5{top:1}.b:not(.c){top:2}p{top:3}')
  expect(await purged('[href^="/"].a{top:0}.a[title="{;}"]{top:1}', page)).toBe('[href^="/"].a{top:0}')
})

it('drops custom properties that nothing asks for', async () => {
  expect(await purged(':root{--one: #fff;--two: #000}.a{color:var(--one)}', page)).toBe(':root{--one: #fff}.a{color:var(--one)}')
})

it('leaves what only other pages have to those', async () => {
  const all = new Set(['a', 'b', 'list', 'countdown__row', 'b--warning'])
  const css = '.a{top:0}.list .a{top:1}.countdown__row{top:2}.b{top:3}.b--warning{top:4}.list__item{top:5}.lists{top:6}'
  const named = [...page, 'b--warning list__item lists']
  expect(await purged(css, named)).toBe(css)
  expect(await purged(css, named, wornElsewhere(all, new Set(['a', 'b'])))).toBe('.a{top:0}.b{top:3}.lists{top:6}')
})

it('says once what every rule repeats, and leaves sizes on paper to the browser', () => {
  const css = [
    `.a{${face};-webkit-font-smoothing:antialiased;top:0}@media print{.a{font-family:sans-serif}}`,
    '.a{left:0}@media print{.a{font-size:14pt;line-height:1.15;color:var(--govuk-a, #fff)}}',
  ].join('')
  expect(saidOnce(css)).toBe(`${everywhere}.a{top:0}@media print{.a{}}.a{left:0}@media print{.a{color:var(--govuk-a)}}`)
})

it('says it in few bytes, as browsers know it that know custom properties', () => {
  const rules = '.a{left:0}.a{top:0}@media print{.b{top:1px}}@media print{.b{color:transparent}}.c{}'
  expect(minified(rules)).toBe('.a{top:0;left:0}@media print{.b{color:transparent;top:1px}}')
  const kept = '-webkit-text-size-adjust:100%;-webkit-appearance:none;font-family:system-ui,arial,sans-serif'
  for (const each of kept.split(';')) expect(minified(`.a{${kept}}`)).toContain(each)
  expect(minified('.a{top:0;right:0;bottom:0;left:0}')).not.toContain('inset')
})

it('leaves out of htmx what is named, and does so with no htmx that nobody has looked at', () => {
  const source = readFileSync('node_modules/htmx.org/dist/htmx.js', 'utf8')
  const rest = htmxWithout(source)
  expect(rest.length).toBeLessThan(source.length * 0.8)
  for (const kept of ['await ctx.fetch(ctx.request.action', 'history.pushState(', 'new DOMParser()']) expect(rest).toContain(kept)
  // Nothing is left that makes a function of a text.
  for (const gone of ['new FunctionConstructor', 'this.#morphChildren(ctx']) {
    expect(source).toContain(gone)
    expect(rest).not.toContain(gone)
  }
  expect(() => htmxWithout(source.replace('#issueRequest(', '#sendRequest('))).toThrow('look at commands/htmx.ts again')
  expect(() => htmxWithout(`${source}\n`)).toThrow('look at commands/htmx.ts again')
})
