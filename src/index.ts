import { createApp } from './app.ts'
import { councils } from './councils/all.ts'
import { connect, describe } from './db/client.ts'
import { settle } from './domain/settling.ts'
import { tidy } from './domain/tidy.ts'
import { type Bindings, readEnv } from './env.ts'
import { wordings } from './middleware/visit.ts'
import { world } from './world.ts'

const app = createApp(councils, world)

/** How often messages that nobody took are tried again: a code lives 10 minutes. The other cron trigger does the rest. */
const EVERY_MINUTE = '* * * * *'

export default {
  fetch: app.fetch,
  async scheduled({ cron }, bindings, context) {
    const stamped = (record: object) => world.log({ time: new Date().toISOString(), ...record })
    const tell = (event: string) => (error: unknown) => stamped({ level: 'error', event, ...describe(error) })
    const later = (work: Promise<unknown>) => context.waitUntil(work.catch(tell('later.failed')))
    const now = Date.now()
    try {
      const { database, keys, senders } = readEnv(bindings)
      const db = connect(database.url, database.token)
      if (cron !== EVERY_MINUTE) return await tidy(db, keys, now, stamped)
      // Side by side, so that one that is slow, or fails, keeps no other waiting.
      await Promise.all(
        councils.map((council) => {
          const outgoing = { db, keys, council, now, origin: `https://${council.hosts[0]}`, senders: senders[council.slug] ?? {} }
          return settle({ ...outgoing, ...wordings, later, log: stamped }, Date.now).catch(tell('settle.failed'))
        }),
      )
    } catch (error) {
      tell('cron.failed')(error)
      // The platform counts the run as failed, and writes this message: not the error's, which may hold what people typed.
      throw new Error('cron.failed')
    }
  },
} satisfies ExportedHandler<Bindings>
