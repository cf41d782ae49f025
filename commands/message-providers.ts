// Doubles of the providers of messages, for the tests and for trials by hand: they speak as the vendors' descriptions say, and send nothing.
//
// Each is at http://127.0.0.1:PORT/<provider>. Below that, GET /sent (?to=…) says what it was sent, and POST /day with "down" gives it a
// bad day, until POST /day with nothing; those of days.ts. http://127.0.0.1:PORT/<day>/<provider> is the same double on such a day.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { amazonSes } from './message-providers/amazon-ses.ts'
import { days, send } from './message-providers/days.ts'
import type { Double } from './message-providers/double.ts'
import { govukNotify } from './message-providers/govuk-notify.ts'
import { resend } from './message-providers/resend.ts'
import { twilio } from './message-providers/twilio.ts'

export type MessageProviders = {
  /** http://127.0.0.1:… */
  url: string
  stop(): Promise<void>
}

const makers = [govukNotify, twilio, resend, amazonSes]

/** Starts them all, on one port of this machine. */
export async function startMessageProviders({ port }: { port: number }): Promise<MessageProviders> {
  const doubles = makers.map((make) => ({ double: make(), day: '' }))
  const server = createServer((req, res) => {
    const [, first = '', second = ''] = (req.url ?? '').split(/[/?]/)
    const day = first in days ? first : ''
    const found = doubles.find(({ double }) => double.name === (day ? second : first))
    if (!found) return send(res, { status: 404, body: { error: 'There is no such provider here.' } })
    answer(found, { day, base: `${day && `/${day}`}/${found.double.name}` }, req, res).catch((error: unknown) => {
      console.error('A double of a provider of messages failed:', error instanceof Error ? error.message : error)
      if (!res.headersSent) send(res, { status: 500 })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Place = { double: Double; day: string }

async function answer(place: Place, { day, base }: { day: string; base: string }, req: IncomingMessage, res: ServerResponse) {
  const { double } = place
  const url = new URL(req.url!, `http://${req.headers.host}`)
  const path = url.pathname.slice(base.length)
  const body = await read(req)
  if (path === '/sent') {
    const to = url.searchParams.get('to')
    return send(res, { status: 200, body: double.sent.filter((each) => to === null || each.to === to) })
  }
  if (path === '/day') {
    if (body && !(body in days))
      return send(res, { status: 404, body: { error: `A day is one of ${Object.keys(days).join(', ')}.` } })
    place.day = body
    return send(res, { status: 200, body: { day: body } })
  }
  const take = async () => double.answer({ method: req.method!, url, path, headers: req.headers, body })
  const bad = days[day || place.day]
  if (bad) return bad({ double, take, res })
  send(res, await take())
}

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

if (import.meta.main) {
  const { url } = await startMessageProviders({ port: Number(process.env.PORT || '9001') })
  for (const { name } of makers.map((make) => make()))
    console.log(`${name.padEnd(14)} ${url}/${name}  what came: ${url}/${name}/sent`)
}
