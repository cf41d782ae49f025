import { createApp } from './app.ts'
import { councils } from './councils/all.ts'
import { connect } from './db/client.ts'
import { settle } from './domain/delivering.ts'
import { tidy } from './domain/tidy.ts'
import { type Bindings, readEnv } from './env.ts'
import { describe } from './middleware/failures.tsx'
import { world } from './world.ts'

const app = createApp(councils, world)

/** How often messages that nobody took are tried again: a code lives 10 minutes. The other cron trigger does the rest. */
const EVERY_MINUTE = '* * * * *'

export default {
  fetch: app.fetch,
  async scheduled({ cron }, bindings, context) {
    const stamped = (record: object) => world.log({ time: new Date().toISOString(), ...record })
    const later = (work: Promise<unknown>) =>
      context.waitUntil(work.catch((error) => stamped({ level: 'error', event: 'later.failed', ...describe(error) })))
    try {
      const { database, keys, senders } = readEnv(bindings)
      const db = connect(database.url, database.token)
      const now = Date.now()
      if (cron !== EVERY_MINUTE) await tidy(db, keys, now, stamped)
      for (const council of councils) {
        const origin = `https://${council.hosts[0]}`
        await settle({ db, keys, council, now, origin, senders: senders[council.slug] ?? {}, later, log: stamped })
      }
    } catch (error) {
      stamped({ level: 'error', event: 'cron.failed', ...describe(error) })
    }
  },
} satisfies ExportedHandler<Bindings>
