import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'

/* A bad line between a browser and the portal: slow, and one request in so many is dropped on its way there or back. */

/** What becomes of a request: it is answered; it never arrives; what it asked for is done, and the answer is lost, whole or half. */
export type Fate = 'answered' | 'request lost' | 'answer lost' | 'answer cut'
const losses: Fate[] = ['answer lost', 'request lost', 'answer cut']

export type Line = {
  /** for a browser's context: everything it asks for goes this way */
  proxy: { server: string }
  /** what became of each request, in the order in which they set out */
  log: { what: string; fate: Fate }[]
  stop(): Promise<void>
}

/**
 * Starts a proxy that is such a line. What is lost takes the connection with it: a browser sees it break, and no answer.
 * @param every one request in so many is dropped, whatever it asks for
 */
export async function startLine({ every }: { every: number }): Promise<Line> {
  const log: Line['log'] = []
  let dropped = 0
  const server = createServer((request, response) => {
    const fate = (log.length + 1) % every === 0 ? losses[dropped++ % losses.length]! : 'answered'
    log.push({ what: `${request.method} ${request.url}`, fate })
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
        response.writeHead(answer.statusCode!, { ...kept, 'content-length': body.length, connection: 'close' })
        if (fate === 'answered') return response.end(body)
        response.write(body.subarray(0, body.length >> 1), () => request.socket.destroy())
      })
    })
    passed.on('error', () => request.socket.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    log,
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
