import type { Picture } from './pictures.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Pictures are shown at this part of their size, so that a page in every width stands in one line. */
const scale = 0.22

/** The contact sheet: a line for every page, with its pictures in each width and scheme; above them, what is wrong. */
export function sheet(pictures: readonly Picture[], wrong: readonly string[]): string {
  const groups = grouped(pictures, ({ council, language }) => `${council || 'Outside of every council'}, ${language}`)
  const sections = [...groups].map(([title, group]) => {
    const lines = [...grouped(group, ({ address }) => address).values()].map(
      (line) => `<h3>${escaped(line[0]!.name)}</h3>\n<div>${line.map(picture).join('')}</div>`,
    )
    return `<h2 id="${escaped(title)}">${escaped(title)}</h2>\n${lines.join('\n')}`
  })
  const contents = [...groups.keys()].map((title) => `<a href="#${escaped(title)}">${escaped(title)}</a>`).join(' · ')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures</title>
<style>
  body { font: 15px/1.4 system-ui, sans-serif; margin: 16px; background: #d8dadd; color: #111 }
  h2 { margin: 32px 0 0 } h3 { font-size: 15px; margin: 16px 0 4px }
  div { display: flex; gap: 8px; align-items: flex-start; overflow-x: auto }
  img { display: block; height: auto; max-height: 420px; object-fit: cover; object-position: top }
</style>
<h1>${pictures.length} pictures</h1>
<p>${contents}</p>
${wrong.length > 0 ? `<ul>${wrong.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>` : ''}
${sections.join('\n')}
</html>
`
}

function grouped(pictures: readonly Picture[], by: (picture: Picture) => string): Map<string, Picture[]> {
  const groups = new Map<string, Picture[]>()
  for (const each of pictures) groups.set(by(each), [...(groups.get(by(each)) ?? []), each])
  return groups
}

function picture({ file, name, width, scheme }: Picture): string {
  const address = file.split('/').map(encodeURIComponent).join('/')
  const title = `${name}, ${width} px, ${scheme}`
  return `<a href="${address}" title="${escaped(title)}"><img src="${address}" alt="${escaped(title)}" width="${Math.round(width * scale)}" loading="lazy"></a>`
}
