// A bare form that asks the database the very same as a step of the portal: what its round trips cost, without the step.
import { Hono } from 'hono'

type Bindings = {
  DATABASE_URL: string
  /** JSON: the bodies of the step's requests, in order */
  REQUESTS: string
  /** JSON: what is another each time in those, such as the form's token */
  IDS: string
}
type Result = {
  type: 'ok' | 'error'
  error?: { code: string }
  response?: { result?: { step_errors?: ({ code: string } | null)[] } }
}

let kept: { requests: string[]; ids: RegExp } | undefined

const app = new Hono<{ Bindings: Bindings }>()
app.post('/', async (c) => {
  await c.req.parseBody()
  kept ??= { requests: JSON.parse(c.env.REQUESTS), ids: new RegExp((JSON.parse(c.env.IDS) as string[]).join('|'), 'g') }
  const fresh = new Map<string, string>()
  const freshOf = (id: string) => {
    if (!fresh.has(id)) fresh.set(id, (crypto.randomUUID() + crypto.randomUUID()).slice(0, id.length))
    return fresh.get(id)!
  }
  for (const request of kept.requests) await ask(`${c.env.DATABASE_URL}/v2/pipeline`, request.replace(kept.ids, freshOf))
  return c.redirect('/', 303)
})

/** The portal sends once more what a busy database did not let in: so does this. */
async function ask(url: string, body: string) {
  for (let tries = 0; tries < 4; tries++) {
    const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(8000) })
    const { results } = (await answer.json()) as { results: Result[] }
    const errors = results.flatMap(({ error, response }) => [error, ...(response?.result?.step_errors ?? [])])
    const found = errors.find((error) => error)
    if (!found) return
    if (found.code !== 'SQLITE_BUSY') throw new Error(`The database answered ${found.code}.`)
    await scheduler.wait(20 * 4 ** tries)
  }
  throw new Error('The database was busy.')
}

export default app
