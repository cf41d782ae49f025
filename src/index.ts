import { createApp } from './app.ts'
import { councils } from './councils/all.ts'
import { connect } from './db/client.ts'
import { tidy } from './domain/tidy.ts'
import { type Bindings, readEnv } from './env.ts'
import { describe } from './middleware/failures.tsx'

const log = (record: object) => console.log(JSON.stringify(record))

const app = createApp(councils, {
  connect,
  now: () => Date.now(),
  pause: (ms) => scheduler.wait(ms),
  log,
})

export default {
  fetch: app.fetch,
  async scheduled(_event, bindings) {
    const stamped = (record: object) => log({ time: new Date().toISOString(), ...record })
    try {
      const { database, keys } = readEnv(bindings)
      await tidy(connect(database.url, database.token), keys, Date.now(), stamped)
    } catch (error) {
      stamped({ level: 'error', event: 'tidy.failed', ...describe(error) })
    }
  },
} satisfies ExportedHandler<Bindings>
