// Bad days of providers of messages. A test asks for one by the address, so that tests at the same time do not disturb each other.
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answered, Double } from './double.ts'

type Bad = (given: { double: Double; take: () => Promise<Answered>; res: ServerResponse }) => Promise<void> | void

const longMs = 20_000
const retryMs = 7000

/** By name; where nothing else is said, the message is not taken. */
export const days: Record<string, Bad> = {
  /** as the vendor says that something is wrong there */
  down: ({ double, res }) => send(res, double.says.down),
  busy: ({ double, res }) => send(res, double.says.busy, { 'retry-after': String(retryMs / 1000) }),
  'busy-date': ({ double, res }) => send(res, double.says.busy, { 'retry-after': new Date(Date.now() + retryMs).toUTCString() }),
  /** without a word of when to come back */
  'busy-vague': ({ double, res }) => send(res, double.says.busy),
  /** as it does with a key that was withdrawn */
  refusing: ({ double, res }) => send(res, double.says.refusing),
  /** takes it, and says so much later */
  async slow({ take, res }) {
    const answered = await take()
    await wait(longMs, undefined, { ref: false })
    send(res, answered)
  },
  /** takes it, and begins to say so */
  async unending({ take, res }) {
    const { status } = await take()
    res.writeHead(status, { 'content-type': 'application/json' }).write('{"id":')
    await wait(longMs, undefined, { ref: false })
    res.destroy()
  },
  /** takes it, and what it says cannot be read */
  async garbage({ take, res }) {
    send(res, { ...(await take()), body: '{"id":' })
  },
  async empty({ take, res }) {
    send(res, { ...(await take()), body: '' })
  },
  /** takes it, and somebody in between puts a page in the answer's place */
  async page({ take, res }) {
    const { status } = await take()
    send(res, { status, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' })
  },
  async huge({ take, res }) {
    const { status, body } = await take()
    send(res, { status, body: { ...(body as object), more: 'x'.repeat(1_000_000) } })
  },
  /** takes it, and the connection is cut */
  async cut({ take, res }) {
    await take()
    res.destroy()
  },
  /** somebody in between refuses it */
  'page-refusal': ({ res }) => send(res, { status: 400, headers: { 'content-type': 'text/html' }, body: '<h1>Bad request</h1>' }),
  /** somebody in between is out of order */
  'page-down': ({ res }) => send(res, { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }),
  /** to where it would be taken */
  redirecting: ({ double, res }) => send(res, { status: 307, headers: { location: `/${double.name}` } }),
}

export function send(res: ServerResponse, { status, headers = {}, body }: Answered, more: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  res.writeHead(status, { ...type, ...headers, ...more }).end(text)
}
