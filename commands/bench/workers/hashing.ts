// Nothing but the portal's own check of a password: "/check"; "/least" with the two requests to the database around it that any portal
// needs, which here ask for nothing.
import { isPassword } from '../../../src/domain/passwords.ts'

const check = () => isPassword(undefined, 'as long as any other one')

const nothing = JSON.stringify({ requests: [{ type: 'execute', stmt: { sql: 'SELECT 1' } }, { type: 'close' }] })

export default {
  async fetch(request, { DATABASE_URL }) {
    const askForNothing = async () => (await fetch(`${DATABASE_URL}/v2/pipeline`, { method: 'POST', body: nothing })).json()
    const isLeast = new URL(request.url).pathname === '/least'
    if (isLeast) await askForNothing()
    await check()
    if (isLeast) await askForNothing()
    return new Response(null, { status: 204 })
  },
} satisfies ExportedHandler<{ DATABASE_URL: string }>
