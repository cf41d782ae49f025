// Nothing but the portal's own check of a password: "/5" five times, "/least" once, with the two requests to the database around it that any
// portal needs, which here ask for nothing.
import { isPassword } from '../../../src/domain/passwords.ts'

const check = () => isPassword(undefined, 'as long as any other one')

const nothing = JSON.stringify({ requests: [{ type: 'execute', stmt: { sql: 'SELECT 1' } }, { type: 'close' }] })

export default {
  async fetch(request, { DATABASE_URL }) {
    const askForNothing = async () => (await fetch(`${DATABASE_URL}/v2/pipeline`, { method: 'POST', body: nothing })).json()
    const what = new URL(request.url).pathname.slice(1)
    if (what === 'least') {
      await askForNothing()
      await check()
      await askForNothing()
    } else for (let each = 0; each < Number(what); each++) await check()
    return new Response(null, { status: 204 })
  },
} satisfies ExportedHandler<{ DATABASE_URL: string }>
