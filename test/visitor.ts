import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { and, eq, gt, inArray } from 'drizzle-orm'
import { type HTMLElement, parse } from 'node-html-parser'
import { inject } from 'vitest'
import { createApp } from '../src/app.ts'
import { councils } from '../src/councils/all.ts'
import { connect, type Db } from '../src/db/client.ts'
import { KeyRing } from '../src/db/keys.ts'
import { messages } from '../src/db/schema.ts'
import type { Bindings } from '../src/env.ts'
import type { World } from '../src/middleware/visit.ts'
import { dev } from '../src/routes/dev/dev.ts'
import type { Served } from '../src/routes/journeys.ts'
import type { Delivery, Provider, Sender } from '../src/senders/sender.ts'
import { eastVale } from './east-vale.ts'

// The second is for portals that are not local: they refuse the first.
const key = (letter: string) => ['local-test', 'test'].map((id) => `${id}:${btoa(letter.repeat(32))}`).join(',')

/** What a Worker in a test is given: a real KV of workerd's, a real sqld, real OpenID providers, keys of its own. */
export const bindings: Bindings = {
  ...(env as unknown as Bindings),
  ENVIRONMENT: 'local',
  DATABASE_URL: inject('databaseUrl'),
  ...inject('identityProviders'),
  SEALING_KEYS: key('s'),
  INDEX_KEYS: key('i'),
  SIGNING_KEYS: key('g'),
}

/** For a portal that is not local: it would refuse the stand-ins for identity providers. */
export const withoutStandIns: Partial<Bindings> = Object.fromEntries(
  Object.keys(inject('identityProviders')).map((name) => [name, '']),
)

export const keys = {
  sealing: KeyRing.parse('SEALING_KEYS', bindings.SEALING_KEYS!),
  index: KeyRing.parse('INDEX_KEYS', bindings.INDEX_KEYS!),
  signing: KeyRing.parse('SIGNING_KEYS', bindings.SIGNING_KEYS!),
}

export const db: Db = connect(bindings.DATABASE_URL!)

type Options = {
  councils?: readonly Served[]
  bindings?: Partial<Bindings>
  connect?: typeof connect
  /** as it is deployed, without the pages for developers */
  deployed?: true
  /** mounts pages of the test's own */
  mount?: (app: ReturnType<typeof createApp>) => void
}

/** What the outbox was given in this file of tests: the database holds everybody's, sealed. */
const sent: Delivery[] = []

/** The council with an outbox that can be looked into without opening every message of the database. */
const watched = (council: Served): Served => {
  const watch = (sender: Sender | Provider): Sender | Provider => ('connect' in sender ? sender : watchedSender(sender))
  const watchedSender = (sender: Sender): Sender => ({
    ...sender,
    send(delivery) {
      if (sender.name === 'outbox') sent.unshift(delivery)
      return sender.send(delivery)
    },
  })
  const senders = Object.fromEntries(Object.entries(council.senders).map(([channel, each]) => [channel, each.map(watch)]))
  return { ...council, senders: senders as unknown as Served['senders'] }
}

/** A portal with a clock that can be moved, a log that can be read, and waits that are noted down instead of waited for. */
export function portal(options: Options = {}) {
  const clock = { now: Date.UTC(2026, 10, 21, 9, 0) }
  const log: Record<string, unknown>[] = []
  const waits: number[] = []
  const world: World = {
    connect: options.connect ?? connect,
    now: () => clock.now,
    pause: async (ms) => {
      waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20)))
    },
    log: (record) => void log.push(record as Record<string, unknown>),
  }
  const served = (options.councils ?? [...councils, eastVale]).map(watched)
  const app = createApp(served, world, options.deployed ? undefined : dev)
  options.mount?.(app)
  // The same for every request, as a Worker's are.
  const env = { ...bindings, ...options.bindings }
  const fetch = async (request: Request) => {
    const context = createExecutionContext()
    const began = performance.now()
    const response = await app.fetch(request, env, context)
    // The body first: what is done later must not be waited for by who reads the page.
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const ms = performance.now() - began
    await waitOnExecutionContext(context)
    return { response, text, bytes, ms }
  }
  return {
    clock,
    log,
    waits,
    fetch,
    /** moves the clock on */
    wait({ hours = 0, minutes = 0, seconds = 0 }) {
      clock.now += ((hours * 60 + minutes) * 60 + seconds) * 1000
    },
    visitor: (person: Person = {}) => new Visitor({ fetch, clock }, person),
  }
}

