import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/* A browser that refuses every cookie of what stands in a frame, those that are partitioned, too: iPhones did before iOS 26.2. */

export type NoCookies = {
  /** for a browser's context: everything it asks for goes this way */
  proxy: { server: string }
  /** how many answers would have set a cookie */
  refused(): number
  stop(): Promise<void>
}

/** Starts a proxy that passes everything on, but for the cookies of some addresses, there and back. */
export async function startWithoutCookies(isRefused: (address: string) => boolean): Promise<NoCookies> {
  let refused = 0
  const server = createServer((request, response) => {
    const isBare = isRefused(request.url!)
    const { 'proxy-connection': _, cookie, ...headers } = request.headers
    const sent = isBare || cookie === undefined ? headers : { ...headers, cookie }
    const passed = ask(request.url!, { method: request.method, headers: { ...sent, connection: 'close' } }, (answer) => {
      const { 'set-cookie': cookies, ...rest } = answer.headers
      if (isBare && cookies) refused++
      response.writeHead(answer.statusCode!, { ...rest, ...(isBare || !cookies ? {} : { 'set-cookie': cookies }) })
      answer.pipe(response)
    })
    passed.on('error', () => request.socket.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    refused: () => refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
