// What any Worker costs: Hono with one page and one form, and nothing around them.
import { Hono } from 'hono'

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>Sign in</h1>
<form method="post" action="/"><label for="email">E-mail</label><input id="email" name="email" type="email">
<label for="password">Password</label><input id="password" name="password" type="password"><button>Next</button></form></body></html>`

const app = new Hono()
app.get('/', (c) => c.html(page))
app.post('/', async (c) => {
  await c.req.parseBody()
  return c.redirect('/', 303)
})

/** The same, as large as another page is: so many bytes. */
const sized = new Map<number, string>()
app.get('/as-large/:bytes', (c) => {
  const bytes = Number(c.req.param('bytes'))
  const its = sized.get(bytes) ?? page.padEnd(bytes)
  sized.set(bytes, its)
  return c.html(its)
})

export default app