export type Portal = ReturnType<typeof portal>

type Person = {
  /** as htmx does it, or as a browser without JavaScript */
  htmx?: boolean
  /** false for a browser that keeps none, as in another site's frame */
  cookies?: boolean
  network?: string
  origin?: string
}

let people = 0

/** A person with a browser: keeps cookies, follows redirects, fills fields by their labels, presses buttons by their words. */
export class Visitor {
  readonly #portal: Pick<Portal, 'fetch' | 'clock'>
  readonly #person: Required<Person>
  readonly jar = new Map<string, string>()
  /** everywhere this person has been sent by a redirect */
  readonly redirects: string[] = []
  /** the address at another host that the last answer led to, if it did */
  away: URL | undefined
  /** every answer so far, redirects included: what a stranger could compare */
  readonly answers: { status: number; headers: Headers; text: string; ms: number }[] = []
  status = 0
  headers = new Headers()
  url = ''
  html = ''
  page: HTMLElement = parse('')
  /** what was saved last: a download leaves the page as it is */
  saved = new Uint8Array()
  #typed: Record<string, string> = {}
  #chosen: Record<string, File> = {}

  constructor(portal_: Pick<Portal, 'fetch' | 'clock'>, person: Person) {
    people++
    this.#portal = portal_
    this.#person = {
      htmx: false,
      cookies: true,
      network: `198.51.${Math.floor(people / 250)}.${people % 250}`,
      origin: 'https://doorstep.example',
      ...person,
    }
  }

  /** Opens an address as a link or the address bar does. */
  async open(path: string) {
    return this.#go(new URL(path, `${this.#person.origin}${this.url || '/'}`).toString())
  }

  /** Types into fields, by their labels; the asterisk is left out. */
  fill(values: Record<string, string>) {
    for (const [label, value] of Object.entries(values)) this.#typed[this.#fieldOf(label)] = value
    return this
  }

  /** Ticks boxes, by their labels. */
  tick(...labels: string[]) {
    for (const label of labels) this.#typed[this.#fieldOf(label)] = 'yes'
    return this
  }

  /** Chooses a file for a field, by its label. */
  choose(label: string, file: File) {
    this.#chosen[this.#fieldOf(label)] = file
    return this
  }

  /** The same, by the names of the fields. */
  type(values: Record<string, string>) {
    Object.assign(this.#typed, values)
    return this
  }

  /** Presses a button, or follows a link, by its words. */
  async press(words: string) {
    const button = this.page.querySelectorAll('button').find((each) => textOf(each) === words)
    if (!button) {
      const link = this.page.querySelectorAll('a').find((each) => textOf(each) === words)
      if (!link) throw new Error(`There is no button or link "${words}" on: ${this.text}`)
      return this.open(link.getAttribute('href')!.replaceAll('&amp;', '&'))
    }
    const form = button.getAttribute('form') ? this.page.getElementById(button.getAttribute('form')!)! : closest(button, 'form')
    const fields = this.fields(form)
    const name = button.getAttribute('name')
    if (name) fields[name] = button.getAttribute('value') ?? ''
    if (form.getAttribute('enctype') !== 'multipart/form-data')
      return this.post(button.getAttribute('formaction') ?? form.getAttribute('action')!, fields, form.hasAttribute('hx-post'))
    // A browser sends an empty file without a name where none was chosen.
    const files = form
      .querySelectorAll('input[type=file]')
      .map((input) => [input.id, this.#chosen[input.id] ?? new File([], '')] as const)
    return this.upload(form.getAttribute('action')!, fields, Object.fromEntries(files))
  }

  /** Sends a form with files in it. */
  async upload(path: string, fields: Record<string, string>, files: Record<string, File>) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const [name, file] of Object.entries(files)) body.append(name, file, file.name)
    const { origin, htmx } = this.#person
    const headers = { origin, 'sec-fetch-site': 'same-origin', ...(htmx ? { 'hx-request': 'true' } : {}) }
    return this.#go(new URL(path, origin).toString(), { method: 'POST', body, headers }, htmx)
  }

  /** What a form would send now: what stands in its fields and what was typed over it. */
  fields(form: HTMLElement = this.page.querySelector('#step')!): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const input of form.querySelectorAll('input, select, textarea')) {
      const name = input.getAttribute('name')
      const type = input.getAttribute('type') ?? ''
      if (!name || type === 'file' || (['radio', 'checkbox'].includes(type) && !input.hasAttribute('checked'))) continue
      const chosen = input.querySelector('option[selected]') ?? input.querySelector('option')
      fields[name] = decode(input.getAttribute('value') ?? chosen?.getAttribute('value') ?? '')
    }
    return { ...fields, ...this.#typed }
  }

  /** Sends a form; `swap` when htmx would do it. */
  async post(path: string, fields: Record<string, string> | URLSearchParams, swap = true) {
    const htmx = this.#person.htmx && swap
    return this.#go(
      new URL(path, this.#person.origin).toString(),
      {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: this.#person.origin,
          'sec-fetch-site': 'same-origin',
          referer: this.#person.origin + this.url,
          ...(htmx ? { 'hx-request': 'true', 'hx-current-url': `${this.#person.origin}${this.url}` } : {}),
        },
      },
      htmx,
    )
  }

  /** Sends a form whose body is so long on its way that something happens meanwhile: the server reads it after that. */
  async postSlowly(path: string, fields: Record<string, string>, meanwhile: () => Promise<unknown>) {
    const { origin, htmx } = this.#person
    const bytes = new TextEncoder().encode(new URLSearchParams(fields).toString())
    const source: UnderlyingSource = {
      async pull(controller) {
        await meanwhile()
        controller.enqueue(bytes)
        controller.close()
      },
    }
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      // Without it, all of the body is read before anything else.
      'content-length': String(bytes.length),
      origin,
      referer: origin + this.url,
      ...(htmx ? { 'hx-request': 'true' } : {}),
    }
    const body = new ReadableStream(source, { highWaterMark: 0 })
    return this.#go(new URL(path, origin).toString(), { method: 'POST', body, headers }, htmx)
  }

  /** What a script of the page asks in the background: the page stays as it is. */
  async ask(path: string, fields?: Record<string, string>) {
    const { origin, network } = this.#person
    const headers = new Headers({ 'hx-request': 'true', referer: origin + this.url, 'cf-connecting-ip': network, origin })
    if (fields) headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
    if (this.jar.size) headers.set('cookie', [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const post = fields ? { method: 'POST', body: new URLSearchParams(fields).toString() } : {}
    const { response, text } = await this.#portal.fetch(new Request(origin + path, { ...post, headers, redirect: 'manual' }))
    this.#keepCookies(response)
    return { status: response.status, to: response.headers.get('hx-redirect'), page: parse(text), headers: response.headers }
  }

  /** The last code that was sent to an address. */
  async code(to: string): Promise<string> {
    const [message] = await this.messages(to)
    const found = readCode(message?.text)
    if (!found) throw new Error(`No code was sent to ${to}.`)
    return found
  }

  /** Answers the last call to a number, as a developer does in the outbox, and presses something; or what the network tells of it. */
  async answer(to: string, what: { keys: string } | { result: string } = { keys: '#' }) {
    const call = sent.find((message) => message.to === to && message.channel === 'voice')
    if (!call) throw new Error(`No call was made to ${to}.`)
    return this.#portal.fetch(
      new Request(`http://127.0.0.1:8787/dev/outbox/${call.id}/keys`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(what).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
  }

  /** What was sent to an address, the newest first. */
  async messages(to: string) {
    const theirs = sent.filter((message) => message.to.toLowerCase() === to.toLowerCase())
    const ids = theirs.map(({ id }) => id)
    const live = and(inArray(messages.id, ids), eq(messages.status, 'sent'), gt(messages.expiresAt, this.#portal.clock.now))
    const kept = (await db.select({ id: messages.id }).from(messages).where(live)).map(({ id }) => id)
    return theirs.filter(({ id }) => kept.includes(id))
  }

  get path() {
    return this.url.split('?')[0]!
  }
  get title() {
    return decode(this.page.querySelector('title')?.textContent ?? '')
  }
  get heading() {
    return textOf(this.page.querySelector('h1'))
  }
  get text() {
    return textOf(this.page.querySelector('main') ?? this.page)
  }
  /** the links of the error summary: [field, words] */
  get summary(): [string, string][] {
    return this.page
      .querySelectorAll('.govuk-error-summary__list li')
      .map((item) => [item.querySelector('a')?.getAttribute('href')?.slice(1) ?? '', textOf(item)])
  }
  /** what is said beside a field */
  beside(field: string) {
    return textOf(this.page.getElementById(`${field}-error`))
  }
  /** what stands in a field */
  value(field: string) {
    const input = this.page.getElementById(field)
    return decode(input?.getAttribute('value') ?? input?.querySelector('option[selected]')?.getAttribute('value') ?? '')
  }

  #fieldOf(label: string) {
    const found = this.page.querySelectorAll('label').find((each) => textOf(each).replace(/ \*$/, '') === label)
    if (!found) throw new Error(`There is no field "${label}" on: ${this.text}`)
    return this.page.getElementById(found.getAttribute('for')!)!.getAttribute('name')!
  }

  async #go(address: string, init: RequestInit = {}, swap = false): Promise<this> {
    const headers = new Headers(init.headers)
    if (this.#person.cookies && this.jar.size)
      headers.set('cookie', [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('cf-connecting-ip', this.#person.network)
    const { response, text, bytes, ms } = await this.#portal.fetch(new Request(address, { ...init, headers, redirect: 'manual' }))
    this.answers.push({ status: response.status, headers: response.headers, text, ms })
    this.#keepCookies(response)
    const to = response.headers.get('location') ?? response.headers.get('hx-redirect')
    if (to) {
      this.redirects.push(to)
      const next = new URL(to, address)
      this.away = next.origin === new URL(address).origin ? undefined : next
      return this.away ? this : this.#go(next.toString())
    }
    this.status = response.status
    this.headers = response.headers
    if (response.headers.get('content-disposition')?.startsWith('attachment')) {
      this.saved = bytes
      return this
    }
    this.#typed = {}
    this.#chosen = {}
    this.html = text
    const pushed = response.headers.get('hx-push-url')
    const { pathname, search } = new URL(pushed ?? address, address)
    this.url = swap && !pushed ? this.url : pathname + search
    if (swap) this.#swap(text)
    else this.page = parse(text)
    // What a template holds is not in the page.
    for (const template of this.page.querySelectorAll('template')) template.remove()
    return this
  }

  /** What htmx does with an answer: #page is put in the place of #page, the title in the place of the title. */
  #swap(text: string) {
    const fragment = parse(text)
    const content = fragment.getElementById('page')
    if (!content || fragment.querySelector('html')) throw new Error(`Not a fragment: ${text.slice(0, 200)}`)
    this.page.getElementById('page')!.replaceWith(content)
    this.page.querySelector('head title')!.set_content(fragment.querySelector('title')!.innerHTML)
  }

  #keepCookies(response: Response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(/; */)
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (attributes.includes('Max-Age=0')) this.jar.delete(name)
      else this.jar.set(name, value)
    }
  }
}

const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(parseInt(hex, 16))
        : ({ amp: '&', lt: '<', gt: '>', quot: '"' }[name as string] ?? ''),
  )
const textOf = (element: HTMLElement | null | undefined) =>
  decode(element?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim()
/** The code in a message: in two halves in an e-mail, at the beginning of a text, one by one in a call. */
export function readCode(text = '') {
  const [spoken] = /\d(?:, \d){5}/.exec(text) ?? []
  if (spoken) return spoken.replaceAll(', ', '')
  const [, first, second, whole] = /\b(\d{3,4}) (\d{3,4})\b|^(\d{6})\b/.exec(text) ?? []
  return whole ?? (first && second && first + second)
}

/**
 * A number that nobody else in the tests has: a mobile's. Ofcom's range for drama is too small for that, as is one of six digits: of a
 * thousand numbers two would be the same in every third run. Nothing is ever sent.
 */
export const newPhone = () => `+4473${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000_000).padStart(8, '0')}`

function closest(element: HTMLElement, tag: string): HTMLElement {
  const found = element.closest(tag)
  if (!found) throw new Error(`The button "${textOf(element)}" belongs to no form.`)
  return found
}

// ---- people, and how they come to have an account

export const password = 'Correct-Horse-7-Battery'

/** An address that nobody else in the tests has. */
export const newAddress = (name = 'ada') => `${name}.${crypto.randomUUID().slice(0, 8)}@school.example`

export const details = {
  Forename: 'Ada',
  Surname: 'Bell',
  Role: 'teacher',
  Organisation: 'Framwellgate School',
  Street: '1 North Road',
  Town: 'Durham',
  'Post code': 'dh1 5ul',
}

/** A network that nobody else in the tests has: an IPv6 /64 of its own. */
export const newNetwork = () => `2001:db8:${crypto.randomUUID().slice(9, 13)}:${crypto.randomUUID().slice(9, 13)}::1`

/** Answers as a stranger may compare them: random tokens and what the stranger typed are named, all else stands as it came. */
export function comparable(answers: Visitor['answers'], ...typed: string[]) {
  const named = (text: string) =>
    typed.reduce((said, word) => said.replaceAll(word, 'TYPED'), text.replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'TOKEN'))
  return answers.map(({ status, headers, text }) => ({
    status,
    headers: [...headers].map(([name, value]) => `${name}: ${named(value)}`),
    text: named(text),
  }))
}

/** Registers through the front door, up to the page that asks for the code. */
export async function registerUpToCode(person: Visitor, email: string, { council = 'durham', secret = password } = {}) {
  await person.open(`/${council}/register`)
  await person.fill(council.startsWith('durham') ? details : { ...details, Role: 'parent' }).press('Next')
  await person.fill({ Email: email, Password: secret, 'Confirm password': secret }).press('Next')
  return person
}

/** Registers through the front door. */
export async function register(person: Visitor, email: string, options: { council?: string; secret?: string } = {}) {
  await registerUpToCode(person, email, options)
  await person.fill({ Code: await person.code(email) }).press('Next')
  if (person.heading !== 'Your account is ready') throw new Error(`Not registered: ${person.text}`)
  return person
}

export const names = { 'Given Name': 'Ada', Surname: 'Bell' }

/** Registers where the address is proved first (Norfolk), up to the page that asks for the code. */
export async function signUpToVerify(person: Visitor, email: string, { council = 'norfolk' } = {}) {
  await person.open(`/${council}/register`)
  return person.fill({ 'Email Address': email }).press('Send verification code')
}

/** The same up to the page that asks for names and a password. */
export async function signUpToNames(person: Visitor, email: string, { council = 'norfolk' } = {}) {
  await signUpToVerify(person, email, { council })
  await person.fill({ 'Verification code': await person.code(email) }).press('Verify code')
  // Norfolk says on a page of its own that it is verified.
  return person.page.querySelector('#step')?.getAttribute('action')?.includes('/verified') ? person.press('Continue') : person
}

/** The same up to the hand-over: the account is made, and signing in goes on with what comes after the password. */
export async function signUp(person: Visitor, email: string, { council = 'norfolk', secret = password } = {}) {
  await signUpToNames(person, email, { council })
  await person.fill({ ...names, 'New Password': secret, 'Confirm New Password': secret }).press('Create')
  if (!person.path.startsWith(`/${council}/sign-in/`)) throw new Error(`Not registered: ${person.text}`)
  return person
}

/** Signs in through the front door. */
export async function signIn(person: Visitor, email: string, { council = 'durham', secret = password } = {}) {
  await person.open(`/${council}/sign-in`)
  await person.fill({ Email: email, Password: secret }).press('Submit')
  await person.fill({ Code: await person.code(email) }).press('Finish')
  return person
}

/** Resets a password through the front door. */
export async function resetPassword(person: Visitor, email: string, secret: string, { council = 'durham' } = {}) {
  await person.open(`/${council}/reset-password`)
  await person.fill({ Email: email }).press('Next')
  await person.fill({ Code: await person.code(email) }).press('Next')
  await person.fill({ 'Your new password': secret, 'Confirm password': secret }).press('Finish')
  return person
}
