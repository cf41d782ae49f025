import type { Delivery } from './sender.ts'

/** An e-mail as light HTML, from its text alone. */
export function htmlOf({ subject, text, language }: Pick<Delivery, 'subject' | 'text' | 'language'>): string {
  const paragraphs = text.split(/\n{2,}/).map((each) => `<p>${escaped(each).replaceAll('\n', '<br>')}</p>`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${paragraphs.join('')}</body></html>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
