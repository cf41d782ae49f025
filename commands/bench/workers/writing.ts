// The same with nothing but two writes: what the requests of a step to its database cost, without the step.
import { Hono } from 'hono'

const statement = (sql: string, after?: number) => ({
  stmt: { sql, want_rows: false },
  ...(after === undefined ? {} : { condition: { type: 'ok', step: after } }),
})

/** One write transaction, as the database's client sends it. */
const body = JSON.stringify({
  requests: [
    {
      type: 'batch',
      batch: {
        steps: [
          statement('BEGIN IMMEDIATE'),
          statement('INSERT INTO limits VALUES (hex(randomblob(16)), 1, 1, 1, 1)', 0),
          statement('COMMIT', 1),
        ],
      },
    },
    { type: 'close' },
  ],
})

const app = new Hono<{ Bindings: { DATABASE_URL: string } }>()
app.post('/', async (c) => {
  await c.req.parseBody()
  for (let request = 0; request < 2; request++) {
    const answer = await fetch(`${c.env.DATABASE_URL}/v2/pipeline`, { method: 'POST', body })
    await answer.json()
  }
  return c.redirect('/', 303)
})

export default app
