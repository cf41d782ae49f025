// Sends requests as fast as they are answered, over some connections. Node's own client would be slower than what it measures.
import { connect } from 'node:net'

export type Load = {
  port: number
  /** makes the next request: its whole text, Content-Length included */
  make: () => string
  /** the status that every answer must have */
  status: number
  seconds: number
  connections?: number
}

/**
 * @returns how many answers came a second, and how many came in all: those that were asked for in time and came after it, too
 * @throws when one is not what it should be
 */
export async function load({
  port,
  make,
  status,
  seconds,
  connections = 16,
}: Load): Promise<{ perSecond: number; answers: number }> {
  let [answers, inTime] = [0, 0]
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve, reject) => {
          let come = ''
          const socket = connect({ host: '127.0.0.1', port }, () => socket.write(make(), 'latin1'))
          socket.setEncoding('latin1').setNoDelay(true)
          socket.on('error', reject)
          socket.on('close', () => reject(new Error('A connection was closed under load.')))
          socket.on('data', (chunk: string) => {
            come += chunk
            const end = endOfAnswer(come)
            if (end === undefined) return
            const got = Number(come.slice(9, 12))
            if (got !== status) return reject(new Error(`Under load, ${make().split('\r\n')[0]} answered ${got}.`))
            answers++
            come = come.slice(end)
            if (performance.now() < until) {
              inTime++
              return socket.write(make(), 'latin1')
            }
            socket.removeAllListeners('close')
            socket.destroy()
            resolve()
          })
        }),
    ),
  )
  return { perSecond: inTime / seconds, answers }
}

/** Where the first answer of a text ends, once all of it is there. */
function endOfAnswer(come: string): number | undefined {
  const head = come.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const length = /\r\ncontent-length: *(\d+)/i.exec(come.slice(0, head + 2))?.[1]
  if (length !== undefined) return come.length >= head + 4 + Number(length) ? head + 4 + Number(length) : undefined
  const last = come.indexOf('\r\n0\r\n\r\n', head + 2)
  return last < 0 ? undefined : last + 7
}

/** A request as text. */
export const requestText = (method: 'GET' | 'POST', path: string, headers: Record<string, string>, body = '') =>
  [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(method === 'POST' ? [`content-length: ${Buffer.byteLength(body)}`] : []),
    '',
    body,
  ].join('\r\n')
