import { existsSync, readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const script = readFileSync('public/embed.js', 'utf8')
const inFrame = readFileSync('src/fragments/frame.js', 'utf8')
const portal = 'https://portal.example'
const host = 'https://www.council.example'

type Sent = { message: Record<string, unknown>; to: string }
type Event = Record<string, unknown>

/** Just enough of a window for a frame's script: what it sends, and ways to speak to it. */
function frameWindow(page: Record<string, string> = { journey: 'register', step: 'details', number: '1' }) {
  const sent: Sent[] = []
  const heard: Record<string, ((event: Event) => void)[]> = {}
  const parent = { postMessage: (message: Record<string, unknown>, to: string) => void sent.push({ message, to }) }
  const addEventListener = (name: string, listener: (event: Event) => void) => {
    heard[name] = [...(heard[name] ?? []), listener]
  }
  const dataset = { ...page }
  const window = { parent, addEventListener, ResizeObserver: true, BroadcastChannel: true }
  const document = {
    querySelector: () => ({ content: `${host} https://other.council.example`, dataset: { council: 'durham' } }),
    getElementById: () => ({ dataset }),
    documentElement: { classList: { add() {} } },
    body: { getBoundingClientRect: () => ({ height: 411.2 }) },
    addEventListener,
  }
  class ResizeObserver {
    observe() {}
  }
  class BroadcastChannel {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    addEventListener(_: string, listener: (event: Event) => void) {
      addEventListener(this.name, listener)
    }
  }
  runInNewContext(inFrame, { window, document, ResizeObserver, BroadcastChannel })
  const hear = (name: string, event: Event) => {
    for (const listener of heard[name] ?? []) listener(event)
  }
  return { sent, parent, dataset, hear, hello: (event: Event = {}) => hear('message', hello(parent, event)) }
}
const hello = (parent: unknown, event: Event) => ({
  source: parent,
  origin: host,
  data: { doorstep: 'hello', again: 0 },
  ...event,
})

describe('a page in a frame', () => {
  it('speaks to the origin that spoke first, if it is on the list, and to no other', () => {
    const frame = frameWindow()
    frame.hear('htmx:after:swap', {})
    frame.hear('session durham', { data: { over: '/sign-out' } })
    for (const wrong of [
      { origin: 'https://evil.example' },
      { origin: `${host}.evil.example` },
      { origin: 'null' },
      { source: {} },
      { data: { doorstep: 'else' } },
      { data: null },
    ])
      frame.hello(wrong)
    expect(frame.sent).toEqual([])

    frame.hello()
    expect(frame.sent.map(({ to }) => to)).toEqual(frame.sent.map(() => host))
    expect(frame.sent.map(({ message }) => message)).toEqual([
      { doorstep: 1, height: 412 },
      { doorstep: 1, event: 'started', detail: { journey: 'register' } },
      { doorstep: 1, event: 'step', detail: { journey: 'register', step: 'details', number: 1 } },
    ])
    // Another one cannot take its place.
    frame.hello({ origin: 'https://other.council.example' })
    frame.hear('htmx:after:swap', {})
    frame.hear('session durham', { data: { over: '/sign-out' } })
    expect(frame.sent.length).toBe(6)
    expect(new Set(frame.sent.map(({ to }) => to))).toEqual(new Set([host]))
    expect(frame.sent.at(-1)!.message).toEqual({ doorstep: 1, event: 'signed-out', detail: {} })
  })

  it('tells each step once, and the end', () => {
    const frame = frameWindow()
    frame.hello({ data: { doorstep: 'hello', again: 1 } })
    const events = () => frame.sent.map(({ message }) => message.event).filter(Boolean)
    expect(events()).toEqual(['step'])
    frame.hear('htmx:after:swap', {})
    expect(events()).toEqual(['step'])
    Object.assign(frame.dataset, { step: 'ready', number: '4', last: 'true' })
    frame.hear('htmx:after:swap', {})
    expect(events()).toEqual(['step', 'step', 'finished'])
  })

  it('tells nothing but what its page is marked with', () => {
    const frame = frameWindow({ journey: 'register', step: 'details', number: '1', email: 'ada@example.com' })
    frame.hello()
    expect(JSON.stringify(frame.sent)).not.toContain('ada@')
  })
})

describe('embed.js', () => {
  it('is less than 2 kB, as it is', () => expect(Buffer.byteLength(script)).toBeLessThan(2000))

  it('is written for every browser', () => {
    expect(script).not.toMatch(/=>|`|\b(let|const|class|async|await)\b|\.\.\.|\?\.|\?\?/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever the page's character set is
    expect(script).toMatch(/^[\x00-\x7f]*$/)
  })

  it('is for pages of any site, which everything else of the portal is not', () => {
    const headers = readFileSync('public/_headers', 'utf8')
    expect(headers.match(/cross-origin$/gm)).toHaveLength(1)
    expect(headers).toMatch(/\/embed\.js\n {2}! Cross-Origin-Resource-Policy\n {2}Cross-Origin-Resource-Policy: cross-origin\n/)
  })

  /** Just enough of a council's page. */
  function councilPage(attributes: Record<string, string>) {
    const sent: Sent[] = []
    const told: { name: string; detail: unknown }[] = []
    let listen: (event: Event) => void = () => {}
    const frame = {
      style: {} as Record<string, string>,
      src: '',
      onload() {},
      getBoundingClientRect: () => ({ top: 0 }),
      contentWindow: { postMessage: (message: Record<string, unknown>, to: string) => void sent.push({ message, to }) },
    }
    const link = { style: {} as Record<string, string>, href: '', textContent: '' }
    const made: Record<string, unknown> = { iframe: frame, a: link, div: { appendChild() {} } }
    const me = {
      src: `${portal}/embed.js`,
      getAttribute: (name: string) => attributes[name] ?? null,
      parentNode: { insertBefore() {} },
      dispatchEvent: ({ name, detail }: { name: string; detail: unknown }) => void told.push({ name, detail }),
    }
    const document = {
      currentScript: me,
      documentElement: { lang: 'en' },
      createElement: (name: string) => made[name],
      createEvent: () => ({
        initCustomEvent(name: string, _: boolean, __: boolean, detail: unknown) {
          Object.assign(this, { name, detail })
        },
      }),
    }
    const window = {
      addEventListener(_: string, listener: typeof listen) {
        listen = listener
      },
    }
    runInNewContext(script, { window, document, setTimeout: () => {} })
    return { sent, told, frame, link, hear: (event: Event) => listen(event) }
  }
  const register = { 'data-council': 'durham', 'data-journey': 'register' }

  it('speaks to the portal, and hears the portal, in its own frame alone', () => {
    const { sent, told, frame, link, hear } = councilPage(register)
    expect(frame.src).toBe(`${portal}/durham/embed/register?lang=en`)
    expect(link.href).toBe(`${portal}/durham/register?lang=en`)
    frame.onload()
    expect(sent).toEqual([{ message: { doorstep: 'hello', again: 0 }, to: portal }])
    const said = {
      origin: portal,
      source: frame.contentWindow,
      data: { doorstep: 1, height: 300, event: 'step', detail: { number: 1 } },
    }
    for (const wrong of [
      { origin: 'https://evil.example' },
      { origin: `${portal}.evil.example` },
      { source: {} },
      { data: null },
    ])
      hear({ ...said, ...wrong })
    expect([told, frame.style.height, link.style.display]).toEqual([[], undefined, undefined])
    hear(said)
    expect(told).toEqual([{ name: 'doorstep:step', detail: { number: 1 } }])
    expect([frame.style.height, link.style.display]).toEqual(['300px', 'none'])
  })

  it('speaks Welsh in a Welsh page', () => {
    const { frame, link } = councilPage({ ...register, 'data-lang': 'cy' })
    expect(frame.src).toBe(`${portal}/durham/embed/register?lang=cy`)
    expect(link.href).toBe(`${portal}/durham/register?lang=cy`)
    expect(link.textContent).toMatch(/mhorth/)
  })
})

it('the how-to says what there is', () => {
  const text = readFileSync('docs/embedding.md', 'utf8')
  for (const [, file] of text.matchAll(/`((?:src|commands|docs)\/[\w./-]+)`/g)) expect(existsSync(file!), file).toBe(true)
  for (const [, name] of text.matchAll(/`doorstep:([\w-]+)`/g)) expect(inFrame).toContain(`'${name}'`)
  for (const [, attribute] of text.matchAll(/^\| `data-(\w+)`/gm)) expect(script).toContain(`'${attribute}'`)
})
