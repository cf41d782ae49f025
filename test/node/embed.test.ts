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
    activeElement: { closest: () => null },
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
  runInNewContext(inFrame, { window, document, ResizeObserver, BroadcastChannel, MutationObserver: ResizeObserver })
  const hear = (name: string, event: Event) => {
    for (const listener of heard[name] ?? []) listener(event)
  }
  /** what the page around it is told to say to its own scripts, in order */
  const events = () =>
    sent.flatMap(({ message: { event, detail } }) => (event ? [`${event} ${Object.values(detail as object).join(' ')}`] : []))
  /** another page of the same script */
  const shows = (next: Record<string, string>) => {
    for (const name of Object.keys(dataset)) delete dataset[name]
    Object.assign(dataset, next)
    hear('htmx:after:swap', {})
  }
  return { sent, events, parent, dataset, shows, hear, hello: (event: Event = {}) => hear('message', hello(parent, event)) }
}
const hello = (parent: unknown, event: Event) => ({
  source: parent,
  origin: host,
  data: { doorstep: 'hello' },
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
    const was = { journey: 'register', step: 'details', follows: undefined, over: false }
    expect(frame.sent.map(({ message }) => message)).toEqual([
      { doorstep: 1, was, height: 412, event: 'started', detail: { journey: 'register' } },
      { doorstep: 1, was, height: 412, event: 'step', detail: { journey: 'register', step: 'details', number: 1 } },
    ])
    // Another one cannot take its place.
    frame.hello({ origin: 'https://other.council.example' })
    frame.hear('htmx:after:swap', {})
    frame.hear('session durham', { data: { over: '/sign-out' } })
    expect(frame.sent.length).toBe(4)
    expect(new Set(frame.sent.map(({ to }) => to))).toEqual(new Set([host]))
    expect(frame.sent.at(-1)!.message).toMatchObject({ event: 'signed-out', detail: {} })
  })

  const ready = { journey: 'register', step: 'ready', number: '4', last: 'true' }

  it('tells each step once, and the end', () => {
    const frame = frameWindow()
    frame.hello()
    frame.hear('htmx:after:swap', {})
    frame.shows(ready)
    frame.hear('htmx:after:swap', {})
    expect(frame.events()).toEqual(['started register', 'step register details 1', 'step register ready 4', 'finished register'])
    // The page around it has kept where it was: the same page once more is no other.
    const next = frameWindow(ready)
    next.hello({ data: { doorstep: 'hello', was: frame.sent.at(-1)!.message.was } })
    expect(next.events()).toEqual([])
    expect(next.sent.map(({ message }) => message)).toMatchObject([{ see: 0 }])
  })

  it('tells of a journey that another one leads to that it begins and ends', () => {
    for (const isSwapped of [true, false]) {
      const told: string[] = []
      let frame = frameWindow({ journey: 'reset-password', step: 'email', number: '1' })
      frame.hello()
      const turnTo = (page: Record<string, string>) => {
        if (isSwapped) return frame.shows(page)
        const { was } = frame.sent.at(-1)!.message
        told.push(...frame.events())
        frame = frameWindow(page)
        frame.hello({ data: { doorstep: 'hello', was } })
      }
      turnTo({ journey: 'reset-password', step: 'password', number: '3' })
      turnTo({ journey: 'sign-in', step: 'password', number: '1' })
      turnTo({ journey: 'sign-in', step: 'code', number: '2' })
      turnTo({ journey: 'sign-in', step: 'ticket', number: '3', last: 'true' })
      expect([...told, ...frame.events()]).toEqual([
        ...['started reset-password', 'step reset-password email 1', 'step reset-password password 3'],
        ...['finished reset-password', 'started sign-in', 'finished sign-in'],
      ])
    }
  })

  it('tells the same of an address with an account and of one without', () => {
    const [had, hadNone] = [true, false].map((isTaken) => {
      const frame = frameWindow({ journey: 'register', step: 'email', number: '1' })
      frame.hello()
      frame.shows({ journey: 'register', step: 'verify', number: '2' })
      // What its page is not marked with when the mailbox is proved: test/embed/frame.test.ts.
      if (!isTaken) for (let page = 0; page < 3; page++) frame.shows({ journey: 'register' })
      frame.shows({ journey: 'sign-in', ...(isTaken ? { step: 'password', number: '1' } : { step: 'phone', number: '2' }) })
      frame.shows({ journey: 'sign-in', step: 'ticket', number: '8', last: 'true' })
      return frame.events()
    })
    expect(had).toEqual(hadNone)
    expect(had).toContain('finished register')
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

  type Made = ReturnType<typeof element>
  const element = (more: object = {}) => ({
    style: {} as Record<string, string>,
    href: '',
    src: '',
    textContent: '',
    innerHTML: '',
    onload() {},
    focused: false,
    focus() {
      this.focused = true
    },
    getBoundingClientRect: () => ({ top: 0 }),
    ...more,
  })

  /** Just enough of a council's page. @param before what stands ahead of the script */
  function councilPage(data: Record<string, string>, { lang = 'en', before }: { lang?: string; before?: Made } = {}) {
    const sent: Sent[] = []
    const told: { name: string; detail: unknown }[] = []
    const timers = new Map<number, () => void>()
    const scrolled: number[] = []
    let listen: (event: Event) => void = () => {}
    let top = 0
    const frame = element({
      contentWindow: { postMessage: (message: Record<string, unknown>, to: string) => void sent.push({ message, to }) },
      getBoundingClientRect: () => ({ top }),
    }) as Made & { contentWindow: object }
    const made: Record<string, Made> = { iframe: frame, a: element() }
    const me = {
      src: `${portal}/embed.js`,
      dataset: { council: 'durham', journey: 'register', ...data },
      previousElementSibling: before,
      parentNode: { insertBefore() {} },
      dispatchEvent: ({ name, detail }: { name: string; detail: unknown }) => void told.push({ name, detail }),
    }
    const document = {
      currentScript: me,
      documentElement: { lang },
      activeElement: undefined as unknown,
      createElement: (name: string) => made[name],
    }
    const window = {
      innerHeight: 700,
      addEventListener(_: string, listener: typeof listen) {
        listen = listener
      },
      scrollBy: (_: number, y: number) => void scrolled.push(y),
    }
    class CustomEvent {
      readonly name: string
      readonly detail: unknown
      constructor(name: string, { detail }: { detail: unknown }) {
        this.name = name
        this.detail = detail
      }
    }
    let count = 0
    runInNewContext(script, {
      ...{ window, document, CustomEvent },
      setTimeout: (work: () => void) => {
        timers.set(++count, work)
        return count
      },
      clearTimeout: (id: number) => void timers.delete(id),
    })
    return {
      ...{ sent, told, frame, scrolled },
      link: before?.href.includes('/durham/') ? before : made.a!,
      hear: (data: Record<string, unknown>) => listen({ origin: portal, source: frame.contentWindow, data }),
      hearEvent: (event: Event) => listen(event),
      /** the seconds that a frame is given to answer have gone by */
      waited: () => {
        for (const work of timers.values()) work()
        timers.clear()
      },
      focusFrame: () => {
        document.activeElement = frame
      },
      scrollTo: (y: number) => {
        top = y
      },
    }
  }
  const shown = ({ frame, link }: ReturnType<typeof councilPage>) => [frame, link].map(({ style }) => style.display !== 'none')

  it('speaks to the portal, and hears the portal, in its own frame alone', () => {
    const page = councilPage({})
    const { sent, told, frame, link, hearEvent } = page
    expect(frame.src).toBe(`${portal}/durham/embed/register?around=en`)
    expect(link.href).toBe(`${portal}/durham/register?around=en`)
    frame.onload()
    expect(sent).toEqual([{ message: { doorstep: 'hello', was: undefined }, to: portal }])
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
      hearEvent({ ...said, ...wrong })
    expect([told, frame.style.height, link.style.display]).toEqual([[], undefined, undefined])
    hearEvent(said)
    expect(told).toEqual([{ name: 'doorstep:step', detail: { number: 1 } }])
    expect([frame.style.height, link.style.display]).toEqual(['300px', 'none'])
  })

  it('asks for an answer whenever something has come into the frame', () => {
    const page = councilPage({})
    const { frame, link, sent, hear, waited } = page
    const was = { journey: 'register', step: 'details' }
    frame.onload()
    hear({ doorstep: 1, height: 300, was })
    expect(shown(page)).toEqual([true, false])
    waited()
    expect(shown(page)).toEqual([true, false])
    // A page that says nothing: the browser's own, because the line was lost.
    frame.onload()
    expect(sent.at(-1)!.message).toEqual({ doorstep: 'hello', was })
    page.focusFrame()
    waited()
    expect(shown(page)).toEqual([false, true])
    expect(link.focused).toBe(true)
    // It speaks late.
    hear({ doorstep: 1, height: 400 })
    expect(shown(page)).toEqual([true, false])
  })

  it('takes a first answer that comes late', () => {
    const page = councilPage({})
    page.frame.onload()
    page.waited()
    expect(shown(page)).toEqual([false, true])
    expect(page.link.focused).toBe(false)
    page.hear({ doorstep: 1, height: 300 })
    expect(shown(page)).toEqual([true, false])
  })

  it('takes over the link before it, if it leads to the journey', () => {
    const own = element({ href: `${portal}/durham/register`, textContent: 'Register' })
    const page = councilPage({}, { before: own })
    expect([own.href, (page.frame as unknown as { title: string }).title]).toEqual([
      `${portal}/durham/register?around=en`,
      'Register',
    ])
    page.frame.onload()
    page.hear({ doorstep: 1, height: 300 })
    expect(own.style.display).toBe('none')
    for (const href of [
      '',
      'https://www.council.example/',
      `${portal}/durham/sign-in`,
      `https://x.example/?${portal}/durham/register`,
    ]) {
      const other = element({ href, textContent: 'Else' })
      councilPage({}, { before: other }).hear({ doorstep: 1, height: 300 })
      expect([other.href, other.style.display]).toEqual([href, undefined])
    }
  })

  it('has the window show what the frame says must be seen', () => {
    const { frame, scrolled, scrollTo, hear } = councilPage({})
    frame.onload()
    hear({ doorstep: 1, height: 1500 })
    scrollTo(-600)
    hear({ doorstep: 1, height: 1500, see: 1200 })
    hear({ doorstep: 1, height: 1500, see: 1400 })
    hear({ doorstep: 1, height: 1500, see: 0 })
    expect(scrolled).toEqual([0, 0, 100, -600])
  })

  it('knows no language: it names that of its attribute, or that of its page', () => {
    expect(councilPage({}, { lang: 'cy-GB' }).frame.src).toMatch(/\?around=cy-GB$/)
    expect(councilPage({ lang: 'ar' }, { lang: 'cy' }).frame.src).toMatch(/\?lang=ar$/)
    expect(councilPage({ lang: 'ar' }).link.href).toMatch(/\?lang=ar$/)
    expect(councilPage({ link: 'Cofrestru' }).link.textContent).toBe('Cofrestru')
  })
})

it('the how-to says what there is', () => {
  const text = readFileSync('docs/embedding.md', 'utf8')
  for (const [, file] of text.matchAll(/`((?:src|commands|docs)\/[\w./-]+)`/g)) expect(existsSync(file!), file).toBe(true)
  for (const [, name] of text.matchAll(/`doorstep:([\w-]+)`/g)) expect(inFrame).toContain(`'${name}'`)
  for (const [, attribute] of text.matchAll(/^\| `data-(\w+)`/gm)) expect(script).toContain(`data.${attribute}`)
})
