// Stands in front of the database server, and notes what a Worker asks of it.
import { Agent, request as ask, createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

/** One request of a Worker to its database. Moments are of performance.now(). */
export type Asked = {
  from: number
  /** when its answer was on the way back; Infinity while it is with the database */
  to: number
  /** ms that the database took */
  ms: number
  statements: string[]
  /** as it was sent */
  body: string
  /** rows that the database had to read */
  rows: number
}

export type DatabaseProxy = {
  /** for DATABASE_URL */
  url: string
  asked: Asked[]
  /**
   * ms added to every request: with it, those that are asked one after the other can be told from those side by side, and what an
   * answer waited for from what goes on behind it
   */
  delayMs: number
  /** waits until nothing has been asked for a moment: what a Worker does after its answer is done, too */
  quiet(): Promise<void>
  stop(): Promise<void>
}

/** A page that has been answered may still send its message: longer than any pause between two requests of one piece of work. */
const QUIET_MS = 25

/** @param database the server's address */
export async function startProxy(database: string): Promise<DatabaseProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const asked: Asked[] = []
  let last = 0

  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming)
    const note: Asked = { from: performance.now(), to: Number.POSITIVE_INFINITY, ms: 0, statements: [], body: '', rows: 0 }
    if (incoming.method === 'POST') {
      note.statements = statementsIn(incoming.url ?? '', body)
      note.body = body.toString()
      asked.push(note)
    }
    if (proxy.delayMs > 0) await wait(proxy.delayMs)
    const began = performance.now()
    try {
      const { answer, bytes } = await passOn(incoming, body)
      note.ms = performance.now() - began
      note.rows = rowsRead(bytes)
      last = note.to = performance.now()
      outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? 'application/json' })
      outgoing.end(bytes)
    } catch {
      last = note.to = performance.now()
      outgoing.writeHead(502).end()
    }
  })

  async function passOn({ method, url, headers }: IncomingMessage, body: Buffer) {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { host: _, 'transfer-encoding': __, ...kept } = headers
      const sent = ask(`${database}${url}`, { method, agent, headers: { ...kept, 'content-length': body.length } }, resolve)
      sent.on('error', reject).end(body)
    })
    return { answer, bytes: await buffer(answer) }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: DatabaseProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    delayMs: 0,
    async quiet() {
      while (asked.some(({ to }) => to === Number.POSITIVE_INFINITY) || performance.now() - last < QUIET_MS + 2 * proxy.delayMs)
        await wait(10)
    },
    async stop() {
      server.closeAllConnections()
      agent.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

type Statement = { sql?: string; sql_id?: number }
type Pipeline = {
  requests: { type: string; sql?: string; sql_id?: number; stmt?: Statement; batch?: { steps: { stmt: Statement }[] } }[]
}

/** The statements of one request, in order. The client speaks Hrana 2 as JSON; anything else would go by uncounted. */
function statementsIn(path: string, body: Buffer): string[] {
  if (!path.endsWith('/pipeline') || path.includes('protobuf'))
    throw new Error(`The database was asked in an unknown way: ${path}`)
  const { requests } = JSON.parse(body.toString()) as Pipeline
  const kept = new Map(requests.filter(({ type }) => type === 'store_sql').map(({ sql, sql_id }) => [sql_id, sql]))
  const all = requests.flatMap(({ stmt, batch }) => [...(stmt ? [stmt] : []), ...(batch?.steps.map((step) => step.stmt) ?? [])])
  return all.map(({ sql, sql_id }) => sql ?? kept.get(sql_id) ?? '')
}

/** The server says of every statement how many rows it read. */
const rowsRead = (answer: Buffer) =>
  [...answer.toString().matchAll(/"rows_read":(\d+)/g)].reduce((sum, [, rows]) => sum + Number(rows), 0)

/**
 * How many requests of some had to be asked one after the other: those that overlap count as one.
 * @param answeredAt only what was done by then: the rest was not waited for
 */
export function oneAfterTheOther(asked: readonly Asked[], answeredAt: number): number {
  const waitedFor = asked.filter(({ to }) => to <= answeredAt).sort((one, other) => one.to - other.to)
  let count = 0
  let end = Number.NEGATIVE_INFINITY
  for (const { from, to } of waitedFor)
    if (from >= end) {
      count++
      end = to
    }
  return count
}
