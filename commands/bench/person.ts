// A person with a browser, of which only the wire is looked at: keeps cookies and assets, follows redirects, fills in forms.
import { Agent, request as ask, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { type HTMLElement, parse } from 'node-html-parser'
import { type Asked, type DatabaseProxy, oneAfterTheOther } from './proxy.ts'

/** One answer of the portal. Bytes are as on the wire, text at gzip level 6. */
export type Got = {
  method: 'GET' | 'POST'
  path: string
  /** a page, what htmx puts in the place of one, or what a page needs beside its HTML */
  kind: 'document' | 'fragment' | 'style' | 'script' | 'image'
  status: number
  headers: number
  body: number
  /** ms until its first byte */
  ms: number
  /** what the Worker asked of its database, messages that left behind the answer included */
  asked: Asked[]
  /** how many of those were asked one after the other until the answer left */
  sequential: number
  /** operations on KV that were done when the answer left */
  kv: number
  /** those that had begun by then, and went on behind it */
  kvBehind: number
}

export const weightOf = (got: readonly Got[]) => got.reduce((sum, { headers, body }) => sum + headers + body, 0)

type Options = {
  /** with JavaScript: scripts are loaded, and htmx sends the forms */
  script: boolean
  /** what stands in front of the portal's database, where that is looked at */
  proxy?: DatabaseProxy
  /** another network than everybody else's, as Cloudflare tells it */
  network?: string
  /** false: pages alone, without what they need beside their HTML */
  assets?: boolean
}

export class Person {
  path = ''
  page: HTMLElement = parse('')
  readonly #url: string
  readonly #options: Options
  readonly #jar = new Map<string, string>()
  readonly #kept = new Set<string>()
  readonly #agent = new Agent({ keepAlive: true })

  constructor(url: string, options: Options) {
    this.#url = url
    this.#options = options
  }

  /** Opens an address as a link does, and loads what its page needs. @returns everything that came */
  async open(path: string): Promise<Got[]> {
    const got: Got[] = []
    let next: string | undefined = path
    while (next !== undefined && got.length < 10) {
      this.path = next
      const one = await this.#ask('GET', next, 'document')
      got.push(one)
      next = one.to
    }
    return [...got, ...(await this.#loadAssets())]
  }

  /** What the browser keeps, as it would send it. */
  get cookies() {
    return [...this.#jar].map((cookie) => cookie.join('=')).join('; ')
  }

  /** The form of the step that is shown, if one is. */
  get form() {
    return this.page.querySelector('form#step')
  }

  /** What is wrong with what was sent, in the page's words. */
  get wrong() {
    return this.page.querySelector('.govuk-error-summary')?.textContent
  }

  /** Types into the form by the names of its fields, and presses the button that sends it on. @returns everything that came of it */
  async send(typed: Record<string, string>): Promise<Got[]> {
    const form = this.form
    if (!form) throw new Error(`There is no form at ${this.path}.`)
    const fields = new URLSearchParams({ ...fieldsOf(form, typed), ...goingOn(form) })
    const action = unescaped(form.getAttribute('action') ?? this.path)
    const swap = this.#options.script && form.hasAttribute('hx-post')
    const one = await this.#ask('POST', action, swap ? 'fragment' : 'document', fields.toString())
    if (one.to !== undefined) return [one, ...(await this.open(one.to))]
    this.path = one.pushed ?? action
    return swap ? [one] : [one, ...(await this.#loadAssets())]
  }

  /** A file by itself; nothing where there is none. */
  async find(path: string): Promise<Got | undefined> {
    const got = await this.#ask('GET', path, 'script')
    return got.status === 404 ? undefined : got
  }

  async #loadAssets(): Promise<Got[]> {
    if (this.#options.assets === false) return []
    const got: Got[] = []
    for (const { path, kind } of neededBy(this.page, this.#options.script))
      if (!this.#kept.has(path) && !got.some((one) => one.path === path)) got.push(await this.#ask('GET', path, kind))
    const missing = got.find(({ status }) => status >= 400)
    if (missing) throw new Error(`${this.path} needs ${missing.path}, which answered ${missing.status}.`)
    return got
  }

  async #ask(
    method: Got['method'],
    path: string,
    kind: Got['kind'],
    body?: string,
  ): Promise<Got & { to?: string; pushed?: string }> {
    const { proxy, network } = this.#options
    await proxy?.quiet()
    const mark = proxy?.asked.length ?? 0
    const began = performance.now()
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        ...{ 'accept-encoding': 'identity', 'sec-fetch-site': 'same-origin', referer: `${this.#url}${this.path}` },
        ...(this.#jar.size > 0 ? { cookie: this.cookies } : {}),
        ...(proxy && proxy.delayMs > 0 ? { 'x-bench-delay': proxy.delayMs } : {}),
        ...(network ? { 'cf-connecting-ip': network } : {}),
        ...(body === undefined
          ? {}
          : {
              origin: this.#url,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
        ...(kind === 'fragment' ? { 'hx-request': 'true', 'hx-current-url': `${this.#url}${this.path}` } : {}),
      }
      ask(`${this.#url}${path}`, { method, headers, agent: this.#agent }, resolve).on('error', reject).end(body)
    })
    const answeredAt = performance.now()
    const bytes = decoded(answer, await buffer(answer))
    await proxy?.quiet()
    const asked = proxy?.asked.slice(mark) ?? []

    this.#keepCookies(answer)
    const { statusCode: status = 0, headers: told } = answer
    if (/max-age=[1-9]/.test(told['cache-control'] ?? '')) this.#kept.add(path)
    const to = told['hx-redirect'] ?? ([302, 303, 307].includes(status) ? told.location : undefined)
    const [kv, kvBehind] = String(told['x-bench-kv'] ?? '0 0')
      .split(' ')
      .map(Number)
    const isPage = kind === 'document' || kind === 'fragment'
    if (isPage && to === undefined) this.page = parse(bytes.toString())
    if (status >= 400 && status !== 422 && isPage) throw new Error(`${method} ${path} answered ${status}.`)
    return {
      ...{ method, path, kind, status, ms: answeredAt - began, asked, sequential: oneAfterTheOther(asked, answeredAt) },
      ...weights(answer, bytes),
      ...{ kv: kv!, kvBehind: kvBehind! },
      ...(typeof to === 'string' ? { to: pathOf(to, this.#url) } : {}),
      ...(typeof told['hx-push-url'] === 'string' ? { pushed: told['hx-push-url'] } : {}),
    }
  }

  #keepCookies({ headers }: IncomingMessage) {
    for (const line of headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) this.#jar.delete(name)
      else this.#jar.set(name, value)
    }
  }
}

/** What a browser fetches for a page besides its HTML. */
function neededBy(page: HTMLElement, script: boolean): { path: string; kind: Got['kind'] }[] {
  const links = page.querySelectorAll('link[href]').flatMap((link) => {
    const [rel, as] = [link.getAttribute('rel') ?? '', link.getAttribute('as')]
    const kind = rel === 'stylesheet' || as === 'style' ? 'style' : /icon/.test(rel) ? 'image' : undefined
    const isScript = rel === 'modulepreload' || as === 'script'
    return [{ path: link.getAttribute('href'), kind: kind ?? (isScript && script ? 'script' : undefined) }]
  })
  const images = page.querySelectorAll('img[src]').map((img) => ({ path: img.getAttribute('src'), kind: 'image' }))
  const scripts = script ? page.querySelectorAll('script[src]:not([nomodule])') : []
  const all = [...links, ...images, ...scripts.map((each) => ({ path: each.getAttribute('src'), kind: 'script' }))]
  return all.filter((each): each is { path: string; kind: Got['kind'] } =>
    Boolean(each.path && each.kind && !each.path.startsWith('data:')),
  )
}

const pathOf = (address: string, base: string) => {
  const { pathname, search } = new URL(address, base)
  return pathname + search
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')

/** What a form holds, with what is typed over it; nothing is typed where nothing is seen. */
function fieldsOf(form: HTMLElement, typed: Record<string, string>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const input of form.querySelectorAll('input, select, textarea')) {
    const [name, type] = [input.getAttribute('name'), input.getAttribute('type') ?? '']
    if (!name) continue
    if (type !== 'hidden' && typed[name] !== undefined) fields[name] = typed[name]
    else if (!['radio', 'checkbox'].includes(type) || input.hasAttribute('checked')) {
      const chosen = input.querySelector('option[selected]') ?? input.querySelector('option')
      fields[name] = unescaped(input.getAttribute('value') ?? chosen?.getAttribute('value') ?? '')
    }
  }
  return fields
}

/** What the button adds that sends the form on: the first that leads nowhere else. */
function goingOn(form: HTMLElement): Record<string, string> {
  const button = form.querySelectorAll('.govuk-button-group button').find((each) => each.getAttribute('name') !== 'go')
  const name = button?.getAttribute('name')
  return name ? { [name]: button?.getAttribute('value') ?? '' } : {}
}

function decoded({ headers }: IncomingMessage, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes
  const encoding = headers['content-encoding']
  return encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes
}

const compressed = /^(text\/|application\/(javascript|json|manifest\+json)|image\/svg)/

/** What this bench adds, and what an edge does: no part of the portal. */
const foreign = /^(x-bench-|cf-cache-status)/i

/** The unit of the peers' figures: the head of the answer, and its body with text at gzip level 6. */
function weights({ headers, rawHeaders, statusCode, statusMessage }: IncomingMessage, bytes: Buffer) {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`, '']
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  const packs = bytes.length > 0 && compressed.test(headers['content-type'] ?? '')
  if (packs && !headers['content-encoding']) lines.push('Content-Encoding: gzip')
  const head = lines.filter((line) => !foreign.test(line)).reduce((sum, line) => sum + Buffer.byteLength(line) + 2, 0)
  return { headers: head, body: packs ? gzipSync(bytes, { level: 6 }).length : bytes.length }
}
