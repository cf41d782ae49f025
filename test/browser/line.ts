import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'

/* A bad line between a browser and the portal: slow, and requests and answers are lost on it, or come late. */

/**
 * What becomes of a request: it is answered; it never arrives; what it asked for is done, and the answer is lost, whole or half, or comes
 * long after the page offers to try again, or does not come, and nothing tells so.
 */
export type Fate = 'answered' | 'request lost' | 'answer lost' | 'answer cut' | 'late' | 'silent'
type Fates = (request: { method?: string | undefined; url?: string | undefined }) => Fate

/** The page offers to try again after six seconds; who does must have the time for it, also on a machine that has much to do. */
const LATE_MS = 12_000

/** Every third request is dropped, whatever it asks for. */
export function everyThird(): Fates {
  const losses: Fate[] = ['answer lost', 'request lost', 'answer cut']
  let requests = 0
  return () => (++requests % 3 === 0 ? losses[(requests / 3 - 1) % losses.length]! : 'answered')
}

/** What befalls every form when it is sent for the first time; sent again, it is answered. */
export function firstTry(fate: Fate): Fates {
  const tried = new Set<string>()
  return ({ method, url = '' }) => {
    if (method !== 'POST' || tried.has(url)) return 'answered'
    tried.add(url)
    return fate
  }
}

export type Line = {
  /** for a browser's context: everything it asks for goes this way */
  proxy: { server: string }
  stop(): Promise<void>
}

/**
 * Starts a proxy that is such a line. What is lost takes the connection with it: a browser sees it break, and no answer. What is silent
 * leaves it open.
 */
export async function startLine(fates: Fates): Promise<Line> {
  const server = createServer((request, response) => {
    const fate = fates(request)
    if (fate === 'request lost') return request.socket.destroy()

    // A browser sends again by itself what it sent on a connection that was used before: it would hide what this is about.
    const { 'proxy-connection': _, ...headers } = request.headers
    const passed = ask(request.url!, { method: request.method, headers: { ...headers, connection: 'close' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', () => request.socket.destroy())
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        // Of an answer without a body there is no half.
        if (fate === 'answer lost' || (fate === 'answer cut' && body.length === 0)) return request.socket.destroy()
        const { 'transfer-encoding': __, ...kept } = answer.headers
        if (fate === 'silent') return
        const head = () => response.writeHead(answer.statusCode!, { ...kept, 'content-length': body.length, connection: 'close' })
        if (fate === 'late') setTimeout(() => head().end(body), LATE_MS)
        else if (fate === 'answered') head().end(body)
        else head().write(body.subarray(0, body.length >> 1), () => request.socket.destroy())
      })
    })
    passed.on('error', () => request.socket.destroy())
    // Nobody waits any more for what comes late.
    response.on('error', () => {})
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page on a line as slow as "Slow 3G" of Chromium's developer tools: 400 ms before anything comes, then 400 kbit/s. */
export async function openSlowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const bytesPerSecond = 400_000 / 8
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  return page
}
