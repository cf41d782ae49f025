import { directionOf } from '../languages.ts'
import type { Delivery } from './sender.ts'

/**
 * An e-mail as light HTML, made of its text alone: paragraphs, the addresses in it as links, a code set large. No image, nothing from
 * elsewhere, and no colour: a mail program's own are readable by day and in the dark. Styles stand on the elements; many mail programs
 * drop the rest.
 * @param delivery its subject becomes the title; its language is said twice, for what shows mail inside a page of its own
 * @returns a whole document
 */
export function htmlOf({ subject, text, language }: Pick<Delivery, 'subject' | 'text' | 'language'>): string {
  const direction = directionOf(language)
  const dir = direction ? ` dir="${direction}"` : ''
  const paragraphs = text.split(/\n{2,}/).map((each) => codeOf(each.trim()) ?? paragraphOf(each.trim()))
  return `<!doctype html>
<html lang="${language}"${dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin: 0">
<div role="article" aria-label="${escaped(subject)}" lang="${language}"${dir} style="${styles.page}">
${paragraphs.join('\n')}
</div>
</body>
</html>
`
}

const styles = {
  page: [
    'max-width: 36em; margin: 0 auto; padding: 16px; word-break: break-word',
    'font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5',
  ].join('; '),
  paragraph: 'margin: 0 0 16px',
  code: 'font-size: 28px; font-weight: bold; letter-spacing: 2px; white-space: nowrap',
  half: 'padding-left: 10px',
} as const

/**
 * A paragraph of one line that ends with a code in two halves, after a word: "Your code is 1234 5678". (A telephone number has another
 * group of digits there. What is written from the right leaves no gap: the halves would change places.) The gap is drawn, not written: pressed twice, the code is chosen whole, and is copied as it is typed in.
 */
function codeOf(paragraph: string): string | undefined {
  const [, before, first, second] =
    /^(.*(?:\p{Ll} (?=\S+ \S+$)|\p{Lo} ))(\d{3}(?= ?\d{3}$)|[A-Z\d]{4}(?= ?[A-Z\d]{4}$)) ?(\S+)$/u.exec(paragraph) ?? []
  if (!before || !first || !second) return undefined
  const code = `<span style="${styles.code}">${first}<span style="${styles.half}">${second}</span></span>`
  return `<p style="${styles.paragraph}">${escaped(before.trim())}<br>${code}</p>`
}

const paragraphOf = (paragraph: string) =>
  `<p style="${styles.paragraph}">${paragraph.split('\n').map(lineOf).join('<br>\n')}</p>`

/** Every second part is an address; what ends a sentence behind it is none of it. */
const lineOf = (line: string) =>
  line
    .split(/(https:\/\/[^\s<>"“”]*[^\s<>"“”.,:;!?()'’])/)
    .map((part, at) => (at % 2 === 0 ? escaped(part) : linkTo(escaped(part))))
    .join('')

/** It shows where it leads. */
const linkTo = (address: string) => `<a href="${address}">${address}</a>`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
