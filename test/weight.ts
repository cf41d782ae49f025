import { gzipSync } from 'node:zlib'

/** What an answer weighs on the line, in bytes. */
export type Weight = { headers: number; body: number }

/** An answer as it is measured: any Response, or what stands in for one. */
type Answer = { status: number; headers: Headers }

const bytes = new TextEncoder()

/** gzip at level 6, as edges and servers do by default: the unit of the comparisons with other portals. */
export const compressed = (body: string | Uint8Array): number =>
  gzipSync(typeof body === 'string' ? bytes.encode(body) : body, { level: 6 }).length

/**
 * Weighs an answer: its status line and headers as HTTP/1.1 writes them, and its body at gzip level 6. HTTP/2 and 3 need less for
 * the headers; what an edge adds of its own (its date, its name) is not the portal's and is not counted.
 * @param body what came, not compressed
 */
export function weightOf({ status, headers }: Answer, body: string | Uint8Array = ''): Weight {
  const cookies = headers.getSetCookie().map((cookie) => ['set-cookie', cookie] as const)
  const others = [...headers].filter(([name]) => !['set-cookie', 'content-encoding', 'content-length'].includes(name))
  const framing = body.length > 0 ? [['content-encoding', 'gzip'] as const, ['transfer-encoding', 'chunked'] as const] : []
  const lines = [...others, ...cookies, ...framing].map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Unprocessable Entity'}`, ...lines, '', ''].join('\r\n')
  return { headers: bytes.encode(head).length, body: body.length > 0 ? compressed(body) : 0 }
}

/** Both together. */
export const whole = ({ headers, body }: Weight): number => headers + body

export const sum = (weights: readonly Weight[]): number => weights.reduce((all, weight) => all + whole(weight), 0)

/**
 * What a browser fetches for a document besides: each address once, in the order of the document.
 * @param scripts false where JavaScript is off: then none is fetched
 */
export function assetsIn(html: string, { scripts = true } = {}): string[] {
  const found = [...html.matchAll(/<(link|script)\b[^>]*?\b(?:href|src)="(\/assets\/[^"]+)"/g)]
  return [...new Set(found.filter(([, tag]) => scripts || tag === 'link').map(([, , address]) => address!))]
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/**
 * The headers that a file of public/ is served with: the platform's own, and those of public/_headers.
 * @param rules the text of public/_headers
 */
export function headersOfFile(address: string, rules: string): Headers {
  const headers = new Headers({
    'content-type': types[address.split('.').at(-1)!] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=0, must-revalidate',
    etag: `"${'0'.repeat(32)}"`,
  })
  let applies = false
  for (const line of rules.split('\n')) {
    if (/^\S/.test(line)) applies = new RegExp(`^${line.trim().replaceAll('*', '.*')}$`).test(address)
    else if (applies && line.trim().startsWith('! ')) headers.delete(line.trim().slice(2))
    else if (applies && line.includes(':'))
      headers.set(line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim())
  }
  return headers
}
