// Nothing but the portal's own check of a password, so and so often: "/5" five times.
import { isPassword } from '../../../src/domain/passwords.ts'

export default {
  async fetch(request) {
    const times = Number(new URL(request.url).pathname.slice(1))
    for (let each = 0; each < times; each++) await isPassword(undefined, 'as long as any other one')
    return new Response(null, { status: 204 })
  },
} satisfies ExportedHandler
